import { pad } from '../../explain/lanes.ts';
import type { Outline } from '../../lesson/lesson.ts';
import type { Lang } from '../../lesson/text.ts';
import { stringWidth } from '../../lesson/width.ts';
import { wrap } from '../../report/layout.ts';
import { toJson } from '../../report/to-json.ts';
import type { LessonState } from '../../workspace/progress.ts';
import { exitStatus, type Command } from '../context.ts';
import { rowsOf, stateWords, whereToGoOn, type Row } from '../course.ts';
import { readProgressIfPossible } from '../progress.ts';

const headings: Record<Lang, string[]> = {
  en: ['lesson', 'title', 'teaches', 'core', 'stretch', 'state'],
  'zh-CN': ['课程', '标题', '内容', '核心', '进阶', '状态'],
};

const listDocument = (rows: readonly Row[], lang: Lang) => ({
  version: 1,
  lessons: rows.map(({ lesson: { id, title, teaches }, state, core, stretch }) => ({
    id,
    title: title[lang],
    teaches: teaches[lang],
    state,
    score: { core, stretch },
  })),
});

export const list: Command = async (context) => {
  const { catalogue, screen, lang, palette, invocation } = context;
  const progress = await readProgressIfPossible(context);
  const rows = rowsOf(catalogue.outlines(), progress);
  if (invocation.flags.has('json')) {
    screen.out(toJson(listDocument(rows, lang)));
    return exitStatus.passed;
  }
  const of = ({ passed, total }: { passed: number; total: number }) => `${passed}/${total}`;
  const paint = (state: LessonState['state']) =>
    (state === 'not-started' ? palette.dim : state === 'started' ? palette.yellow : palette.green)(
      stateWords[lang][state],
    );
  const cells = (lesson: Outline, rest: string[]) => [
    palette.bold(lesson.id),
    lesson.title[lang],
    lesson.teaches[lang],
    ...rest,
  ];
  const lines = [
    headings[lang].map((heading) => palette.dim(heading)),
    ...rows.map(({ lesson, state, core, stretch }) =>
      cells(lesson, [of(core), of(stretch), paint(state)]),
    ),
  ];
  screen.out(`${table(lines, screen.width)}\n`);
  const next = whereToGoOn(rows, progress.lastStarted);
  if (next) {
    const verb = next.state === 'started' ? 'verify' : 'start';
    const what = lang === 'zh-CN' ? '下一步：' : 'Next:  ';
    screen.out(`\n${what}${palette.cyan(`npx workshop ${verb} ${next.lesson.id}`)}\n`);
  }
  return exitStatus.passed;
};

const between = 2;

/** The column that gives way on a narrow terminal, what a lesson teaches, and the least that it is worth. */
const giving = { column: 2, least: 24 };
/** The one that gives way where even without that one there is not enough room. */
const titles = { column: 1, least: 9 };

const widthsOf = (lines: readonly string[][]) =>
  (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((cells) => stringWidth(cells[column] ?? ''))),
  );

/** Columns without lines around them. What is no row of cells stands as it is. */
function columns(lines: readonly (string | string[])[]): string {
  const widths = widthsOf(lines.filter((line) => typeof line !== 'string'));
  const draw = (cell: string, column: number) => pad(cell, (widths[column] ?? 0) + between);
  return lines
    .map((line) => (typeof line === 'string' ? line : line.map(draw).join('').trimEnd()))
    .join('\n');
}

const roomFor = (column: number, lines: readonly string[][], width: number) => {
  const widths = widthsOf(lines);
  const needed = widths.reduce((sum, each) => sum + each + between, -between);
  return (widths[column] ?? 0) - Math.max(0, needed - width);
};

/** The same on as many lines as it takes where so much room is left for one column. */
const folded = (cells: readonly string[], column: number, room: number) =>
  wrap(cells[column] ?? '', room)
    .split('\n')
    .map((part, index) => (index === 0 ? cells : cells.map(() => '')).with(column, part));

const indented = (text: string, width: number) =>
  wrap(text, width - between)
    .split('\n')
    .map((line) => ' '.repeat(between) + line);

function table(lines: readonly string[][], width: number): string {
  const room = roomFor(giving.column, lines, width);
  if (room >= giving.least) {
    return columns(lines.flatMap((cells) => folded(cells, giving.column, room)));
  }
  const others = lines.map((cells) => cells.toSpliced(giving.column, 1));
  const titleRoom = Math.max(titles.least, roomFor(titles.column, others, width));
  const below = (text: string, row: number) => (row === 0 ? [] : indented(text, width));
  return columns(
    others.flatMap((cells, row) => [
      ...folded(cells, titles.column, titleRoom),
      ...below(lines[row]?.[giving.column] ?? '', row),
    ]),
  );
}
