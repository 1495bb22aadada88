import path from 'node:path';
import type { Text } from '../lesson/text.ts';
import { entriesOf } from './entries.ts';
import { rootsOf, type Wanted } from './layout.ts';
import { shown, usualLimits, type Limits } from './limits.ts';
import { archiveNamed, type ReadableSource, type Source } from './sources.ts';
import { survey, type Survey } from './survey.ts';
import { take, type HandedInFile, type Taken } from './taken.ts';
import { Unusable } from './unusable.ts';

/** So many submissions are read at once. */
export const readAtOnce = 8;

/** What was handed in. */
export type HandedIn =
  | {
      readonly is: 'readable';
      /** By the id of the lesson, where there is anything of it. */
      readonly lessons: ReadonlyMap<string, readonly HandedInFile[]>;
      /** What was left out and might be missed, each in a sentence. */
      readonly incidents: readonly Text[];
    }
  | { readonly is: 'unusable'; readonly because: Text };

/** Names that somebody else has chosen: some of them, so that a line is enough. */
function some(names: readonly string[]): Text {
  const first = names.slice(0, 3).map(shown);
  const more = names.length - first.length;
  return {
    en: first.join(', ') + (more > 0 ? ` and ${more} more` : ''),
    'zh-CN': first.join('、') + (more > 0 ? ` 等 ${names.length} 个` : ''),
  };
}

function incidentsOf({ unsafe, irregular }: Survey, { twins }: Taken): Text[] {
  const [unsafeOnes, irregularOnes, twinOnes] = [some(unsafe), some(irregular), some(twins)];
  const incidents = [
    unsafe.length > 0 && {
      en: `Left out, since nothing can safely be written under such a name: ${unsafeOnes.en}`,
      'zh-CN': `已略去（使用这样的文件名写入不安全）：${unsafeOnes['zh-CN']}`,
    },
    irregular.length > 0 && {
      en: `Left out, since only ordinary files are read, and no links: ${irregularOnes.en}`,
      'zh-CN': `已略去（只读取普通文件，不读取链接）：${irregularOnes['zh-CN']}`,
    },
    twins.length > 0 && {
      en: `Left out, since there is another one of that name, give or take capital letters: ${twinOnes.en}`,
      'zh-CN': `已略去（已有同名文件，不区分大小写）：${twinOnes['zh-CN']}`,
    },
  ];
  return incidents.filter((each) => each !== false);
}

function nothingOf(wanted: readonly Wanted[]): Unusable {
  const { id = '', programs } = wanted[0] ?? {};
  const alone = wanted.length === 1 && programs ? `${programs[0].name}.ts` : undefined;
  return new Unusable({
    en: `No lesson was found in it: it should hold a folder such as solutions/${id}/ or ${id}/${alone ? `, or ${alone} itself` : ''}.`,
    'zh-CN': `其中没有找到课程：应该有 solutions/${id}/ 或 ${id}/ 这样的文件夹${alone ? `，或者直接是 ${alone}` : ''}。`,
  });
}

/** The one archive that lies in a folder: learning platforms put what somebody hands in into a folder of its own. */
function archiveIn({ kind, path: folder }: ReadableSource, files: readonly string[]) {
  if (kind !== 'folder') return undefined;
  const inside = files.filter((name) => !name.includes('/'));
  const archives = inside.flatMap((name) => archiveNamed(folder, name) ?? []);
  return archives.length === 1 ? archives[0] : undefined;
}

async function read(
  source: ReadableSource,
  wanted: readonly Wanted[],
  limits: Limits,
): Promise<HandedIn> {
  const found = await survey(entriesOf(source, limits), limits);
  const roots = rootsOf(found.files, wanted);
  if (roots.size === 0 && found.files.length > 0) {
    const archive = archiveIn(source, found.files);
    if (archive) return readSource(archive, wanted, limits);
    throw nothingOf(wanted);
  }
  const taken = await take(entriesOf(source, limits), roots, limits);
  return { is: 'readable', lessons: taken.lessons, incidents: incidentsOf(found, taken) };
}

/** Reads the files of some lessons from what was handed in: twice, first the names, then what is needed. */
export async function readSource(
  source: Source,
  wanted: readonly Wanted[],
  limits = usualLimits,
): Promise<HandedIn> {
  if (source.kind === 'unusable') return { is: 'unusable', because: source.because };
  try {
    return await read(source, wanted, limits);
  } catch (error) {
    if (error instanceof Unusable) return { is: 'unusable', because: error.because };
    const { code, syscall, path: file = source.path } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    const name = path.relative(path.dirname(source.path), file);
    const because = {
      en: `${name} cannot be read (${code}).`,
      'zh-CN': `无法读取 ${name}（${code}）。`,
    };
    return { is: 'unusable', because };
  }
}
