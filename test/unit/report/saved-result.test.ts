import { expect, test } from 'vitest';
import { explainFailure } from '../../../runner/explain/failure.ts';
import { CannotTell } from '../../../runner/lesson/failure.ts';
import { restoreResult, saveResult } from '../../../runner/report/saved-result.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import {
  entry,
  failed,
  inconclusive,
  passed,
  resultOf,
  resultWith,
  skipped,
} from '../helpers/results.ts';

const ids = ['one', 'two', 'three', 'four', 'five'];
const lesson = aLesson(...ids.map((id) => aCheck(id)));
const conversation = [
  entry(1, 'alice', 'server', 'connect'),
  entry(2, 'alice', 'server', 'data', Buffer.from([0, 255, 128])),
  entry(3, 'server', 'alice', 'data', 'hello\r\n'),
];
const cannotTell = new CannotTell({ en: 'no multicast', 'zh-CN': '没有组播' });
const result = resultWith(lesson, [
  resultOf(lesson, 'one', passed, { transcript: conversation, measures: { bytes: 4 } }),
  resultOf(lesson, 'two', failed, { transcript: conversation, output: 'listening', ms: 12.5 }),
  resultOf(lesson, 'three', skipped('two')),
  resultOf(lesson, 'four', { status: 'inconclusive', error: cannotTell }),
  resultOf(lesson, 'five', inconclusive),
]);

/** As a file would give it back. */
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const again = restoreResult(throughJson(saveResult(result)), lesson);

test('a result is the same after it was saved, with its score and its status', () => {
  const { checks, ...rest } = again;
  const { checks: before, ...restBefore } = result;
  expect(rest).toEqual(restBefore);
  expect(checks.map(({ check }) => check)).toEqual(before.map(({ check }) => check));
  expect(checks.map(({ verdict }) => verdict.status)).toEqual(
    before.map(({ verdict }) => verdict.status),
  );
});

test('what a failure looked like is kept, byte for byte, and explained as before', () => {
  const [, two] = again.checks;
  if (two?.verdict.status !== 'failed') throw new Error('it failed before');
  expect(two.record.transcript).toEqual(conversation);
  expect(two.record).toMatchObject({ output: 'listening', ms: 12.5 });
  const tell = (transcript: typeof conversation) =>
    two.verdict.status === 'failed' && explainFailure(two.verdict.failure, transcript, 'en');
  expect(tell([...two.record.transcript])).toEqual(tell(conversation));
});

test('of what has passed the figures are kept, and not the conversation', () => {
  expect(again.checks[0]?.record).toMatchObject({ transcript: [], measures: { bytes: 4 } });
});

test('why the machine could not tell is still known in both languages', () => {
  const [four, five] = again.checks.slice(3).map(({ verdict }) => verdict);
  expect(four).toMatchObject({ error: { reason: cannotTell.reason } });
  expect(four?.status === 'inconclusive' && four.error).toBeInstanceOf(CannotTell);
  expect(five).toMatchObject({ error: { name: 'Error', message: 'no loopback' } });
});

test('long conversations are saved by their end, and long messages by their beginning', () => {
  const many = Array.from({ length: 2500 }, (_, index) => entry(index, 'alice', 'server', 'end'));
  const long = entry(3000, 'alice', 'server', 'data', 'x'.repeat(10_000));
  const transcript = [...many, long];
  const before = resultWith(lesson, [resultOf(lesson, 'one', failed, { transcript })]);
  const after = restoreResult(throughJson(saveResult(before)), lesson);
  const kept = after.checks[0]?.record.transcript ?? [];
  expect(kept).toHaveLength(2000);
  expect(kept.at(-1)).toMatchObject({ size: 10_000 });
  expect(kept.at(-1)?.bytes).toHaveLength(4096);
});

test('a result of another lesson, or of a check that is gone, is refused', () => {
  const other = { ...lesson, id: '91-other' };
  expect(() => restoreResult(saveResult(result), other)).toThrow('90-example');
  const smaller = { ...lesson, checks: lesson.checks.slice(0, 2) };
  expect(() => restoreResult(saveResult(result), smaller)).toThrow('three');
});
