import type { Lesson } from '../../lesson/lesson.ts';
import type { Lang, Text } from '../../lesson/text.ts';
import type { Run } from '../run.ts';

/** Somebody who has handed something in, or should have. */
export interface Learner {
  /** From the roster; else the name of what was handed in, without the extension of an archive. */
  readonly name: string;
  /** From the roster. */
  readonly id?: string;
  /** The folder or archive in the folder of the class; none where nothing was handed in. */
  readonly source?: string;
  /** From the roster: the language in which they are told. */
  readonly lang?: Lang;
  /** There is a roster, and they are not on it. */
  readonly isUnexpected?: true;
}

export interface Points {
  readonly earned: number;
  readonly of: number;
  /** What stretch checks add to that. */
  readonly bonus: number;
  /** What may still be added for checks that could not be judged: it is neither earned nor lost. */
  readonly open: number;
}

/** What came of one learner's lesson. */
export type Mark =
  | {
      readonly is: 'marked';
      readonly run: Run;
      readonly points: Points;
      /** Limits that the programs ran into, each in a sentence. */
      readonly incidents: readonly Text[];
      /** SHA-256 of the files that were handed in. */
      readonly fingerprint: string;
      /** SHA-256 of the program and the lesson that it was marked with. */
      readonly verifier: string;
    }
  /** Nothing was handed in. */
  | { readonly is: 'missing' }
  /** Something was handed in that cannot be marked. */
  | { readonly is: 'unusable'; readonly because: Text };

export interface Row {
  readonly learner: Learner;
  /** By the id of the lesson: one for each of the class's lessons. */
  readonly marks: ReadonlyMap<string, Mark>;
}

/** A class, marked. */
export interface ClassReport {
  readonly lessons: readonly Lesson[];
  /** In the order of the roster, then by name. */
  readonly rows: readonly Row[];
  readonly at: Date;
  readonly seed: number;
  /** What it was marked with: `socket-workshop 1.0.0`, `Node.js 20.19.0`, and so on. */
  readonly versions: readonly string[];
}
