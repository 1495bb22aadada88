import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runLesson } from '../../runner/engine/run-lesson.ts';
import { explainSmallest } from '../../runner/explain/smallest.ts';
import { Catalogue } from '../../runner/lesson/catalogue.ts';
import { Probe } from '../../runner/probe/backstage.ts';
import { calibrate } from '../../runner/probe/patience.ts';
import { root } from './workshop.ts';

/** The smallest input that still fails, looked for without a limit of time: here it is not the machine that is tested. */
async function smallestOf(id: string, checkId: string, program: string): Promise<string> {
  const lesson = await new Catalogue(root).load(id);
  const folder = path.join(root, 'test', 'zoo', id, 'bad');
  const probe = new Probe({
    lesson,
    submission: { folder, files: { server: path.join(folder, program) } },
    seed: 5,
    explains: true,
    patience: calibrate(),
    preload: path.join(root, 'dist', 'runner', 'probe', 'preload.js'),
    cacheFolder: os.tmpdir(),
  });
  const events = runLesson(lesson, probe, {
    seed: 5,
    only: [checkId],
    lanes: 2,
    now: () => performance.now(),
    platform: process.platform,
    timeToShrink: () => new Promise(() => undefined),
  });
  for await (const event of events) {
    if (event.type !== 'check-ended' && event.type !== 'lesson-ended') continue;
    const smallest = event.type === 'lesson-ended' && event.result.checks[0]?.smallest;
    if (smallest) return explainSmallest(smallest, 'en').input;
  }
  return 'nothing smaller fails';
}

test.concurrent.each([
  ['02-chat-v1', 'framing', 'framing.chunk-is-a-line.ts', 'he|llo⏎ (arrived apart where | stands)'],
  [
    '02-chat-v1',
    'framing',
    'framing.one-line-per-chunk.ts',
    'hello⏎there⏎again⏎ (all of it at once)',
  ],
  ['03-chat-v2', 'framing', 'framing.only-crlf.ts', 'b:hello␊ (all of it at once)'],
  ['02-chat-v1', 'crowd', 'crowd.fifty-at-most.ts', '51 people; the largest that works: 50 people'],
  [
    '04-udp',
    'big',
    'big.fixed-buffer.ts',
    'a datagram of 4097 bytes; the largest that works: a datagram of 4096 bytes',
  ],
])('%s/%s of %s: %s', async (lesson, check, program, found) => {
  expect(await smallestOf(lesson, check, program)).toBe(
    `The smallest input that was seen to fail: ${found}`,
  );
});
