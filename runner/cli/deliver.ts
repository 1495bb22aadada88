import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomic } from '../workspace/write-atomic.ts';
import { documents } from '../report/documents.ts';
import type { Run } from '../report/run.ts';
import type { Context } from './context.ts';
import type { Outputs } from './outputs.ts';
import { aboutFile } from './system-error.ts';
import { UsageError } from './usage-error.ts';

export async function checkFile(cwd: string, name: string): Promise<void> {
  const file = path.resolve(cwd, name);
  const there = await stat(file).catch(() => undefined);
  if (there?.isFile() === false) {
    throw new UsageError({
      en: `${name} is a folder or a device; a report goes to a file.`,
      'zh-CN': `${name} 是文件夹或设备；报告只能写入文件。`,
    });
  }
  if (there) await access(file, constants.W_OK).catch(aboutFile(name));
  // A new file takes its place, from the same folder. The dot makes sure that it is one.
  const folder = `${path.dirname(file)}${path.sep}.`;
  await access(folder, constants.W_OK).catch(aboutFile(path.dirname(name)));
}

/** Looks, before a run that may take long, whether its reports can be written. Changes nothing. */
export async function checkFiles({ cwd }: Context, outputs: Outputs): Promise<void> {
  for (const { file } of outputs.documents) if (file !== undefined) await checkFile(cwd, file);
}

/** Makes the reports of everything that was verified. One that cannot be written keeps none of the others back. */
export async function deliver(
  { cwd, lang, screen, invocation }: Pick<Context, 'cwd' | 'lang' | 'screen' | 'invocation'>,
  outputs: Outputs,
  runs: readonly Run[],
) {
  const delivered = outputs.documents.map(async ({ name, file }) => {
    const document = await documents[name]();
    const text = document(runs, lang, invocation.flags.has('verbose'));
    if (file === undefined) return screen.out(text);
    return writeAtomic(path.resolve(cwd, file), text).catch(aboutFile(file));
  });
  for (const outcome of await Promise.allSettled(delivered)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}
