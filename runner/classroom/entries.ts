import type { Entry } from './entry.ts';
import { folderEntries } from './folder-entries.ts';
import type { Limits } from './limits.ts';
import type { ReadableSource } from './sources.ts';
import { tarEntries } from './tar-entries.ts';
import { Unusable } from './unusable.ts';
import { zipEntries } from './zip-entries.ts';

const isOfSystem = (error: unknown) => error instanceof Error && 'syscall' in error;

/** Whatever else goes wrong in an archive is damage. */
async function* orDamaged<T>(values: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* values;
  } catch (error) {
    if (error instanceof Unusable || isOfSystem(error)) throw error;
    throw new Unusable({
      en: 'The archive cannot be unpacked: it is damaged or incomplete, or it is of another kind than its name says.',
      'zh-CN': '无法解压这个压缩包：它已损坏、不完整，或者实际格式与文件名不符。',
    });
  }
}

async function* inArchive(entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  for await (const entry of orDamaged(entries)) {
    yield { ...entry, content: () => orDamaged(entry.content()) };
  }
}

/** All that there is in a folder or an archive. Throws Unusable where it cannot be read. */
export function entriesOf({ kind, path }: ReadableSource, limits: Limits): AsyncIterable<Entry> {
  switch (kind) {
    case 'folder':
      return folderEntries(path);
    case 'zip':
      return inArchive(zipEntries(path));
    case 'tar':
    case 'tar.gz':
      return inArchive(tarEntries(path, kind === 'tar.gz', limits));
  }
}
