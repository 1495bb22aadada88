import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Workspace } from './workspace.ts';

export interface Copied {
  readonly copied: readonly string[];
  /** Files that existed and were left as they are. */
  readonly kept: readonly string[];
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** A file that plays the same part in another language: `server.js` where the starter has `server.ts`. */
const partOf = (name: string) => name.replace(/\.[cm]?[jt]s$/, '');

/** Copies the starter into the learner's folder. What exists there already is kept. */
export async function startLesson(workspace: Workspace, lesson: string, starter: string) {
  const folder = workspace.solution(lesson);
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder, { withFileTypes: true });
  const present = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const copied: string[] = [];
  const kept: string[] = [];
  for (const name of await readdir(starter)) {
    const own = present.find((each) => partOf(each) === partOf(name));
    const target = path.join(folder, own ?? name);
    try {
      if (own === undefined)
        await copyFile(path.join(starter, name), target, constants.COPYFILE_EXCL);
      (own === undefined ? copied : kept).push(target);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      kept.push(target);
    }
  }
  return { copied, kept } satisfies Copied;
}

/**
 * Moves the learner's folder to the backups and copies the starter again. Returns where it was moved to; undefined when
 * there was nothing to move.
 */
export async function resetLesson(
  workspace: Workspace,
  lesson: string,
  starter: string,
  now: Date,
): Promise<Copied & { backup: string | undefined }> {
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const backup = path.join(workspace.backups, `${lesson}-${stamp}`);
  await mkdir(workspace.backups, { recursive: true });
  let moved: string | undefined = backup;
  try {
    await rename(workspace.solution(lesson), backup);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    moved = undefined;
  }
  return { ...(await startLesson(workspace, lesson, starter)), backup: moved };
}
