import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { langs, type Lang } from '../lesson/text.ts';
import type { Workspace } from './workspace.ts';

/**
 * The language that was chosen for a workspace. Undefined when none was, and when what is kept cannot be read: nothing
 * fails for that. It is not kept with the progress, which may be taken to somebody else's computer.
 */
export function rememberedLanguage({ languageFile }: Workspace): Lang | undefined {
  try {
    const kept = readFileSync(languageFile, 'utf8').trim();
    return langs.find((lang) => lang === kept);
  } catch {
    return undefined;
  }
}

export async function rememberLanguage({ languageFile }: Workspace, lang: Lang): Promise<void> {
  await mkdir(path.dirname(languageFile), { recursive: true });
  await writeFile(languageFile, `${lang}\n`);
}
