import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Outline, Tier } from '../lesson/lesson.ts';
import type { VerdictStatus } from '../lesson/verdict.ts';
import type { Workspace } from './workspace.ts';
import { writeAtomic } from './write-atomic.ts';

const checkSchema = v.object({
  status: v.picklist(['passed', 'failed', 'skipped', 'inconclusive']),
  at: v.string(),
});

const lessonSchema = v.object({
  startedAt: v.optional(v.string()),
  checks: v.optional(v.record(v.string(), checkSchema), {}),
  /** How many hints of a check were shown. */
  hints: v.exactOptional(v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)))),
});

const progressSchema = v.object({
  version: v.literal(1),
  lastStarted: v.optional(v.string()),
  lessons: v.optional(v.record(v.string(), lessonSchema), {}),
});

/** What a learner has done, keyed by the ids of lessons and checks. */
export type Progress = v.InferOutput<typeof progressSchema>;

/** A file that is not progress, or not any more. The message is the place in it that is wrong, if there is one. */
export class DamagedProgress extends Error {
  override readonly name = 'DamagedProgress';
}

const none: Progress = { version: 1, lessons: {} };

/** Reads progress from its text. Throws DamagedProgress when it is something else. */
export function parseProgress(text: string): Progress {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new DamagedProgress('');
  }
  const result = v.safeParse(progressSchema, data);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new DamagedProgress(v.getDotPath(issue) ?? '');
}

export interface Loaded {
  readonly progress: Progress;
  /** Where a damaged file was put aside. */
  readonly setAside?: string;
}

/** Reads the progress of a workspace. A damaged file is renamed and kept. */
export async function loadProgress({ progressFile }: Workspace, now: Date): Promise<Loaded> {
  let text: string;
  try {
    text = await readFile(progressFile, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { progress: none };
    throw Object.assign(error as Error, { path: progressFile });
  }
  try {
    return { progress: parseProgress(text) };
  } catch (error) {
    if (!(error instanceof DamagedProgress)) throw error;
    const setAside = `${progressFile}.damaged-${now.toISOString().replace(/[:.]/g, '-')}`;
    await rename(progressFile, setAside);
    return { progress: none, setAside };
  }
}

export async function saveProgress({ progressFile }: Workspace, progress: Progress): Promise<void> {
  await mkdir(path.dirname(progressFile), { recursive: true });
  await writeAtomic(progressFile, `${JSON.stringify(progress, null, 2)}\n`);
}

export const withStarted = (progress: Progress, lesson: string, at: string): Progress => ({
  ...progress,
  lastStarted: lesson,
  lessons: {
    ...progress.lessons,
    [lesson]: { checks: {}, startedAt: at, ...progress.lessons[lesson] },
  },
});

export const withVerdicts = (
  progress: Progress,
  lesson: string,
  verdicts: ReadonlyMap<string, VerdictStatus>,
  at: string,
): Progress => ({
  ...progress,
  lessons: {
    ...progress.lessons,
    [lesson]: {
      ...progress.lessons[lesson],
      checks: {
        ...progress.lessons[lesson]?.checks,
        ...Object.fromEntries(
          [...verdicts]
            // What could not be judged takes nothing away.
            .filter(
              ([id, status]) => status !== 'inconclusive' || !progress.lessons[lesson]?.checks[id],
            )
            .map(([id, status]) => [id, { status, at }]),
        ),
      },
    },
  },
});

export const hintsShown = ({ lessons }: Progress, lesson: string, check: string): number =>
  lessons[lesson]?.hints?.[check] ?? 0;

export const withHints = (
  progress: Progress,
  lesson: string,
  check: string,
  shown: number,
): Progress => ({
  ...progress,
  lessons: {
    ...progress.lessons,
    [lesson]: {
      checks: {},
      ...progress.lessons[lesson],
      hints: { ...progress.lessons[lesson]?.hints, [check]: shown },
    },
  },
});

/** Both together: of a check that is in both, what was found last. */
export function merge(one: Progress, other: Progress): Progress {
  const ids = new Set([...Object.keys(one.lessons), ...Object.keys(other.lessons)]);
  const lessons = [...ids].map((id) => {
    const [mine, theirs] = [one.lessons[id], other.lessons[id]];
    const checks = { ...mine?.checks };
    for (const [check, result] of Object.entries(theirs?.checks ?? {})) {
      if (!checks[check] || checks[check].at < result.at) checks[check] = result;
    }
    const started = [mine?.startedAt, theirs?.startedAt]
      .filter((each) => each !== undefined)
      .sort();
    const hints = { ...mine?.hints };
    for (const [check, shown] of Object.entries(theirs?.hints ?? {})) {
      hints[check] = Math.max(shown, hints[check] ?? 0);
    }
    return [
      id,
      {
        checks,
        ...(started[0] === undefined ? {} : { startedAt: started[0] }),
        ...(Object.keys(hints).length === 0 ? {} : { hints }),
      },
    ] as const;
  });
  const lastStarted = one.lastStarted ?? other.lastStarted;
  return {
    version: 1,
    ...(lastStarted === undefined ? {} : { lastStarted }),
    lessons: Object.fromEntries(lessons),
  };
}

export interface LessonState {
  readonly state: 'not-started' | 'started' | 'done' | 'star';
  readonly core: { readonly passed: number; readonly total: number };
  readonly stretch: { readonly passed: number; readonly total: number };
}

/** How far a learner has come in a lesson. */
export function stateOf(lesson: Outline, progress: Progress): LessonState {
  const own = progress.lessons[lesson.id];
  const score = (tier: Tier) => {
    const checks = lesson.checks.filter((check) => check.tier === tier);
    const passed = checks.filter(({ id }) => own?.checks[id]?.status === 'passed').length;
    return { passed, total: checks.length };
  };
  const [core, stretch] = [score('core'), score('stretch')];
  const done = core.passed === core.total;
  const star = done && stretch.passed === stretch.total;
  const state = star ? 'star' : done ? 'done' : own ? 'started' : 'not-started';
  return { state, core, stretch };
}
