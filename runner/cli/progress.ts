import { loadProgress, type Progress } from '../workspace/progress.ts';
import type { Context } from './context.ts';

/** The progress of the workspace; says so when a damaged file had to be put aside. */
export async function readProgress({ workspace, screen, lang }: Context): Promise<Progress> {
  const { progress, setAside } = await loadProgress(workspace, new Date());
  if (setAside !== undefined) {
    const file = workspace.relative(setAside);
    screen.err(
      lang === 'zh-CN'
        ? `进度文件已损坏，已另存为 ${file}；你的程序没有受影响，再次 verify 即可恢复进度。\n`
        : `The progress file was damaged and has been set aside as ${file}. Your programs are untouched; verify them again to restore it.\n`,
    );
  }
  return progress;
}
