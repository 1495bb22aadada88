import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Event } from '../engine/events.ts';
import { runLesson } from '../engine/run-lesson.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { Probe, type Submission } from '../probe/backstage.ts';
import { calibrate, type Patience } from '../probe/patience.ts';
import { cacheFolder } from '../workspace/cache.ts';
import type { Context } from './context.ts';

export interface VerifyOptions {
  readonly seed: number;
  readonly only?: readonly string[];
  readonly bail?: boolean;
  /** Whether a failure is to be explained by the smallest input that still fails. */
  readonly shrinks?: boolean;
}

/** The file that is loaded into the learner's Node programs before their first line. */
export const preloadOf = ({ packageRoot }: Pick<Context, 'packageRoot'>) =>
  path.join(packageRoot, 'dist', 'runner', 'probe', 'preload.js');

/** Where this user's big files are kept. */
export const ownCacheFolder = () => cacheFolder(process.env, process.platform, os.homedir());

let patience: Patience | undefined;

/** More checks than processors: while one waits for its program, another can work. */
const lanesOf = (processors: number) => Math.max(2, Math.min(8, processors * 2));

/** Runs a lesson against a submission with the real probe. */
export async function* verifyLesson(
  context: Pick<Context, 'packageRoot' | 'onExit'>,
  lesson: Lesson,
  submission: Submission,
  options: VerifyOptions,
): AsyncGenerator<Event> {
  const { searchMs } = (patience ??= calibrate());
  const probe = new Probe({
    lesson,
    submission,
    seed: options.seed,
    patience,
    preload: preloadOf(context),
    cacheFolder: ownCacheFolder(),
  });
  const cancel = context.onExit(() => probe.closeNow());
  try {
    yield* runLesson(lesson, probe, {
      ...options,
      lanes: lanesOf(os.availableParallelism()),
      now: () => performance.now(),
      platform: process.platform,
      ...(options.shrinks ? { timeToShrink: () => sleep(searchMs) } : {}),
    });
  } finally {
    cancel();
  }
}

export const randomSeed = () => Math.floor(Math.random() * 10_000);
