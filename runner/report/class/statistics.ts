import { mistakeOf } from '../../explain/mistakes.ts';
import type { Check, Lesson } from '../../lesson/lesson.ts';
import type { Text } from '../../lesson/text.ts';
import type { VerdictStatus } from '../../lesson/verdict.ts';
import type { ClassReport, Row } from './class-report.ts';
import { firstToMend, markedFor, markFor, standingOf, type Standing } from './standing.ts';

/** What the class makes of a check. */
export interface CheckFigures extends Readonly<Record<VerdictStatus, number>> {
  readonly check: Check;
}

/** Learners who are held up by the same check, and for the same reason. */
export interface Group {
  readonly check: Check;
  /** What their programs do, in half a sentence. */
  readonly mistake: Text;
  readonly rows: readonly Row[];
}

export interface LessonFigures {
  readonly lesson: Lesson;
  /** How many submissions were marked. */
  readonly marked: number;
  readonly standings: Readonly<Record<Standing, number>>;
  readonly checks: readonly CheckFigures[];
  /** The largest first. */
  readonly groups: readonly Group[];
}

/** Learners whose files are the same in these lessons, byte for byte. */
interface Alike {
  readonly lessons: readonly Lesson[];
  readonly rows: readonly Row[];
}

/** What can be said of the class as a whole. */
export interface Statistics {
  readonly lessons: readonly LessonFigures[];
  readonly alike: readonly Alike[];
}

/** The rows by what `keyOf` makes of them, in the order in which they first come; some have no key. */
function grouped(rows: readonly Row[], keyOf: (row: Row) => string | undefined): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function standingsOf(rows: readonly Row[], lesson: Lesson): LessonFigures['standings'] {
  const standings = rows.map((row) => standingOf(markFor(row, lesson)));
  const count = (standing: Standing) => standings.filter((each) => each === standing).length;
  return {
    star: count('star'),
    passed: count('passed'),
    failed: count('failed'),
    inconclusive: count('inconclusive'),
    missing: count('missing'),
    unusable: count('unusable'),
  };
}

function figuresOf(rows: readonly Row[], lesson: Lesson, check: Check): CheckFigures {
  const statuses = rows.map(
    (row) =>
      markedFor(row, lesson)?.run.result.checks.find((each) => each.check.id === check.id)?.verdict
        .status,
  );
  const count = (status: VerdictStatus) => statuses.filter((each) => each === status).length;
  return {
    check,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    inconclusive: count('inconclusive'),
  };
}

/** What holds a learner up. */
function obstacleOf(row: Row, lesson: Lesson): Omit<Group, 'rows'> | undefined {
  const first = firstToMend(markFor(row, lesson));
  if (first?.verdict.status !== 'failed') return undefined;
  const { check, verdict, record } = first;
  return { check, mistake: mistakeOf(verdict.failure, record.transcript) };
}

function groupsOf(all: readonly Row[], lesson: Lesson): Group[] {
  const obstacles = new Map(all.map((row) => [row, obstacleOf(row, lesson)]));
  const keyOf = (row: Row) => {
    const obstacle = obstacles.get(row);
    return obstacle && `${obstacle.check.id} ${obstacle.mistake.en}`;
  };
  return grouped(all, keyOf)
    .flatMap((rows) => {
      const [first] = rows;
      const obstacle = first && obstacles.get(first);
      return obstacle ? [{ ...obstacle, rows }] : [];
    })
    .sort((one, other) => other.rows.length - one.rows.length);
}

function alikeIn({ lessons, rows }: ClassReport): Alike[] {
  const found = new Map<string, Alike>();
  for (const lesson of lessons) {
    for (const some of grouped(rows, (row) => markedFor(row, lesson)?.fingerprint)) {
      if (some.length < 2) continue;
      const who = some.map((row) => rows.indexOf(row)).join(' ');
      found.set(who, { lessons: [...(found.get(who)?.lessons ?? []), lesson], rows: some });
    }
  }
  return [...found.values()];
}

export function statisticsOf(report: ClassReport): Statistics {
  const { lessons, rows } = report;
  return {
    lessons: lessons.map((lesson) => ({
      lesson,
      marked: rows.filter((row) => markedFor(row, lesson)).length,
      standings: standingsOf(rows, lesson),
      checks: lesson.checks.map((check) => figuresOf(rows, lesson, check)),
      groups: groupsOf(rows, lesson),
    })),
    alike: alikeIn(report),
  };
}

/** The checks that most of the class fail. */
export const hardest = ({ checks }: LessonFigures, most: number): CheckFigures[] =>
  checks
    .filter(({ failed }) => failed > 0)
    .sort((one, other) => other.failed - one.failed)
    .slice(0, most);
