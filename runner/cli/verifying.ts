import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Event } from '../engine/events.ts';
import { runLesson } from '../engine/run-lesson.ts';
import type { Check, Lesson } from '../lesson/lesson.ts';
import type { Outcome } from '../lesson/replay.ts';
import type { Trace } from '../lesson/trace.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { Probe } from '../probe/backstage.ts';
import type { Submission } from '../probe/options.ts';
import type { Cell } from '../probe/cell.ts';
import { calibrate, type Patience } from '../probe/patience.ts';
import { isDecided, outcomeOf } from '../probe/replay-outcome.ts';
import { replay, type Replayed } from '../probe/replay.ts';
import { cacheFolder } from '../workspace/cache.ts';
import type { Context } from './context.ts';

export interface VerifyOptions {
  readonly seed: number;
  readonly only?: readonly string[];
  readonly bail?: boolean;
  /** Whether a failure is worth some time to find out more about it, such as the smallest input that still fails. */
  readonly explains?: boolean;
  /** Where the programs run, when they are strangers'. */
  readonly cell?: Cell;
  /** Ends the run at once. Nothing that it has started is left when the events have come to their end. */
  readonly signal?: AbortSignal;
}

/** The file that is loaded into the learner's Node programs before their first line. */
export const preloadOf = ({ packageRoot }: Pick<Context, 'packageRoot'>) =>
  path.join(packageRoot, 'dist', 'runner', 'probe', 'preload.js');

/** Where this user's big files are kept. */
export const ownCacheFolder = () => cacheFolder(process.env, process.platform, os.homedir());

let measured: Patience | undefined;
const ownPatience = () => (measured ??= calibrate());

/** Finds out anew how fast this machine is, for the runs to come. */
export const measureMachine = () => {
  measured = calibrate();
};

/** More checks than processors: while one waits for its program, another can work. */
const lanesOf = (processors: number) => Math.max(2, Math.min(8, processors * 2));

type Surroundings = Pick<Context, 'packageRoot' | 'onExit'>;

const probeFor = (
  context: Surroundings,
  lesson: Lesson,
  submission: Submission,
  { seed, explains = false, cell }: Pick<VerifyOptions, 'seed' | 'explains' | 'cell'>,
): Probe =>
  new Probe({
    lesson,
    submission,
    seed,
    explains,
    patience: ownPatience(),
    preload: preloadOf(context),
    cacheFolder: ownCacheFolder(),
    ...(cell ? { cell } : {}),
  });

/** Runs a lesson against a submission with the real probe. */
export async function* verifyLesson(
  context: Surroundings,
  lesson: Lesson,
  submission: Submission,
  options: VerifyOptions,
): AsyncGenerator<Event> {
  const probe = probeFor(context, lesson, submission, options);
  const { searchMs } = ownPatience();
  const end = () => probe.closeNow();
  const cancel = context.onExit(end);
  options.signal?.addEventListener('abort', end, { once: true });
  try {
    yield* runLesson(lesson, probe, {
      ...options,
      lanes: lanesOf(os.availableParallelism()),
      now: () => performance.now(),
      platform: process.platform,
      ...(options.explains ? { timeToShrink: () => sleep(searchMs) } : {}),
    });
  } finally {
    cancel();
  }
}

/** Plays a trace of a check against a submission. */
export async function replayTrace(
  context: Surroundings,
  lesson: Lesson,
  submission: Submission,
  { check, trace }: { readonly check: Check; readonly trace: Trace },
): Promise<{ outcome: Outcome; transcript: readonly TranscriptEntry[] }> {
  const probe = probeFor(context, lesson, submission, trace);
  const cancel = context.onExit(() => probe.closeNow());
  try {
    const patience = ownPatience();
    const isOver = (soFar: Replayed) => isDecided(lesson, trace, soFar);
    const replayed = await replay(probe, check, trace, patience, isOver);
    const outcome = outcomeOf(lesson, trace, replayed, patience.answerMs);
    return { outcome, transcript: replayed.record.transcript };
  } finally {
    await probe.close();
    cancel();
  }
}

export const randomSeed = () => Math.floor(Math.random() * 10_000);
