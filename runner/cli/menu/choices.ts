import { pad } from '../../explain/lanes.ts';
import type { Lang, Text } from '../../lesson/text.ts';
import { stringWidth } from '../../lesson/width.ts';
import { stateWords, type Row } from '../course.ts';

function stateLabel({ state, core }: Row, lang: Lang): string {
  if (state !== 'started' || core.passed === 0) return stateWords[lang][state];
  return lang === 'zh-CN' ? `${core.passed}/${core.total}` : `${core.passed} of ${core.total}`;
}

/** A line for each lesson, in columns: its id, its title, and how far the learner has come. */
export function lessonLabels(rows: readonly Row[], lang: Lang): string[] {
  const cells = rows.map((row) => [row.lesson.id, row.lesson.title[lang], stateLabel(row, lang)]);
  const width = (column: number) =>
    Math.max(...cells.map((each) => stringWidth(each[column] ?? '')));
  return cells.map(([id = '', title = '', state = '']) =>
    [pad(id, width(0)), pad(title, width(1)), state].join('  '),
  );
}

export type Action = 'read' | 'start' | 'verify' | 'watch' | 'hint' | 'solution' | 'next' | 'back';

/** What can be done about a lesson, what is best done next at the top. */
export function actionsFor(
  { state }: Row,
  { hasRead, hasNext }: { readonly hasRead: boolean; readonly hasNext: boolean },
): readonly Action[] {
  const next: readonly Action[] = hasNext ? ['next'] : [];
  switch (state) {
    case 'not-started':
      return [...(hasRead ? (['start', 'read'] as const) : (['read', 'start'] as const)), 'back'];
    case 'started':
      return ['verify', 'watch', 'hint', 'read', 'solution', 'back'];
    case 'done':
    case 'star':
      return [...next, 'verify', 'watch', 'hint', 'read', 'solution', 'back'];
  }
}

const actionWords: Record<Exclude<Action, 'next'>, Text> = {
  read: { en: 'Read the text', 'zh-CN': '阅读课文' },
  start: { en: 'Start: copy the starter', 'zh-CN': '开始：复制起始代码' },
  verify: { en: 'Verify your program', 'zh-CN': '检验你的程序' },
  watch: { en: 'Watch: verify on every save', 'zh-CN': '监视：每次保存后检验' },
  hint: { en: 'Take a hint', 'zh-CN': '看一条提示' },
  solution: { en: 'See the reference solution', 'zh-CN': '查看参考答案' },
  back: { en: 'Back to the lessons', 'zh-CN': '返回课程列表' },
};

/** What an action is called. `next` is the id of the lesson to go on to. */
export function actionLabel(action: Action, next: string, lang: Lang): string {
  if (action !== 'next') return actionWords[action][lang];
  return lang === 'zh-CN' ? `继续学习 ${next}` : `On to ${next}`;
}
