import type { Drawing } from '../lesson/chart.ts';
import type { Check } from '../lesson/lesson.ts';
import type { Stage } from '../lesson/stage.ts';
import type { Cast } from '../lesson/trace.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';

/** What was seen on a stage besides the verdict. */
export interface StageRecord {
  readonly transcript: readonly TranscriptEntry[];
  readonly cast: Cast;
  readonly measures: Readonly<Record<string, number>>;
  readonly charts: readonly Drawing[];
  /** The last that the learner's programs printed, without control sequences. */
  readonly output: string;
  readonly ms: number;
}

/** Of a check that was skipped or did not run, or of one whose record is not needed any more. */
export const emptyRecord: StageRecord = {
  transcript: [],
  cast: { programs: [], clients: [] },
  measures: {},
  charts: [],
  output: '',
  ms: 0,
};

/** A check's own stage. */
export interface OpenStage {
  readonly stage: Stage;
  /** Starts the learner's program on it. Throws CheckFailed when it does not come up. */
  start(): Promise<void>;
  /** Runs the check, for as long as any check may take. Throws CannotTell when that is over. */
  run(check: () => Promise<void>): Promise<void>;
  /** After the check: waits for what must not be heard, and looks whether the program still lives. */
  settle(): Promise<void>;
  /** What explains better what the check ran into: a program that has ended by itself. */
  causeOfDeath(error: unknown): Promise<unknown>;
  /** The same, after a wait: what was missed came late, or a program is caught in a loop. */
  whyMissed(error: unknown): Promise<unknown>;
  /** Ends what is on it, be it in the middle of the check. */
  close(): Promise<StageRecord>;
}

/** What the engine asks of the world. */
export interface Backstage {
  /** Prepares what all checks share. Throws CannotTell when this machine cannot do what the lesson needs. */
  ready(): Promise<void>;
  open(check: Check): Promise<OpenStage>;
  /** What was noticed about the program that is no failure. */
  notes(): readonly Note[];
  /** Ends whatever is left. */
  close(): Promise<void>;
}

/** Something worth telling that is no failure. */
export interface Note {
  readonly kind: 'other-address';
  readonly program: string;
  readonly protocol: 'tcp' | 'udp';
  readonly asked: { readonly host: string; readonly port: number };
  readonly listens: { readonly host: string; readonly port: number };
}
