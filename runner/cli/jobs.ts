import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Lesson } from '../lesson/lesson.ts';
import type { Submission } from '../probe/options.ts';
import type { Run } from '../report/run.ts';
import type { Context } from './context.ts';
import { checkIds, lessonId } from './lessons.ts';
import { readProgress } from './progress.ts';
import { programOf, submissionFor } from './submission.ts';
import { UsageError } from './usage-error.ts';
import { versionsOf } from './version.ts';

/** A lesson that is to be verified, and with what. */
export interface Job extends Omit<Run, 'result'> {
  readonly lesson: Lesson;
  readonly submission: Submission;
  readonly only: readonly string[] | undefined;
}

/** Words that are no lessons but checks belong to `--check`: `--check private colons`. */
function sortWords(context: Context): { lessons: string[]; checks: string[] } {
  const { words, values } = context.invocation;
  const checks = [...(values.get('check') ?? [])];
  if (checks.length === 0) return { lessons: words.map((word) => lessonId(context, word)), checks };
  const lessons = words.filter((word) => context.catalogue.find(word) !== undefined);
  const others = words.filter((word) => !lessons.includes(word));
  return {
    lessons: lessons.map((word) => lessonId(context, word)),
    checks: [...checks, ...others],
  };
}

async function lessonsAskedFor(context: Context, named: string[]): Promise<string[]> {
  const { invocation, catalogue, workspace } = context;
  if (named.length > 0) return named;
  const progress = await readProgress(context);
  if (invocation.flags.has('all')) {
    const started = catalogue.ids.filter((id) => existsSync(workspace.solution(id)));
    if (started.length > 0 || invocation.flags.has('solution')) {
      return invocation.flags.has('solution') ? [...catalogue.ids] : started;
    }
  } else if (progress.lastStarted !== undefined) return [progress.lastStarted];
  const first = catalogue.ids[0] ?? '';
  throw new UsageError({
    en: `You have not started a lesson yet. Begin with: npx workshop start ${first}`,
    'zh-CN': `你还没有开始任何课程。请先运行：npx workshop start ${first}`,
  });
}

/** A word as a shell takes it: on Windows both cmd.exe and PowerShell, whose braces, commas and @ are their own. */
export function quoted(word: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32')
    return /^[\w+=:./\\-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`;
  return /^[\w@%+=:,./{}-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** What names the program on a command line, with a blank before it; nothing for the learner's own. */
export function programWords({ invocation }: Context, { command }: Submission): string {
  const given = invocation.values.get('file')?.at(-1);
  const file =
    given !== undefined
      ? ` --file ${quoted(given)}`
      : invocation.flags.has('solution')
        ? ' --solution'
        : '';
  const words = command ? ` -- ${command.words.map((word) => quoted(word)).join(' ')}` : '';
  return file + words;
}

const againCommand =
  (words: string): Job['again'] =>
  (lesson, check, seed) =>
    `npx workshop verify ${lesson.id} --check ${check.id} --seed ${seed}${words}`;

/** Where the programs are, from where the user stands; of a command, the file that it names. */
function filesOf({ cwd }: Context, lesson: Lesson, { files, command }: Submission) {
  const named = (name: string) =>
    command?.words
      .map((word) => path.resolve(command.cwd, word.replaceAll('{}', name)))
      .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  const entries = lesson.programs.flatMap(({ name }) => {
    const file = command ? named(name) : files[name];
    return file === undefined ? [] : [[name, path.relative(cwd, file).replaceAll(path.sep, '/')]];
  });
  return Object.fromEntries(entries) as Job['files'];
}

/** What is to be verified. Throws UsageError when that cannot be known. */
export async function jobsOf(context: Context): Promise<Job[]> {
  const { lessons, checks } = sortWords(context);
  const ids = await lessonsAskedFor(context, lessons);
  // An empty command is a mistake as well, so what counts is whether `--` was written.
  const hasCommand = context.invocation.hasRest;
  return Promise.all(
    ids.map(async (id): Promise<Job> => {
      const lesson = await context.catalogue.load(id);
      const submission = submissionFor(context, lesson, hasCommand);
      const program = programOf(context, lesson, submission);
      return {
        lesson,
        submission,
        program,
        title: submission.command ? program.join(' ') : (program.at(-1) ?? ''),
        files: filesOf(context, lesson, submission),
        again: againCommand(programWords(context, submission)),
        at: new Date(),
        versions: versionsOf(context.packageRoot),
        only: checkIds(lesson, checks),
      };
    }),
  );
}
