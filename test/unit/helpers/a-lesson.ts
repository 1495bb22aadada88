import {
  defineCheck,
  defineLesson,
  type Check,
  type CheckSpec,
  type Lesson,
  type NamedCheck,
  type ProgramSpec,
} from '../../../runner/lesson/lesson.ts';
import type { Stage } from '../../../runner/lesson/stage.ts';

const both = (text: string) => ({ en: text, 'zh-CN': `中文 ${text}` });

/** A check that passes at once, unless told otherwise. */
export const aCheck = (id: string, spec: Partial<CheckSpec<Stage>> = {}): NamedCheck<Stage> =>
  defineCheck(id, {
    title: both(`title of ${id}`),
    hints: { en: [`first hint of ${id}`, 'second hint'], 'zh-CN': [`${id} 的提示一`, '提示二'] },
    run: () => Promise.resolve(),
    ...spec,
  });

const server: ProgramSpec = { name: 'server', role: 'listens', protocol: 'tcp' };
const gateway: ProgramSpec = { name: 'gateway', role: 'listens', protocol: 'tcp' };
const client: ProgramSpec = { name: 'client', role: 'runs', protocol: 'tcp' };

export const aLesson = (...checks: NamedCheck<Stage>[]): Lesson =>
  defineLesson({
    id: '90-example',
    title: both('An example'),
    teaches: both('nothing'),
    programs: [server, gateway, client],
    vocabulary: () => ({}),
    checks,
  });

/** The check of this name, where a test knows that there is one. */
export function checkOf(lesson: Lesson, id: string): Check {
  const check = lesson.checks.find((each) => each.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check;
}
