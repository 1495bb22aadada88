import type { Outline } from '../lesson/lesson.ts';
import type { Lang } from '../lesson/text.ts';
import { stateOf, type LessonState, type Progress } from '../workspace/progress.ts';

/** A lesson, and how far the learner has come in it. */
export type Row = LessonState & { readonly lesson: Outline };

export const rowsOf = (lessons: readonly Outline[], progress: Progress): readonly Row[] =>
  lessons.map((lesson) => ({ lesson, ...stateOf(lesson, progress) }));

/** The states in a word. */
export const stateWords: Record<Lang, Record<LessonState['state'], string>> = {
  en: { 'not-started': 'not started', started: 'started', done: 'done', star: 'done ★' },
  'zh-CN': { 'not-started': '未开始', started: '已开始', done: '已完成', star: '已完成 ★' },
};

const isOpen = ({ state }: Row) => state === 'not-started' || state === 'started';

/** Where to go on: from where the learner is; what was left out before comes after that. */
export function whereToGoOn(rows: readonly Row[], lastStarted: string | undefined) {
  const here = rows.findIndex(({ lesson }) => lesson.id === lastStarted);
  const onwards = here < 0 ? rows : [...rows.slice(here), ...rows.slice(0, here)];
  return onwards.find(isOpen);
}
