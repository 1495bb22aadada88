import type { Address, Failure } from './failure.ts';
import type { TranscriptEntry } from './transcript.ts';
import type { VerdictStatus } from './verdict.ts';

/** A client, and the address that it had. */
interface Party extends Address {
  readonly name: string;
}

/** A program of the learner's, how it was started, and what came of that. */
export interface Launched {
  readonly name: string;
  readonly args: readonly string[];
  /** What it found in HOST and PORT. */
  readonly asked: Address;
  /** What its environment had besides. */
  readonly env: Readonly<Record<string, string>>;
  /** Where it listened, if it came to that. */
  readonly listened?: Address;
}

/** Who took part in a check, in the order in which they came. */
export interface Cast {
  readonly programs: readonly Launched[];
  readonly clients: readonly Party[];
}

/** All that went over the wire in one check, and what is needed to play it again. */
export interface Trace extends Cast {
  readonly lesson: string;
  readonly check: string;
  readonly seed: number;
  readonly status: VerdictStatus;
  /** What was verified, as the words of a command. */
  readonly program: readonly string[];
  readonly node: string;
  /** What was observed, where the check failed. */
  readonly failure?: Failure;
  /** How long the check took. */
  readonly ms: number;
  readonly entries: readonly TranscriptEntry[];
}
