import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { judgePath, type Entry } from './entry.ts';

/** What is in a folder and in the folders in it, as far as they are looked into. Links are not followed. */
export async function* folderEntries(folder: string, below = ''): AsyncGenerator<Entry> {
  const found = await readdir(path.join(folder, below), { withFileTypes: true });
  // The same order everywhere, so that what comes of it is the same, too.
  for (const each of found.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const name = below + each.name;
    yield {
      name,
      kind: each.isFile() ? 'file' : each.isDirectory() ? 'folder' : 'other',
      content: () => createReadStream(path.join(folder, name)),
    };
    if (each.isDirectory() && judgePath(name).is === 'fine') {
      yield* folderEntries(folder, `${name}/`);
    }
  }
}
