import type { Check, Lesson, Tier } from '../lesson/lesson.ts';
import type { Smallest } from '../lesson/smaller.ts';
import type { Verdict } from '../lesson/verdict.ts';
import type { Note, StageRecord } from './ports.ts';

export interface CheckResult {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly record: StageRecord;
  /** Of a check that failed, where it could be found. */
  readonly smallest?: Smallest;
}

export interface Score {
  readonly passed: number;
  readonly total: number;
}

export interface LessonResult {
  readonly lesson: Lesson;
  readonly seed: number;
  readonly status: 'passed' | 'failed' | 'inconclusive';
  readonly ms: number;
  readonly score: Readonly<Record<Tier, Score>>;
  readonly notes: readonly Note[];
  readonly checks: readonly CheckResult[];
}

/** What happens while a lesson is verified, in the order of its checks. */
export type Event =
  | {
      readonly type: 'lesson-started';
      readonly lesson: Lesson;
      readonly seed: number;
      readonly checks: readonly Check[];
    }
  | { readonly type: 'check-started'; readonly check: Check }
  | { readonly type: 'check-ended'; readonly result: CheckResult }
  | { readonly type: 'lesson-ended'; readonly result: LessonResult };

const scoreOf = (checks: readonly CheckResult[], tier: Tier): Score => {
  const ofTier = checks.filter(({ check }) => check.tier === tier);
  return {
    passed: ofTier.filter(({ verdict }) => verdict.status === 'passed').length,
    total: ofTier.length,
  };
};

/** A core check that failed decides; else one that could not be judged; stretch checks only earn the star. */
function statusOf(checks: readonly CheckResult[]): LessonResult['status'] {
  const statuses = new Map(checks.map(({ check, verdict }) => [check.id, verdict.status]));
  const core = checks
    .filter(({ check }) => check.tier === 'core')
    // A check that was skipped stands for the one that it waits for.
    .map(({ verdict }) =>
      verdict.status === 'skipped' ? statuses.get(verdict.because) : verdict.status,
    );
  if (core.includes('failed')) return 'failed';
  return core.every((status) => status === 'passed') ? 'passed' : 'inconclusive';
}

export const lessonResult = (
  run: Pick<LessonResult, 'lesson' | 'seed' | 'ms' | 'notes' | 'checks'>,
): LessonResult => ({
  ...run,
  status: statusOf(run.checks),
  score: { core: scoreOf(run.checks, 'core'), stretch: scoreOf(run.checks, 'stretch') },
});
