import type { Text } from '../lesson/text.ts';

/** What is to be marked. */
export interface MarkingOrder {
  readonly lesson: string;
  /** Where the programs are, for whoever marks. */
  readonly folder: string;
  readonly seed: number;
  /** The marker runs in a sandbox, where it can put each program into a cell. */
  readonly isSandboxed: boolean;
}

/** What came of it. */
export interface MarkingReport {
  /** From `saveResult`. */
  readonly result: unknown;
  readonly incidents: readonly Text[];
}
