import type { Random } from '../lesson/random.ts';
import type { LaunchOptions } from '../lesson/stage.ts';
import type { Patience } from './patience.ts';
import type { LearnerProgram } from './program.ts';
import type { Transcript } from './transcript.ts';

/** How the stage gets at the learner's programs. */
interface Launcher {
  launch(name: string, options: LaunchOptions): Promise<LearnerProgram>;
  /** Told of every program that listens. */
  listens(program: LearnerProgram): void;
}

export interface StageParts {
  readonly random: Random;
  readonly transcript: Transcript;
  readonly patience: Patience;
  readonly host: string;
  readonly launcher: Launcher;
  /** Throws when the run has been ended: a check that goes on must not enter the program of the next one. */
  readonly goesOn: () => void;
  /** The lesson's big file. */
  readonly file: string | undefined;
  /** Where files are put that are taken away in the end. */
  readonly folder: () => string;
}
