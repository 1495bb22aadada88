import type { Failure } from './failure.ts';

/** What came of a check. Only `failed` is the learner's doing. */
export type Verdict =
  | { readonly status: 'passed' }
  /** `sharesCauseWith`: the id of a check that fails for the same cause, if it does. */
  | { readonly status: 'failed'; readonly failure: Failure; readonly sharesCauseWith?: string }
  /** `because`: the id of the check whose failure makes this one pointless. */
  | { readonly status: 'skipped'; readonly because: string }
  | { readonly status: 'inconclusive'; readonly error: Error };

export type VerdictStatus = Verdict['status'];
