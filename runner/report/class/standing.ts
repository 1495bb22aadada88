import type { CheckResult, Score } from '../../engine/events.ts';
import { visible } from '../../explain/visible.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { cut } from '../layout.ts';
import { firstFailed, marks } from '../told.ts';
import type { ClassReport, Learner, Mark, Points, Row } from './class-report.ts';

/** How a learner's lesson stands; `star`: its stretch checks have passed as well. */
export type Standing = 'star' | 'passed' | 'failed' | 'inconclusive' | 'missing' | 'unusable';

/** What stands for it in a column. */
export const standingMarks: Readonly<Record<Standing, string>> = {
  star: '★',
  passed: marks.passed,
  failed: marks.failed,
  inconclusive: marks.inconclusive,
  missing: marks.skipped,
  unusable: '!',
};

export type Marked = Extract<Mark, { is: 'marked' }>;

const missing: Mark = { is: 'missing' };

/** What came of a learner's lesson. */
export const markFor = ({ marks }: Row, { id }: Lesson): Mark => marks.get(id) ?? missing;

export const markedFor = (row: Row, lesson: Lesson): Marked | undefined => {
  const mark = markFor(row, lesson);
  return mark.is === 'marked' ? mark : undefined;
};

export function standingOf(mark: Mark): Standing {
  if (mark.is !== 'marked') return mark.is;
  const { status, score } = mark.run.result;
  const isStar = status === 'passed' && score.stretch.passed === score.stretch.total;
  return isStar ? 'star' : status;
}

/** Where a learner begins to look. */
export const firstToMend = (mark: Mark): CheckResult | undefined =>
  mark.is === 'marked' ? firstFailed(mark.run.result.checks) : undefined;

/** Sums of tenths are to be tenths. */
const sum = (numbers: readonly number[]) =>
  Math.round(numbers.reduce((total, each) => total + each, 0) * 1000) / 1000;

/**
 * The points of all lessons of the class, for those of whom anything was marked. A lesson counts in what they are out of
 * as soon as it was marked of anybody.
 */
export function totalsOf({ rows, lessons }: ClassReport): ReadonlyMap<Row, Points> {
  const worth = lessons.map((lesson) =>
    Math.max(0, ...rows.map((row) => markedFor(row, lesson)?.points.of ?? 0)),
  );
  const of = sum(worth);
  const totals = rows.flatMap((row): [Row, Points][] => {
    const all = lessons.flatMap((lesson) => markedFor(row, lesson)?.points ?? []);
    if (all.length === 0) return [];
    const earned = sum(all.map((each) => each.earned));
    const bonus = sum(all.map((each) => each.bonus));
    return [[row, { earned, of, bonus, open: sum(all.map((each) => each.open)) }]];
  });
  return new Map(totals);
}

/** Whether any points are not final. */
export const hasOpen = (totals: ReadonlyMap<Row, Points>): boolean =>
  [...totals.values()].some(({ open }) => open > 0);

export const scoreText = ({ passed, total }: Score): string => `${passed}/${total}`;

/** What is still open stands behind a question mark: no number is to look final that is not. */
export const pointsText = ({ earned, of, bonus, open }: Points): string =>
  `${earned}/${of}${bonus > 0 ? ` +${bonus}` : ''}${open > 0 ? ` ?${open}` : ''}`;

/** A name among others: in columns of a terminal. */
const widestName = 30;

/** What a learner is called in a sentence. */
export const nameOf = ({ name }: Learner): string => cut(visible(name), widestName);
