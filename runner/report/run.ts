import type { LessonResult } from '../engine/events.ts';
import type { Check, Lesson } from '../lesson/lesson.ts';
import type { Lang } from '../lesson/text.ts';

/** A lesson that was verified once: what came of it, and what a report says besides. */
export interface Run {
  readonly result: LessonResult;
  /** The words that start the program. */
  readonly program: readonly string[];
  /** What was verified, in a line: the file, or the whole command. */
  readonly title: string;
  /** Where the learner's programs are, from where the user stands. */
  readonly files: Readonly<Record<string, string>>;
  /** The command that runs one check alone. */
  readonly again: (lesson: Lesson, check: Check, seed: number) => string;
  readonly at: Date;
  /** What it was verified with: `socket-workshop 1.0.0`, `Node.js 20.19.0`, and so on. */
  readonly versions: readonly string[];
}

/** Makes one text of all runs. `verbose`: all there is to tell, where that is long. */
export type Document = (runs: readonly Run[], lang: Lang, verbose: boolean) => string;
