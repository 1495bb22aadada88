import Table from 'cli-table3';
import stringWidth from 'string-width';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Lang } from '../../lesson/text.ts';
import { toJson } from '../../report/json.ts';
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
  const lessons = await Promise.all(catalogue.ids.map((id) => catalogue.load(id)));
  const rows = rowsOf(lessons, progress);
  if (invocation.flags.has('json')) {
    screen.out(toJson(listDocument(rows, lang)));
    return exitStatus.passed;
  }
  const of = ({ passed, total }: { passed: number; total: number }) => `${passed}/${total}`;
  const paint = (state: LessonState['state']) =>
    (state === 'not-started' ? palette.dim : state === 'started' ? palette.yellow : palette.green)(
      stateWords[lang][state],
    );
  const cells = (lesson: Lesson, rest: string[]) => [
    palette.bold(lesson.id),
    lesson.title[lang],
    lesson.teaches[lang],
    ...rest,
  ];
  screen.out(
    `${table(
      headings[lang].map((heading) => palette.dim(heading)),
      rows.map(({ lesson, state, core, stretch }) =>
        cells(lesson, [of(core), of(stretch), paint(state)]),
      ),
      screen.width,
      lang,
    )}\n`,
  );
  const next = whereToGoOn(rows, progress.lastStarted);
  if (next) {
    const verb = next.state === 'started' ? 'verify' : 'start';
    const what = lang === 'zh-CN' ? '下一步：' : 'Next:  ';
    screen.out(`\n${what}${palette.cyan(`npx workshop ${verb} ${next.lesson.id}`)}\n`);
  }
  return exitStatus.passed;
};

/** The column that gives way on a narrow terminal, what a lesson teaches, and the least that it is worth. */
const giving = { column: 2, least: 14 };

/** Columns without lines around them. */
function table(head: string[], rows: string[][], width: number, lang: Lang): string {
  const none = Object.fromEntries(
    [
      ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
      ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
    ].map((part) => [part, '']),
  );
  const draw = (lines: string[][], columns: (number | null)[]) => {
    const drawn = new Table({
      chars: none,
      style: { head: [], 'padding-left': 0, 'padding-right': 2 },
      wordWrap: true,
      // Chinese has no blanks to break a line at.
      wrapOnWordBoundary: lang === 'en',
      colWidths: columns,
    });
    drawn.push(...lines);
    return trimLines(drawn.toString());
  };
  const lines = [head, ...rows];
  const wide = draw(lines, []);
  const needed = Math.max(...wide.split('\n').map((line) => stringWidth(line)));
  if (needed <= width) return wide;
  const widest = Math.max(...lines.map((cells) => stringWidth(cells[giving.column] ?? ''))) + 2;
  const left = widest - (needed - width);
  if (left >= giving.least) return draw(lines, [null, null, left]);
  return draw(
    lines.map((cells) => cells.toSpliced(giving.column, 1)),
    [],
  );
}

const trimLines = (text: string) => text.replace(/[ ]+$/gm, '');
