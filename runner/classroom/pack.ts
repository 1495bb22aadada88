import { stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packTar, type TarEntry } from 'modern-tar';
import type { Entry } from './entry.ts';
import { folderEntries } from './folder-entries.ts';
import { usualLimits } from './limits.ts';
import { survey } from './survey.ts';
import { take, type HandedInFile } from './taken.ts';

export interface FileToPack extends HandedInFile {
  readonly changedAt: Date;
}

export interface ToPack {
  /** By the id of the lesson. */
  readonly lessons: ReadonlyMap<string, readonly FileToPack[]>;
  readonly leftOut: readonly string[];
}

/** Where a lesson is, in the workspace and in the archive. */
export const rootOf = (lesson: string) => `solutions/${lesson}/`;

/** What is in the folders of lessons, all but the archive that was made here before. */
async function* entriesOf(
  folder: string,
  lessons: readonly string[],
  archive: string,
): AsyncGenerator<Entry> {
  for (const lesson of lessons) {
    for await (const entry of folderEntries(folder, rootOf(lesson))) {
      if (path.join(folder, entry.name) !== archive) yield entry;
    }
  }
}

/** What would be packed: just what is read when it is marked. Throws Unusable where that is too much. */
export async function readToPack(
  folder: string,
  lessons: readonly string[],
  archive: string,
): Promise<ToPack> {
  const entries = () => entriesOf(folder, lessons, archive);
  const { foreign, unsafe, irregular } = await survey(entries(), usualLimits);
  const roots = new Map(lessons.map((id) => [id, rootOf(id)]));
  const taken = await take(entries(), roots, usualLimits);
  const files = lessons.map(async (id) => {
    const own = (taken.lessons.get(id) ?? []).map(async (file): Promise<FileToPack> => {
      const { mtime } = await stat(path.join(folder, rootOf(id), file.path));
      return { ...file, changedAt: mtime };
    });
    return [id, await Promise.all(own)] as const;
  });
  return {
    lessons: new Map(await Promise.all(files)),
    leftOut: [...foreign, ...unsafe, ...irregular, ...taken.twins],
  };
}

/** The archive, compressed. `verdict`: a document on what the verifier said last. */
export async function packed({ lessons }: ToPack, verdict: string): Promise<Buffer> {
  const files = [...lessons].flatMap(([id, own]) =>
    own.map(({ path: name, bytes, changedAt }): TarEntry => ({
      header: { name: rootOf(id) + name, size: bytes.length, mtime: changedAt },
      body: bytes,
    })),
  );
  const document = { name: 'verdict.json', size: Buffer.byteLength(verdict) };
  return promisify(gzip)(await packTar([...files, { header: document, body: verdict }]));
}
