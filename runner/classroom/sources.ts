import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Text } from '../lesson/text.ts';
import { judgePath } from './entry.ts';

interface Named {
  /** The entry in the folder of the class: `ada`, `ada.zip`. */
  readonly entry: string;
  /** Whose it is, as far as the entry tells: without the extension of an archive. */
  readonly name: string;
}

export interface ReadableSource extends Named {
  readonly kind: 'folder' | 'zip' | 'tar' | 'tar.gz';
  readonly path: string;
}

/** What a learner has handed in. */
export type Source =
  ReadableSource | (Named & { readonly kind: 'unusable'; readonly because: Text });

/** Of what cannot be unpacked, it is known that it was handed in. */
const extension =
  /\.(?:(tar\.gz|tgz)|(tar)|(zip)|rar|7z|(?:tar\.)?(?:xz|bz2|zst|lz4)|t[xb]z2?|gz|arj|lzh)$/i;

const unknownKind: Text = {
  en: 'Archives of this kind cannot be read: it must be a folder, a .zip or a .tar.gz.',
  'zh-CN': '无法读取这种压缩包：请使用文件夹、.zip 或 .tar.gz。',
};

const isLink: Text = {
  en: 'It is a symbolic link, and links are not followed: the folder or archive itself must be here.',
  'zh-CN': '它是一个符号链接，链接不会被跟随：请把文件夹或压缩包本身放在这里。',
};

/** What a name says of a file; undefined for one that is nothing that is handed in. */
export function archiveNamed(folder: string, entry: string): Source | undefined {
  const match = extension.exec(entry);
  if (!match) return undefined;
  const name = entry.slice(0, match.index).normalize();
  const [, gzipped, tar, zip] = match;
  const kind = gzipped ? 'tar.gz' : tar ? 'tar' : zip ? 'zip' : undefined;
  if (kind === undefined) return { entry, name, kind: 'unusable', because: unknownKind };
  return { entry, name, kind, path: path.join(folder, entry) };
}

function sourceOf(folder: string, found: Dirent): Source | undefined {
  const entry = found.name;
  if (judgePath(entry).is === 'foreign') return undefined;
  if (found.isDirectory()) {
    return { entry, name: entry.normalize(), kind: 'folder', path: path.join(folder, entry) };
  }
  if (found.isFile()) return archiveNamed(folder, entry);
  const name = archiveNamed(folder, entry)?.name ?? entry.normalize();
  return found.isSymbolicLink() ? { entry, name, kind: 'unusable', because: isLink } : undefined;
}

export interface Sources {
  /** One for each name, in the order of the names. */
  readonly sources: readonly Source[];
  /** What the teacher should know of the folder, each in a sentence. */
  readonly remarks: readonly Text[];
}

/** Of several with one name, the folder counts: somebody has unpacked it from the archive beside it. */
function decide(name: string, all: readonly [Source, ...Source[]]): Source {
  const folder = all.find(({ kind }) => kind === 'folder');
  if (folder || all.length === 1) return folder ?? all[0];
  const entries = all.map(({ entry }) => entry).sort();
  const because = {
    en: `There are several of them: ${entries.join(', ')}. Leave the one that counts.`,
    'zh-CN': `有好几份：${entries.join('、')}。请只留下要批改的那一份。`,
  };
  return { entry: entries[0] ?? name, name, kind: 'unusable', because };
}

/** The archives that do not count since there is a folder. */
function remarksOn(name: string, all: readonly Source[]): Text[] {
  const archives = all.filter(({ kind }) => kind !== 'folder').map(({ entry }) => entry);
  if (archives.length === 0 || archives.length === all.length) return [];
  return [
    {
      en: `The folder ${name} is marked, and not ${archives.sort().join(', ')} beside it.`,
      'zh-CN': `批改的是文件夹 ${name}，而不是它旁边的 ${archives.sort().join('、')}。`,
    },
  ];
}

/** What was handed in: the folders and archives in the folder of a class. */
export async function listSources(folder: string): Promise<Sources> {
  const byName = new Map<string, [Source, ...Source[]]>();
  for (const found of await readdir(folder, { withFileTypes: true })) {
    const source = sourceOf(folder, found);
    if (!source) continue;
    const known = byName.get(source.name);
    if (known) known.push(source);
    else byName.set(source.name, [source]);
  }
  const { compare } = new Intl.Collator('en', { numeric: true });
  const named = [...byName].sort(([one], [other]) => compare(one, other));
  return {
    sources: named.map(([name, all]) => decide(name, all)),
    remarks: named.flatMap(([name, all]) => remarksOn(name, all)),
  };
}
