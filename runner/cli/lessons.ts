import { didYouMean } from '../lesson/did-you-mean.ts';
import type { Lesson, ProgramSpec } from '../lesson/lesson.ts';
import type { Progress } from '../workspace/progress.ts';
import type { Context } from './context.ts';
import { UsageError } from './usage-error.ts';

/** The port that `run` gives to a program, unless it is told another one. */
export const usualPort = 8080;

/** The id of the lesson that a word names. */
export function lessonId({ catalogue }: Context, word: string): string {
  const id = catalogue.find(word);
  if (id !== undefined) return id;
  const names = catalogue.ids.flatMap((each) => [each, each.slice(3)]);
  const near = didYouMean(word, names);
  throw new UsageError({
    en: `There is no lesson "${word}".${near.en} The lessons are ${catalogue.ids.join(', ')}.`,
    'zh-CN': `没有名为 "${word}" 的课程。${near['zh-CN']}现有课程：${catalogue.ids.join('、')}。`,
  });
}

/** The program of a lesson that a word names. */
export function programNamed({ id, programs }: Lesson, name: string): ProgramSpec {
  const spec = programs.find((program) => program.name === name);
  if (spec) return spec;
  const names = programs.map((program) => program.name);
  const near = didYouMean(name, names);
  throw new UsageError({
    en: `${id} has no program "${name}".${near.en} It has: ${names.join(', ')}.`,
    'zh-CN': `${id} 没有程序 "${name}"。${near['zh-CN']}它有：${names.join('、')}。`,
  });
}

/** The ids of checks that were asked for; undefined where none was. */
export function checkIds(lesson: Lesson, asked: readonly string[]): readonly string[] | undefined {
  if (asked.length === 0) return undefined;
  const known = lesson.checks.map(({ id }) => id);
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown === undefined) return asked;
  const near = didYouMean(unknown, known);
  throw new UsageError({
    en: `${lesson.id} has no check "${unknown}".${near.en} Its checks are ${known.join(', ')}.`,
    'zh-CN': `${lesson.id} 没有名为 "${unknown}" 的检查项。${near['zh-CN']}可选的有：${known.join('、')}。`,
  });
}

/** The lesson that a command is about, where it needs exactly one. */
export function oneLesson(context: Context): string {
  const [word] = context.invocation.words;
  if (word !== undefined) return lessonId(context, word);
  const { command } = context.invocation;
  throw new UsageError({
    en: `Which lesson? For example: npx workshop ${command} ${context.catalogue.ids[0] ?? ''}`,
    'zh-CN': `哪一课？例如：npx workshop ${command} ${context.catalogue.ids[0] ?? ''}`,
  });
}

/** The lesson that a command is about, where the one started last is meant unless another is named. */
export const lessonOrLast = (context: Context, { lastStarted }: Progress): string =>
  context.invocation.words.length === 0 && lastStarted !== undefined
    ? lastStarted
    : oneLesson(context);

/** A value that must be a whole number. */
export function wholeNumber(context: Context, name: string, least: number, most: number) {
  const value = context.invocation.values.get(name)?.at(-1);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new UsageError({
    en: `--${name} takes a whole number from ${least} to ${most}, not "${value}".`,
    'zh-CN': `--${name} 需要 ${least} 到 ${most} 之间的整数，而不是 "${value}"。`,
  });
}
