import type { CheckResult, LessonResult } from '../engine/events.ts';
import type { Check, Tier } from '../lesson/lesson.ts';
import type { Points } from '../report/class/class-report.ts';

/** What the checks of a lesson are worth. */
interface Worth extends Partial<Readonly<Record<Tier, number>>> {
  /** The most that core and stretch checks bring together. */
  readonly most?: number;
  /** By the id of the check. */
  readonly checks: ReadonlyMap<string, number>;
}

/** How checks become points: what is said of a check counts, else what is said of its lesson, else of all lessons. */
export interface Scheme extends Readonly<Record<Tier, number>> {
  /** By the id of the lesson. */
  readonly lessons: ReadonlyMap<string, Worth>;
}

/** Every core check counts equally, every stretch check is a bonus. */
export const usualScheme: Scheme = { core: 1, stretch: 1, lessons: new Map() };

/** A third and two thirds are one. */
const rounded = (points: number) => Math.round(points * 1000) / 1000;

/** Whether it is known that a check brings nothing: one that was skipped stands for the one that it waits for. */
function isOpen({ verdict }: CheckResult, results: readonly CheckResult[]): boolean {
  if (verdict.status !== 'skipped') return verdict.status === 'inconclusive';
  const awaited = results.find(({ check }) => check.id === verdict.because);
  return awaited !== undefined && isOpen(awaited, results);
}

/** The points of a result. */
export function pointsOf({ lesson, checks }: LessonResult, scheme: Scheme): Points {
  const own = scheme.lessons.get(lesson.id);
  const worth = ({ id, tier }: Check) => own?.checks.get(id) ?? own?.[tier] ?? scheme[tier];
  const sum = (of: readonly Check[]) => of.reduce((total, check) => total + worth(check), 0);
  const passed = (tier: Tier) =>
    checks
      .filter(({ check, verdict }) => check.tier === tier && verdict.status === 'passed')
      .map(({ check }) => check);
  const most = own?.most ?? Infinity;
  const earned = Math.min(most, sum(passed('core')));
  const bonus = Math.min(most - earned, sum(passed('stretch')));
  const open = sum(checks.filter((each) => isOpen(each, checks)).map(({ check }) => check));
  return {
    earned: rounded(earned),
    of: rounded(Math.min(most, sum(lesson.checks.filter(({ tier }) => tier === 'core')))),
    bonus: rounded(bonus),
    open: rounded(Math.min(most - earned - bonus, open)),
  };
}
