import { createHash } from 'node:crypto';
import type { HandedInFile } from './taken.ts';

/** SHA-256 of files and their names, whatever their order. */
export function fingerprintOf(files: readonly HandedInFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of files.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    // With its length, so that no file can pass for the end of one and the beginning of another.
    hash.update(`${JSON.stringify([path, bytes.length])}\n`).update(bytes);
  }
  return hash.digest('hex');
}
