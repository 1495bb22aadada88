import type { Row } from '../../../runner/cli/course.ts';
import type { LessonState } from '../../../runner/workspace/progress.ts';
import { aCheck, aLesson } from './a-lesson.ts';

const stretch = { passed: 0, total: 4 };

/** A lesson in a list of lessons; so many of its ten core checks have passed. */
export const rowOf = (id: string, state: LessonState['state'], passed = 10): Row => ({
  lesson: { ...aLesson(aCheck('one')), id, title: { en: `title of ${id}`, 'zh-CN': `标题 ${id}` } },
  state,
  core: { passed, total: 10 },
  stretch,
});
