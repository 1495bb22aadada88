import { resetLesson, startLesson } from '../../workspace/solutions.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { oneLesson } from '../lessons.ts';
import { rememberStarted } from '../progress.ts';
import { tellStarted } from '../started.ts';

const starterOf = ({ catalogue, invocation, lang }: Context, lesson: string) =>
  invocation.flags.has('js')
    ? catalogue.plainStarter(lesson, lang)
    : catalogue.starter(lesson, lang);

export const start: Command = async (context) => {
  const lesson = oneLesson(context);
  const files = await startLesson(context.workspace, lesson, starterOf(context, lesson));
  await rememberStarted(context, lesson);
  await tellStarted(context, lesson, files);
  return exitStatus.passed;
};

export const reset: Command = async (context) => {
  const { workspace, screen, lang } = context;
  const lesson = oneLesson(context);
  const starter = starterOf(context, lesson);
  const files = await resetLesson(workspace, lesson, starter, new Date());
  if (files.backup !== undefined) {
    const backup = workspace.relative(files.backup);
    screen.out(
      lang === 'zh-CN' ? `  你原来的文件在 ${backup}\n` : `  Your files are safe in ${backup}\n`,
    );
  }
  await rememberStarted(context, lesson);
  await tellStarted(context, lesson, files);
  return exitStatus.passed;
};
