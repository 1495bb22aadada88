import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { judgePath } from './entry.ts';
import type { HandedInFile } from './taken.ts';

/** Writes files into a folder that is made for them, and never outside of it. At once: see ClassOptions.scratch. */
export function stage(files: readonly HandedInFile[], folder: string): void {
  mkdirSync(folder, { mode: 0o755 });
  for (const { path: name, bytes } of files) {
    const judged = judgePath(name);
    if (judged.is !== 'fine' || judged.path !== name) throw new Error(`not to be written: ${name}`);
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o755 });
    writeFileSync(file, bytes, { mode: 0o644, flag: 'wx' });
  }
}
