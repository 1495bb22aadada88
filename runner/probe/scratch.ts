import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { ScratchFile } from '../lesson/stage.ts';

/** No file of a check is so big: what a program writes beyond that is not read. In bytes. */
const mostRead = 64 * 2 ** 20;

/** Neither links nor pipes: a program may have put anything where its file should be. Windows knows no such flags. */
const asItIs = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function folderIn(inside: string, name: string): string {
  const folder = path.join(inside, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The folder inside of this one where the files are that programs are given to read. */
export const givenIn = (inside: string) => folderIn(inside, 'given');

/** A file of this name, in a folder of its own inside of this one; without a content it does not exist yet. */
export function scratchFile(inside: string, name: string, content?: Uint8Array): ScratchFile {
  const folder = content ? givenIn(inside) : folderIn(inside, 'made');
  const file = path.join(mkdtempSync(path.join(folder, 'file-')), name);
  if (content) writeFileSync(file, content);
  return { path: file, content: () => contentOf(file) };
}

function contentOf(file: string): Uint8Array | undefined {
  let opened: number | undefined;
  try {
    opened = openSync(file, asItIs);
    const found = fstatSync(opened);
    if (!found.isFile()) return undefined;
    const bytes = Buffer.alloc(Math.min(found.size, mostRead));
    return bytes.subarray(0, readSync(opened, bytes));
  } catch {
    return undefined;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}
