import { isCancel, outro, select } from '@clack/prompts';
import type { Outline } from '../../lesson/lesson.ts';
import { stringWidth } from '../../lesson/width.ts';
import { cut } from '../../report/layout.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { rowsOf, whereToGoOn, type Row } from '../course.ts';
import { actionLabel, actionsFor, lessonLabels, type Action } from '../menu/choices.ts';
import { readProgressIfPossible } from '../progress.ts';

const text = {
  en: {
    which: 'Which lesson?',
    keys: '↑ ↓ and Enter to choose, Esc to leave',
    bye: 'See you. `npx workshop` brings you back here.',
  },
  'zh-CN': {
    which: '选择课程',
    keys: '↑ ↓ 移动，Enter 选定，Esc 离开',
    bye: '再见。输入 npx workshop 可回到这里。',
  },
};

/** Undefined when the learner leaves. */
async function ask<Value extends string>(
  { screen, palette }: Context,
  message: string,
  options: { value: Value; label: string; hint?: string }[],
  initialValue: Value,
): Promise<Value | undefined> {
  screen.out('\n');
  const answer = await select<string>({
    message: palette.bold(message),
    options,
    initialValue,
    showInstructions: false,
    withGuide: false,
  });
  return isCancel(answer) ? undefined : options.find(({ value }) => value === answer)?.value;
}

/** What a prompt draws beside a label and its hint, in columns. */
const besideLabel = 6;
/** A hint that is cut shorter than this tells nothing. */
const leastHint = 12;

/** What a learner has been through since the menu was opened. */
interface Visit {
  readonly context: Context;
  readonly lessons: readonly Outline[];
  readonly read: Set<string>;
}

async function look({ context, lessons }: Visit) {
  const progress = await readProgressIfPossible(context);
  const rows = rowsOf(lessons, progress);
  return { rows, next: whereToGoOn(rows, progress.lastStarted) };
}

async function chooseLesson(visit: Visit): Promise<string | undefined> {
  const { context } = visit;
  const { rows, next } = await look(visit);
  const labels = lessonLabels(rows, context.lang);
  const options = rows.map(({ lesson }, index) => {
    const label = labels[index] ?? lesson.id;
    const room = context.screen.width - stringWidth(label) - besideLabel;
    const hint = room < leastHint ? {} : { hint: cut(lesson.teaches[context.lang], room) };
    return { value: lesson.id, label, ...hint };
  });
  const first = next ?? rows[0];
  return ask(context, text[context.lang].which, options, first?.lesson.id ?? '');
}

async function chooseAction(visit: Visit, row: Row, next: Row | undefined) {
  const { context, read } = visit;
  const { id, title } = row.lesson;
  const { lang } = context;
  const known = { hasRead: read.has(id), hasNext: next !== undefined };
  const actions = actionsFor(row, known);
  const options = actions.map((value) => ({
    value,
    label: actionLabel(value, next?.lesson.id ?? '', lang),
  }));
  return ask<Action>(context, `${id} · ${title[lang]}`, options, actions[0] ?? 'back');
}

/** Does one thing after the other about a lesson. Tells whether the learner wants to see the lessons again. */
async function stayWith(visit: Visit, first: string): Promise<'back' | 'leave'> {
  let id = first;
  for (;;) {
    const { rows, next } = await look(visit);
    const row = rows.find(({ lesson }) => lesson.id === id);
    if (!row) return 'back';
    const action = await chooseAction(visit, row, next);
    if (action === undefined) return 'leave';
    if (action === 'back') return 'back';
    if (action === 'next') id = next?.lesson.id ?? id;
    else await visit.context.perform(action, [id]);
    if (action === 'read') visit.read.add(id);
  }
}

/** The lessons to choose from, and what to do about one. */
export const menu: Command = async (context) => {
  const { catalogue, screen, palette, lang } = context;
  const lessons = catalogue.outlines();
  screen.out(`\n${palette.bold('Socket Workshop')} ${palette.dim(`· ${text[lang].keys}`)}\n`);
  const visit = { context, lessons, read: new Set<string>() };
  for (;;) {
    const id = await chooseLesson(visit);
    if (id === undefined || (await stayWith(visit, id)) === 'leave') break;
  }
  outro(text[lang].bye, { withGuide: false });
  return exitStatus.passed;
};
