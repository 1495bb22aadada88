import { readFile, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseGrading } from '../../classroom/grading-file.ts';
import { usualScheme, type Scheme } from '../../classroom/grading.ts';
import { readAtOnce, readSource } from '../../classroom/read-source.ts';
import { learnersOf, readRoster } from '../../classroom/roster.ts';
import { listSources, type Source } from '../../classroom/sources.ts';
import { Unusable } from '../../classroom/unusable.ts';
import { inLanes } from '../../engine/lanes.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Text } from '../../lesson/text.ts';
import type { Learner } from '../../report/class/class-report.ts';
import type { Context } from '../context.ts';
import { lessonId } from '../lessons.ts';
import { aboutFile } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';

/** A class, as it is to be marked. */
export interface ClassInput {
  readonly folder: string;
  readonly learners: readonly Learner[];
  readonly sources: readonly Source[];
  readonly lessons: readonly Lesson[];
  readonly scheme: Scheme;
  /** What the teacher should know, each in a sentence. */
  readonly remarks: readonly Text[];
}

async function classFolder({ cwd, invocation }: Context): Promise<string> {
  const [name] = invocation.words;
  if (name === undefined) {
    throw new UsageError({
      en: 'Which folder? It holds a folder or an archive for each learner: npx workshop grade DIR',
      'zh-CN': '批改哪个文件夹？里面每位学员有一个文件夹或压缩包：npx workshop grade DIR',
    });
  }
  const folder = path.resolve(cwd, name);
  const there = await stat(folder).catch(aboutFile(name));
  if (there.isDirectory()) return folder;
  throw new UsageError({
    en: `${name} is no folder. It should hold a folder or an archive for each learner.`,
    'zh-CN': `${name} 不是文件夹。它里面应该为每位学员放一个文件夹或压缩包。`,
  });
}

/** What a file says that the user named, or why not. */
async function reading<T>({ cwd }: Context, name: string, read: (bytes: Buffer) => T): Promise<T> {
  const bytes = await readFile(path.resolve(cwd, name)).catch(aboutFile(name));
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof Unusable) throw new UsageError(error.because);
    throw error;
  }
}

const gradingFiles = ['grading.yaml', 'grading.yml', 'grading.json'];

async function schemeOf(context: Context, folder: string, lessons: readonly Lesson[]) {
  const beside = gradingFiles
    .map((name) => path.join(folder, name))
    .find((file) => existsSync(file));
  const name = context.invocation.values.get('grading')?.at(-1) ?? beside;
  if (name === undefined) return usualScheme;
  return reading(context, name, (bytes) => parseGrading(bytes.toString(), name, lessons));
}

/** The lessons that were asked for; else those of which anybody has handed in anything. */
async function lessonsOf(context: Context, sources: readonly Source[], all: readonly Lesson[]) {
  const asked = (context.invocation.values.get('lesson') ?? []).map((name) =>
    lessonId(context, name),
  );
  if (asked.length > 0) return all.filter(({ id }) => asked.includes(id));
  const handedIn = await Promise.all(
    inLanes(readAtOnce, sources, (source) => readSource(source, all)),
  );
  const ids = new Set(
    handedIn.flatMap((each) => (each.is === 'readable' ? [...each.lessons.keys()] : [])),
  );
  return all.filter(({ id }) => ids.has(id));
}

function nothingIn(folder: string): UsageError {
  const name = path.basename(folder);
  return new UsageError({
    en: `There is nothing to mark in ${name}. It should hold a folder or an archive for each learner, such as ada/solutions/03-chat-v2/, or with --lesson 03 ada/server.ts.`,
    'zh-CN': `${name} 里没有可以批改的内容。它里面应该为每位学员放一个文件夹或压缩包，例如 ada/solutions/03-chat-v2/；使用 --lesson 03 时也可以是 ada/server.ts。`,
  });
}

/** What is to be marked. Throws UsageError when that cannot be known. */
export async function classInput(context: Context): Promise<ClassInput> {
  const { catalogue, invocation } = context;
  const folder = await classFolder(context);
  const all = await Promise.all(catalogue.ids.map((id) => catalogue.load(id)));
  const scheme = await schemeOf(context, folder, all);
  const { sources, remarks } = await listSources(folder);
  const roster = invocation.values.get('roster')?.at(-1);
  const expected =
    roster === undefined
      ? undefined
      : await reading(context, roster, (bytes) => readRoster(bytes, roster));
  const lessons = await lessonsOf(context, sources, all);
  if (lessons.length === 0 || sources.length === 0) throw nothingIn(folder);
  return { folder, sources, remarks, scheme, lessons, learners: learnersOf(sources, expected) };
}
