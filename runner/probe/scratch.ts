import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ScratchFile } from '../lesson/stage.ts';

/** A file of this name, in a folder of its own inside of this one; without a content it does not exist yet. */
export function scratchFile(inside: string, name: string, content?: Uint8Array): ScratchFile {
  const file = path.join(mkdtempSync(path.join(inside, 'files-')), name);
  if (content) writeFileSync(file, content);
  return { path: file, content: () => (existsSync(file) ? readFileSync(file) : undefined) };
}
