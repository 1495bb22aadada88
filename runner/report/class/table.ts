import stringWidth from 'string-width';
import { pad } from '../../explain/lanes.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Lang } from '../../lesson/text.ts';
import { cut, indent } from '../layout.ts';
import { unpainted, type Paint, type Palette } from '../palette.ts';
import { reportWords } from '../texts.ts';
import type { ClassReport, Mark } from './class-report.ts';
import {
  firstToMend,
  markFor,
  nameOf,
  pointsText,
  scoreText,
  standingMarks,
  standingOf,
  totalsOf,
  type Standing,
} from './standing.ts';
import { summaryOf } from './summary.ts';
import { classWords } from './texts.ts';

export interface TableOptions {
  readonly lang: Lang;
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
}

interface Cell {
  readonly text: string;
  readonly paint: Paint;
}

type Line = readonly Cell[];

const cells = (texts: readonly string[], paint = unpainted): Line =>
  texts.map((text) => ({ text, paint }));

const between = 2;
/** So much is always left for names. */
const leastName = 12;

/** The columns that each cell of a line needs. */
const widthsOf = (lines: readonly Line[]): number[] =>
  (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => stringWidth(line[column]?.text ?? ''))),
  );

/** The columns that are left for names. */
const roomForNames = (lines: readonly Line[], width: number) =>
  widthsOf(lines)
    .slice(1)
    .reduce((room, each) => room - each - between, width);

/** Columns without lines around them. The first one gives way where there is no room. */
function columns(lines: readonly Line[], width: number): string {
  const [first = 0, ...rest] = widthsOf(lines);
  const widths = [Math.min(first, Math.max(leastName, roomForNames(lines, width))), ...rest];
  const drawn = lines.map((line) =>
    line
      .map(({ text, paint }, column) => {
        const room = widths[column] ?? 0;
        return pad(text === '' ? '' : paint(cut(text, room)), room + between);
      })
      .join('')
      .trimEnd(),
  );
  return drawn.map((line) => cut(line, width)).join('\n');
}

const markOf = (mark: Mark) => standingMarks[standingOf(mark)];

function paintOf(mark: Mark, { green, red, yellow, dim }: Palette): Paint {
  const paints: Record<Standing, Paint> = {
    star: green,
    passed: green,
    failed: red,
    inconclusive: yellow,
    missing: dim,
    unusable: yellow,
  };
  return paints[standingOf(mark)];
}

/** One lesson: what came of it, and where a learner begins to mend. */
function ofOne({ rows }: ClassReport, lesson: Lesson, options: TableOptions): Line[] {
  const { lang, palette } = options;
  const words = classWords[lang];
  const { core, stretch } = reportWords[lang];
  const lines = rows.map((row): Line => {
    const mark = markFor(row, lesson);
    const text = `${markOf(mark)} ${nameOf(row.learner)}`;
    const name = { text, paint: paintOf(mark, palette) };
    if (mark.is !== 'marked') {
      return [name, ...cells(['', '', '', words.standings[mark.is]], palette.dim)];
    }
    const { score } = mark.run.result;
    const first = firstToMend(mark)?.check.id ?? '';
    const scores = [scoreText(score.core), scoreText(score.stretch), pointsText(mark.points)];
    return [name, ...cells([...scores, first])];
  });
  const heads = [`  ${words.learner}`, core, stretch, words.points, words.heldUpBy];
  return [cells(heads, palette.dim), ...lines];
}

/** Several lessons, a column for each; `wide`: with the number of core checks that passed. */
function ofSeveral(report: ClassReport, wide: boolean, options: TableOptions): Line[] {
  const words = classWords[options.lang];
  const totals = totalsOf(report);
  const lines = report.rows.map((row): Line => {
    const marks = report.lessons.map((lesson): Cell => {
      const mark = markFor(row, lesson);
      const score = wide && mark.is === 'marked' ? ` ${scoreText(mark.run.result.score.core)}` : '';
      return { text: markOf(mark) + score, paint: paintOf(mark, options.palette) };
    });
    const total = totals.get(row);
    return [...cells([nameOf(row.learner)]), ...marks, ...cells([total ? pointsText(total) : ''])];
  });
  // The number of a lesson is enough: its name stands below.
  const numbers = report.lessons.map(({ id }) => /^\d+/.exec(id)?.[0] ?? id);
  return [cells([words.learner, ...numbers, words.points], options.palette.dim), ...lines];
}

function linesOf(report: ClassReport, room: number, options: TableOptions): Line[] {
  const [lesson, ...others] = report.lessons;
  if (lesson && others.length === 0) return ofOne(report, lesson, options);
  const wide = ofSeveral(report, true, options);
  return roomForNames(wide, room) >= leastName ? wide : ofSeveral(report, false, options);
}

/** The class on a terminal: a line for each learner, and below what can be said of all. */
export function classTable(report: ClassReport, options: TableOptions): string {
  const room = options.width - 4;
  return [columns(linesOf(report, room, options), room), ...summaryOf(report, room, options)]
    .map((part) => `\n${indent(part, 2)}\n`)
    .join('');
}
