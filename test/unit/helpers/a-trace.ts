import { emptyRecord } from '../../../runner/engine/ports.ts';
import type { Failure } from '../../../runner/lesson/failure.ts';
import type { Lesson } from '../../../runner/lesson/lesson.ts';
import type { Trace } from '../../../runner/lesson/trace.ts';
import type { TranscriptEntry } from '../../../runner/lesson/transcript.ts';
import { isOurs } from '../../../runner/probe/recording.ts';
import { outcomeOf } from '../../../runner/probe/replay-outcome.ts';
import type { Replayed } from '../../../runner/probe/replay.ts';
import { aCheck, aLesson } from './a-lesson.ts';
import { entry } from './results.ts';

const host = '127.0.0.1';

/** A server that listens on this port, and alice and bob on the next two. */
const castAt = (port: number): Pick<Trace, 'programs' | 'clients'> => ({
  programs: [
    {
      name: 'server',
      args: [],
      env: {},
      asked: { host, port },
      listened: { host, port },
    },
  ],
  clients: [
    { name: 'alice', host, port: port + 1 },
    { name: 'bob', host, port: port + 2 },
  ],
});

/** A trace of a check that passed on port 20000, unless told otherwise. */
export const aTrace = (entries: readonly TranscriptEntry[], more: Partial<Trace> = {}): Trace => ({
  lesson: '90-example',
  check: 'colons',
  seed: 71,
  status: 'passed',
  program: ['node', 'server.ts'],
  node: 'v24.0.0',
  ms: 2000,
  ...castAt(20_000),
  entries,
  ...more,
});

/** What came when it was played again, on port 30000. */
export const replayedWith = (entries: readonly TranscriptEntry[]): Replayed => ({
  record: { ...emptyRecord, transcript: entries, cast: castAt(30_000) },
  turns: entries.flatMap((entry, index) => (isOurs(entry, 'server') ? [index] : [])),
});

export const connects = (who: string) => entry(0, who, 'server', 'connect');
export const says = (who: string, text: string) => entry(1, who, 'server', 'data', text);
export const heard = (who: string, data: string | Uint8Array, atMs = 2) =>
  entry(atMs, 'server', who, 'data', data);

export const lesson = aLesson(
  aCheck('colons'),
  aCheck('alone', { startsProgram: false }),
  aCheck('client-talks', { program: 'client' }),
);
export const inDatagrams: Lesson = {
  ...lesson,
  programs: [{ name: 'server', role: 'listens', protocol: 'udp' }],
};

/** What comes of it when `then` is played again and `now` is what happens; `failure`: why the check had failed. */
export const outcome = (
  then: readonly TranscriptEntry[],
  now: readonly TranscriptEntry[],
  failure?: Failure,
  about = lesson,
) => {
  const trace = aTrace(then, failure ? { failure, status: 'failed' } : {});
  return outcomeOf(about, trace, replayedWith(now), 1200);
};
