import { mkdir, rm, rmdir, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Takes away a folder and those above it that were made for it, unless something has come into them meanwhile. */
async function removeEmpty(folder: string, topmost: string) {
  try {
    for (let at = folder; at.length >= topmost.length; at = path.dirname(at)) await rmdir(at);
  } catch {
    // Somebody uses it.
  }
}

/** Makes a folder and those above it. Returns the topmost that was not there before. */
const make = (folder: string) =>
  mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    // What exists already and is no folder.
    throw error.code === 'EEXIST' ? Object.assign(error, { code: 'ENOTDIR' }) : error;
  });

/** Writes into a folder, made if need be, and leaves no trace. Returns how many bytes are free there. */
export async function tryFolder(folder: string): Promise<number> {
  const made = await make(folder);
  const file = path.join(folder, `.trial-${process.pid}`);
  try {
    await writeFile(file, 'trial');
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } finally {
    await rm(file, { force: true });
    if (made !== undefined) await removeEmpty(folder, made);
  }
}
