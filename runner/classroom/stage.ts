import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { judgePath } from './entry.ts';
import type { HandedInFile } from './taken.ts';

/** Writes files into a folder that is made for them, and never outside of it. */
export async function stage(files: readonly HandedInFile[], folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o755 });
  for (const { path: name, bytes } of files) {
    const judged = judgePath(name);
    if (judged.is !== 'fine' || judged.path !== name) throw new Error(`not to be written: ${name}`);
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o755 });
    await writeFile(file, bytes, { mode: 0o644, flag: 'wx' });
  }
}
