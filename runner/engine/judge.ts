import { CheckFailed } from '../lesson/failure.ts';
import type { Check } from '../lesson/lesson.ts';
import type { Verdict } from '../lesson/verdict.ts';
import type { CheckResult } from './events.ts';
import { emptyRecord, type OpenStage } from './ports.ts';

/** What others wait for while a check is on. */
export interface Reports {
  /** Whether the program came up. */
  readonly started: (cameUp: boolean) => void;
  /** The check has seen what it wanted, and only looks for a moment whether more comes. */
  readonly seen: () => void;
  /** Waiting takes no processor time: somebody else may have the lane. */
  readonly leaveLane: () => void;
}

/** Starts the program, runs the check, and lingers; says as soon as it is known whether the program came up. */
export async function judge(
  check: Check,
  open: OpenStage,
  { started, seen, leaveLane }: Reports,
): Promise<Verdict> {
  try {
    await open.start();
  } catch (error) {
    started(false);
    return verdictOn(error);
  }
  started(true);
  try {
    await open.run(() => check.run(open.stage));
    seen();
    leaveLane();
    await open.settle();
    return { status: 'passed' };
  } catch (error) {
    leaveLane();
    return verdictOn(await open.whyMissed(await open.causeOfDeath(error)));
  }
}

/** The result of a check that has not run to its end. */
export const without = (check: Check, verdict: Verdict): CheckResult => ({
  check,
  verdict,
  record: emptyRecord,
});

export function verdictOn(error: unknown): Verdict {
  if (error instanceof CheckFailed) {
    const { failure, sharesCauseWith } = error;
    return { status: 'failed', failure, ...(sharesCauseWith ? { sharesCauseWith } : {}) };
  }
  return { status: 'inconclusive', error: toError(error) };
}

export const toError = (error: unknown) =>
  error instanceof Error ? error : new Error(String(error));
