import {
  lessonResult,
  type CheckResult,
  type LessonResult,
} from '../../../runner/engine/events.ts';
import type { Failure } from '../../../runner/lesson/failure.ts';
import type { Lesson } from '../../../runner/lesson/lesson.ts';
import type { TranscriptEntry, WireEvent } from '../../../runner/lesson/transcript.ts';
import type { Verdict } from '../../../runner/lesson/verdict.ts';
import { emptyRecord, type StageRecord } from '../../../runner/engine/ports.ts';
import type { Run } from '../../../runner/report/run.ts';
import { checkOf } from './a-lesson.ts';

/** A line of a transcript. */
export const entry = (
  atMs: number,
  from: string,
  to: string,
  event: WireEvent,
  data: string | Uint8Array = '',
): TranscriptEntry => ({ atMs, from, to, event, bytes: Buffer.from(data) });

export const resultOf = (
  lesson: Lesson,
  id: string,
  verdict: Verdict,
  record: Partial<StageRecord> = {},
): CheckResult => ({ check: checkOf(lesson, id), verdict, record: { ...emptyRecord, ...record } });

export const silent = {
  kind: 'silence',
  who: 'bob',
  wanted: { from: 'alice', text: 'see you' },
  waitedMs: 2000,
} as const satisfies Failure;

export const passed: Verdict = { status: 'passed' };
export const failed: Verdict = { status: 'failed', failure: silent };
export const skipped = (because: string): Verdict => ({ status: 'skipped', because });
export const inconclusive: Verdict = { status: 'inconclusive', error: new Error('no loopback') };

/** What comes of a lesson with these results. */
export const resultWith = (lesson: Lesson, checks: readonly CheckResult[]) =>
  lessonResult({ lesson, seed: 71, ms: 640.04, notes: [], checks });

/** A run with this result, for the documents. */
export const runWith = (result: LessonResult, more: Partial<Run> = {}): Run => ({
  result,
  program: ['node', 'solutions/90-example/server.ts'],
  title: 'solutions/90-example/server.ts',
  files: {
    server: 'solutions/90-example/server.ts',
    client: 'solutions/90-example/client.ts',
  },
  again: ({ id }, check, seed) => `again ${id} ${check.id} ${seed}`,
  at: new Date('2026-05-01T12:00:00Z'),
  versions: ['socket-workshop 1.2.3'],
  ...more,
});

/** What a program may have said that a document must not pass on as it is. */
export const nasty = `<b a="1" c='2'>&amp;]]> \u0000\u001b[31m\u0085\ufffe\ud800 # %0A ::error::\r\n::error::\\`;
