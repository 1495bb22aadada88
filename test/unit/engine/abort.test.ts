import { expect, test } from 'vitest';
import type { Event } from '../../../runner/engine/events.ts';
import type { RunOptions } from '../../../runner/engine/run-lesson.ts';
import { CheckFailed } from '../../../runner/lesson/failure.ts';
import type { Lesson } from '../../../runner/lesson/lesson.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { FakeBackstage } from '../helpers/fake-backstage.ts';
import { silent } from '../helpers/results.ts';
import { start, story } from '../helpers/run.ts';

const fail = () => Promise.reject(new CheckFailed(silent));
const never = () => new Promise<void>(() => undefined);

/** What is told of a run that is aborted after this event. */
async function abortedAfter(last: string, lesson: Lesson, options: Partial<RunOptions> = {}) {
  const backstage = new FakeBackstage();
  const aborter = new AbortController();
  const events: Event[] = [];
  for await (const event of start(lesson, backstage, { ...options, signal: aborter.signal })) {
    events.push(event);
    if (story([event])[0] === last) aborter.abort();
  }
  return { told: story(events), backstage };
}

test('nothing more is told, and a check that does not end is not waited for', async () => {
  const lesson = aLesson(aCheck('a'), aCheck('b', { run: never }), aCheck('c'));
  const { told, backstage } = await abortedAfter('b started', lesson);
  expect(told).toEqual(['lesson-started', 'a started', 'a passed', 'b started']);
  expect(backstage.closed).toBe(1);
});

test('while smaller inputs are looked for, too', async () => {
  const trial = { input: { described: { en: 'tiny', 'zh-CN': '小' } }, run: never };
  const lesson = aLesson(aCheck('a', { run: fail, smaller: { trials: [trial] } }));
  const { told } = await abortedAfter('a failed', lesson, { timeToShrink: never });
  expect(told).toEqual(['lesson-started', 'a started', 'a failed']);
});

test('at the very beginning, too', async () => {
  const { told, backstage } = await abortedAfter('lesson-started', aLesson(aCheck('a')));
  expect(told).toEqual(['lesson-started', 'a started']);
  expect(backstage.closed).toBe(1);
});
