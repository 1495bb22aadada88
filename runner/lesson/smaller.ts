import type { Failure } from './failure.ts';
import type { Text } from './text.ts';
import type { TranscriptEntry } from './transcript.ts';

/** What a trial does: it sends pieces that arrive apart, or what the text says. */
export type Input = { readonly pieces: readonly Uint8Array[] } | { readonly described: Text };

/** A simpler input than a check's own. */
export interface Trial<S> {
  readonly input: Input;
  run(stage: S): Promise<void>;
}

/** Where the smallest input that still fails is looked for, once a check has failed. */
export type Smaller<S> =
  /** Unlike inputs, the simplest first. */
  | { readonly trials: readonly Trial<S>[] }
  /** The same input in any size from 1 up to the check's own. */
  | { readonly most: number; readonly trial: (size: number) => Trial<S> };

/** The same trials on a stage without the lesson's own words. */
export function onPlainStage<S, Plain>(
  smaller: Smaller<S>,
  withWords: (stage: Plain) => S,
): Smaller<Plain> {
  const plain = (trial: Trial<S>): Trial<Plain> => ({
    input: trial.input,
    run: (stage) => trial.run(withWords(stage)),
  });
  return 'trials' in smaller
    ? { trials: smaller.trials.map(plain) }
    : { most: smaller.most, trial: (size) => plain(smaller.trial(size)) };
}

/** The smallest input that was seen to fail as a check did. */
export interface Smallest {
  readonly input: Input;
  readonly failure: Failure;
  readonly transcript: readonly TranscriptEntry[];
  /** The largest input that was seen to work, where inputs have a size. */
  readonly works?: Input;
}
