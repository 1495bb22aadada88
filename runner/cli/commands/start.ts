import path from 'node:path';
import { resetLesson, startLesson, type Copied } from '../../workspace/solutions.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { oneLesson } from '../lessons.ts';
import { rememberStarted } from '../progress.ts';

const starterOf = ({ catalogue, invocation }: Context, lesson: string) =>
  invocation.flags.has('js') ? catalogue.plainStarter(lesson) : catalogue.starter(lesson);

function tell(
  { screen, workspace, lang, palette, packageRoot }: Context,
  lesson: string,
  files: Copied,
) {
  const zh = lang === 'zh-CN';
  for (const file of files.copied) {
    screen.out(`  ${palette.green(zh ? '已复制' : 'copied')}  ${workspace.relative(file)}\n`);
  }
  for (const file of files.kept) {
    screen.out(
      `  ${palette.yellow(zh ? '已保留' : 'kept')}  ${workspace.relative(file)} ${palette.dim(zh ? '（你已有的文件，没有改动）' : '(yours, unchanged)')}\n`,
    );
  }
  const text = workspace.relative(path.join(packageRoot, 'lessons', lesson, 'README.md'));
  const next = palette.cyan(`npx workshop verify ${lesson}`);
  screen.out(`\n  ${zh ? '阅读' : 'Read  '}  ${text}\n  ${zh ? '检验' : 'Verify'}  ${next}\n`);
}

export const start: Command = async (context) => {
  const lesson = oneLesson(context);
  const files = await startLesson(context.workspace, lesson, starterOf(context, lesson));
  await rememberStarted(context, lesson);
  tell(context, lesson, files);
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
  tell(context, lesson, files);
  return exitStatus.passed;
};
