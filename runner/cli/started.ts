import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pad } from '../explain/lanes.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { stringWidth } from '../lesson/width.ts';
import { firstSignpost } from '../workspace/signpost.ts';
import type { Copied } from '../workspace/solutions.ts';
import type { Context } from './context.ts';

const words = {
  en: {
    copied: 'copied',
    kept: 'kept',
    yours: '(yours, unchanged)',
    begin: 'Begin at',
    steps: { read: 'Read', run: 'Run it', verify: 'Verify it', watch: 'On save' },
  },
  'zh-CN': {
    copied: '已复制',
    kept: '已保留',
    yours: '（你已有的文件，没有改动）',
    begin: '从这里开始',
    steps: { read: '阅读', run: '运行', verify: '检验', watch: '保存即检验' },
  },
};

/** As a terminal or an editor opens it from where the learner stands. */
function openable({ cwd, workspace }: Context, file: string): string {
  const isOutside = workspace.relative(file) === file;
  return isOutside ? file : path.relative(cwd, file).split(path.sep).join('/');
}

/** Where the learner begins to write: in the first program, where no comment says better. */
async function beginning({ programs, checks }: Lesson, files: readonly string[]): Promise<string> {
  const read = (file: string) => readFile(file, 'utf8').catch(() => '');
  const texts = await Promise.all(files.map(async (file) => [file, await read(file)] as const));
  const ids = checks.map(({ id }) => id);
  const signpost = firstSignpost(new Map(texts), ids);
  if (signpost) return `${signpost.file}:${signpost.line}`;
  const isFirst = (file: string) => path.basename(file).startsWith(`${programs[0].name}.`);
  return files.find(isFirst) ?? files[0] ?? '';
}

/** Who listens has to be there first; named where `run` would start another. */
function toRunFirst({ programs }: Lesson): string {
  const listener = programs.find(({ role }) => role === 'listens');
  return listener && listener !== programs[0] ? ` ${listener.name}` : '';
}

/** Says what has become of the files of a lesson that is begun, and what comes next. */
export async function tellStarted(context: Context, id: string, { copied, kept }: Copied) {
  const { screen, palette, lang, catalogue } = context;
  const own = words[lang];
  for (const file of copied) {
    screen.out(`  ${palette.green(own.copied)}  ${openable(context, file)}\n`);
  }
  for (const file of kept) {
    screen.out(
      `  ${palette.yellow(own.kept)}  ${openable(context, file)} ${palette.dim(own.yours)}\n`,
    );
  }
  const lesson = await catalogue.load(id);
  const begin = await beginning(lesson, [...copied, ...kept]);
  const steps = Object.entries(own.steps).map(([command, label]) => {
    const program = command === 'run' ? toRunFirst(lesson) : '';
    return [label, palette.cyan(`npx workshop ${command} ${id}${program}`)] as const;
  });
  const rows = [[own.begin, openable(context, begin)] as const, ...steps];
  const width = Math.max(...rows.map(([label]) => stringWidth(label)));
  const lines = rows.map(([label, what]) => `  ${pad(label, width)}  ${what}\n`);
  screen.out(`\n${lines.join('')}`);
}
