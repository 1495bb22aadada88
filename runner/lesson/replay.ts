import type { Failure } from './failure.ts';
import type { TranscriptEntry } from './transcript.ts';

/** Where somebody first hears something else than then. Of a piece of a stream only the line that differs is left. */
export interface Difference {
  readonly who: string;
  readonly now?: TranscriptEntry;
  /** With the ports of now. */
  readonly then?: TranscriptEntry;
  /** Where in the new transcript it stands, or would stand. */
  readonly place: number;
}

/** What comes of a trace that was played again. */
export interface Outcome {
  /**
   * `same` and `differs` where the check had not failed; `mended` and `fails` where it had, and `unclear` where what was
   * observed then does not say whether it would fail now.
   */
  readonly verdict: 'same' | 'differs' | 'mended' | 'fails' | 'unclear';
  /** Why it fails now; where it is mended, why it had failed, with the ports of now. */
  readonly failure?: Failure;
  /** Of each client the first one, in the order in which they came. */
  readonly differences: readonly Difference[];
}
