import { emptyRecord } from '../../../runner/engine/ports.ts';
import type { Trace } from '../../../runner/lesson/trace.ts';
import type { TranscriptEntry } from '../../../runner/lesson/transcript.ts';
import { isOurs } from '../../../runner/probe/recording.ts';
import type { Replayed } from '../../../runner/probe/replay.ts';

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
