import { stringify } from 'csv-stringify/sync';
import type { Lesson } from '../../lesson/lesson.ts';
import { plainLine } from '../plain.ts';
import type { ClassReport, Points, Row } from './class-report.ts';
import { firstToMend, markedFor, markFor, standingOf, totalsOf } from './standing.ts';

type Column = readonly [heading: string, cell: (row: Row) => string | number | undefined];

const ofPoints = (prefix: string, pointsOf: (row: Row) => Points | undefined): Column[] =>
  (['earned', 'of', 'bonus', 'open'] as const).map((name) => [
    `${prefix} ${name === 'earned' ? 'points' : name}`,
    (row) => pointsOf(row)?.[name],
  ]);

const ofLesson = (lesson: Lesson): Column[] => [
  [`${lesson.id} status`, (row) => standingOf(markFor(row, lesson))],
  ...ofPoints(lesson.id, (row) => markedFor(row, lesson)?.points),
  [`${lesson.id} first to mend`, (row) => firstToMend(markFor(row, lesson))?.check.id],
];

const ofChecks = (lesson: Lesson): Column[] =>
  lesson.checks.map(({ id }) => [
    `${lesson.id} ${id}`,
    (row) =>
      markedFor(row, lesson)?.run.result.checks.find(({ check }) => check.id === id)?.verdict
        .status,
  ]);

/**
 * A line for each learner, as gradebooks have it: who it is, the points, then every check. The headings are the same in
 * every language, so that whatever reads them finds them. Where nothing was marked the points are empty: whether that
 * is a nought is the teacher's to say.
 */
export function classCsv(report: ClassReport): string {
  const { lessons, rows } = report;
  const totals = totalsOf(report);
  const columns: Column[] = [
    ['id', ({ learner }) => learner.id],
    ['name', ({ learner }) => learner.name],
    ['folder', ({ learner }) => learner.source],
    ...ofPoints('total', (row) => totals.get(row)),
    ...lessons.flatMap(ofLesson),
    ...lessons.flatMap(ofChecks),
  ];
  const safe = (cell: string | number | undefined) =>
    typeof cell === 'string' ? plainLine(cell) : cell;
  const lines = rows.map((row) => columns.map(([, cellOf]) => safe(cellOf(row))));
  return stringify([columns.map(([heading]) => heading), ...lines], {
    // Spreadsheets take UTF-8 for something else without it, and what begins with = for a formula.
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
