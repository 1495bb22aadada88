import type { LessonResult } from '../engine/events.ts';
import {
  loadProgress,
  saveProgress,
  withHints,
  withStarted,
  withVerdicts,
  type Progress,
} from '../workspace/progress.ts';
import type { Context } from './context.ts';
import { systemErrorText } from './system-error.ts';

const none: Progress = { version: 1, lessons: {} };

/** The same for a command that can do without: says that it could not be read, and goes on. */
export async function readProgressIfPossible(context: Context): Promise<Progress> {
  try {
    return await readProgress(context);
  } catch (error) {
    tellNoProgress(context, error);
    return none;
  }
}

/** Says that the progress could not be read or kept. */
function tellNoProgress({ screen, lang }: Context, error: unknown) {
  const reason = systemErrorText(error, lang) ?? String(error);
  screen.err(
    lang === 'zh-CN'
      ? `无法保存或读取进度：${reason}\n`
      : `Your progress could not be kept: ${reason}\n`,
  );
}

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

let kept = Promise.resolve();

/**
 * Keeps what has changed, one change after the other. What it is about stands all the same where that cannot be
 * written down.
 */
function keep(context: Context, change: (progress: Progress) => Progress): Promise<void> {
  kept = kept.then(async () => {
    try {
      await saveProgress(context.workspace, change(await readProgress(context)));
    } catch (error) {
      tellNoProgress(context, error);
    }
  });
  return kept;
}

const now = () => new Date().toISOString();

/** The lesson is the one that was started last. */
export const rememberStarted = (context: Context, lesson: string) =>
  keep(context, (progress) => withStarted(progress, lesson, now()));

export const rememberVerdicts = (context: Context, { lesson, checks }: LessonResult) =>
  keep(context, (progress) => {
    const verdicts = new Map(checks.map(({ check, verdict }) => [check.id, verdict.status]));
    return withVerdicts(progress, lesson.id, verdicts, now());
  });

/** How many hints of a check were shown. */
export const rememberHints = (context: Context, lesson: string, check: string, shown: number) =>
  keep(context, (progress) => withHints(progress, lesson, check, shown));
