import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Lesson } from '../lesson/lesson.ts';
import type { Submission } from '../probe/options.ts';
import { findProgram } from '../probe/find-program.ts';
import { findCommand } from '../workspace/find-command.ts';
import type { Context } from './context.ts';
import { UsageError } from './usage-error.ts';

/** The programs of a lesson that a folder holds. */
export function programsIn(folder: string, lesson: Lesson): Record<string, string> {
  return Object.fromEntries(
    lesson.programs.flatMap(({ name }) => {
      const file = findProgram(folder, name);
      return file === undefined ? [] : [[name, file]];
    }),
  );
}

const unreadable = (name: string, code: string) =>
  new UsageError({
    en: `${name} cannot be read (${code}).`,
    'zh-CN': `无法读取 ${name}（${code}）。`,
  });

/** A file or folder that the user named. Throws UsageError when it cannot be used. */
function given(context: Context, name: string): { file: string; isFolder: boolean } {
  const file = path.resolve(context.cwd, name);
  try {
    const stats = statSync(file);
    accessSync(file, constants.R_OK);
    return { file, isFolder: stats.isDirectory() };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code !== 'ENOENT') throw unreadable(name, code);
    throw new UsageError({
      en: `There is no file ${name}.`,
      'zh-CN': `没有文件 ${name}。`,
    });
  }
}

function fromFile(context: Context, lesson: Lesson, name: string): Submission {
  const { file, isFolder } = given(context, name);
  const programs = lesson.programs.map((program) => program.name);
  if (isFolder) {
    const files = programsIn(file, lesson);
    if (Object.keys(files).length > 0) return { folder: file, files };
    throw new UsageError({
      en: `The folder ${name} holds none of the programs of ${lesson.id}: ${programs.join(', ')} (.ts or .js).`,
      'zh-CN': `文件夹 ${name} 里没有 ${lesson.id} 的程序：${programs.join('、')}（.ts 或 .js）。`,
    });
  }
  if (programs.length > 1) {
    throw new UsageError({
      en: `${lesson.id} has several programs (${programs.join(', ')}): give --file the folder that holds them.`,
      'zh-CN': `${lesson.id} 有多个程序（${programs.join('、')}）：请把它们所在的文件夹交给 --file。`,
    });
  }
  return { folder: path.dirname(file), files: { [lesson.programs[0].name]: file } };
}

function fromCommand(context: Context, lesson: Lesson): Submission {
  const [first, ...others] = context.invocation.rest;
  if (first === undefined) {
    throw new UsageError({
      en: 'A command must follow `--`, for example: -- python3 server.py',
      'zh-CN': '`--` 之后要有命令，例如：-- python3 server.py',
    });
  }
  // A name is looked for on the PATH, a path from where the user stands.
  const program = /[\\/]/.test(first) ? path.resolve(context.cwd, first) : first;
  if (findCommand(program) === undefined) {
    throw new UsageError({
      en: `There is no command ${first} on this machine.`,
      'zh-CN': `找不到命令 ${first}。`,
    });
  }
  const folder = context.workspace.solution(lesson.id);
  const words = [first, ...others] as const;
  // `-- python3 server.py` means the file that stands here, or else the one in the learner's folder.
  const name = lesson.programs[0].name;
  const holds = (where: string) =>
    words.some((word) => existsSync(path.join(where, word.replaceAll('{}', name))));
  const cwd = !holds(context.cwd) && holds(folder) ? folder : context.cwd;
  const shown = context.workspace.relative(folder);
  return { folder: shown, files: programsIn(folder, lesson), command: { words, cwd } };
}

export const notStarted = (lesson: string) =>
  new UsageError({
    en: `You have not started ${lesson} yet: npx workshop start ${lesson}`,
    'zh-CN': `你还没有开始 ${lesson}：npx workshop start ${lesson}`,
  });

/** What is to be verified for a lesson. Throws UsageError when there is nothing. */
export function submissionFor(context: Context, lesson: Lesson, hasCommand: boolean): Submission {
  const { invocation, catalogue, workspace } = context;
  const file = invocation.values.get('file')?.at(-1);
  if (hasCommand) return fromCommand(context, lesson);
  if (file !== undefined) return fromFile(context, lesson, file);
  if (invocation.flags.has('solution')) {
    const folder = catalogue.solution(lesson.id);
    return { folder: workspace.relative(folder), files: programsIn(folder, lesson) };
  }
  const folder = workspace.solution(lesson.id);
  if (!existsSync(folder)) throw notStarted(lesson.id);
  return { folder: workspace.relative(folder), files: programsIn(folder, lesson) };
}

/** How the program is named in a report. */
export function programOf(
  { workspace }: Context,
  lesson: Lesson,
  submission: Submission,
): string[] {
  if (submission.command) return [...submission.command.words];
  const first = submission.files[lesson.programs[0].name];
  return ['node', first === undefined ? submission.folder : workspace.relative(first)];
}
