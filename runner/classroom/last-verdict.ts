import type { Lesson } from '../lesson/lesson.ts';
import { stateOf, type LessonState, type Progress } from '../workspace/progress.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { FileToPack } from './pack.ts';

/** What the verifier said last of the files that are packed. */
export interface LastVerdict extends Pick<LessonState, 'core' | 'stretch'> {
  readonly lesson: string;
  /** When it spoke last; undefined when it never has. */
  readonly at?: Date;
  /** Files that have changed since it has judged all that it has. */
  readonly changed: readonly string[];
  readonly fingerprint: string;
  readonly checks: Progress['lessons'][string]['checks'];
}

export function lastVerdict(
  lesson: Lesson,
  progress: Progress,
  files: readonly FileToPack[],
): LastVerdict {
  const { core, stretch } = stateOf(lesson, progress);
  const checks = progress.lessons[lesson.id]?.checks ?? {};
  const times = Object.values(checks).map(({ at }) => Date.parse(at));
  const changed = files.filter(({ changedAt }) => changedAt.getTime() > Math.min(...times));
  const own = { lesson: lesson.id, core, stretch, checks, fingerprint: fingerprintOf(files) };
  const latest = new Date(Math.max(...times));
  // It has never spoken, or at a time that is none.
  if (Number.isNaN(latest.getTime())) return { ...own, changed: [] };
  return { ...own, at: latest, changed: changed.map(({ path }) => path) };
}

/** The same for a program to read. */
export const verdictDocument = (
  verdicts: readonly LastVerdict[],
  versions: readonly string[],
  now: Date,
) => ({
  version: 1,
  packedAt: now.toISOString(),
  versions,
  lessons: Object.fromEntries(
    verdicts.map(({ lesson, fingerprint, checks }) => [lesson, { fingerprint, checks }]),
  ),
});
