import { access, constants, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { documents } from '../report/documents.ts';
import type { Run } from '../report/run.ts';
import type { Context } from './context.ts';
import type { Outputs } from './outputs.ts';
import { aboutFile } from './system-error.ts';

const look = (file: string) => stat(file).catch(() => undefined);

async function checkFile(cwd: string, name: string): Promise<void> {
  const file = path.resolve(cwd, name);
  const there = await look(file);
  if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR', path: name });
  if (there) await access(file, constants.W_OK).catch(aboutFile(name));
  if (there?.isFile() === false) return;
  // A new file takes its place, from the same folder. The dot makes sure that it is one.
  const folder = `${path.dirname(file)}${path.sep}.`;
  await access(folder, constants.W_OK).catch(aboutFile(path.dirname(name)));
}

/** Replaces a file as a whole; a pipe or a device is written to. */
async function write(file: string, text: string): Promise<void> {
  const isSpecial = (await look(file))?.isFile() === false;
  await (isSpecial ? writeFile : writeFileAtomic)(file, text);
}

/** Looks, before a run that may take long, whether its reports can be written. Changes nothing. */
export async function checkFiles({ cwd }: Context, outputs: Outputs): Promise<void> {
  for (const { file } of outputs.documents) if (file !== undefined) await checkFile(cwd, file);
}

/** Makes the reports of everything that was verified. One that cannot be written keeps none of the others back. */
export async function deliver(context: Context, outputs: Outputs, runs: readonly Run[]) {
  const { cwd, lang, screen, invocation } = context;
  const delivered = outputs.documents.map(async ({ name, file }) => {
    const text = documents[name](runs, lang, invocation.flags.has('verbose'));
    if (file === undefined) return screen.out(text);
    return write(path.resolve(cwd, file), text).catch(aboutFile(file));
  });
  for (const outcome of await Promise.allSettled(delivered)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}
