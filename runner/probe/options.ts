import type { Lesson } from '../lesson/lesson.ts';
import type { Cell } from './cell.ts';
import type { Patience } from './patience.ts';

/** What is verified. */
export interface Submission {
  /** The folder that programs are looked for in, for messages. */
  readonly folder: string;
  /** The file of each program that there is. */
  readonly files: Readonly<Record<string, string>>;
  /** A program in any language, and where it was given; `{}` in it stands for the name of the program. */
  readonly command?: { readonly words: readonly [string, ...string[]]; readonly cwd: string };
}

export interface ProbeOptions {
  readonly lesson: Lesson;
  readonly submission: Submission;
  readonly seed: number;
  readonly patience: Patience;
  /** The file that is loaded into the learner's Node programs before their first line. */
  readonly preload: string;
  /** Whether a failure is worth some time to find out more about it. */
  readonly explains: boolean;
  /** Where big files are kept from one run to the next. */
  readonly cacheFolder: string;
  /** Where the programs run, when they are strangers'. */
  readonly cell?: Cell;
}
