import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { explainSmallest } from '../../../runner/explain/smallest.ts';
import type { Failure } from '../../../runner/lesson/failure.ts';

const failure: Failure = {
  kind: 'mismatch',
  who: 'bob',
  wanted: { text: 'hello' },
  received: 'he\r\n',
  after: { en: 'one line arrived in two pieces', 'zh-CN': '一行分两次到达' },
};
const transcript = [] as const;
const pieces = (...texts: string[]) => ({ pieces: texts.map((text) => Buffer.from(text)) });
const people = (count: number) => ({
  described: { en: `${count} people`, 'zh-CN': `${count} 人` },
});

test('a bar stands where the pieces arrived apart', () => {
  const { input, message } = explainSmallest(
    { input: pieces('he', 'llo\r\n'), failure, transcript },
    'en',
  );
  expect(input).toBe(
    'The smallest input that was seen to fail: he|llo⏎ (arrived apart where | stands)',
  );
  expect(message).toBe('bob should have heard "hello", but heard "he⏎".');
});

test('several lines may be one piece', () => {
  const { input } = explainSmallest(
    { input: pieces('one\r\ntwo\r\n'), failure, transcript },
    'zh-CN',
  );
  expect(input).toBe('测得仍会失败的最小输入：one⏎two⏎（一次到达）');
});

test('of sizes, the largest that works is told as well', () => {
  const smallest = { input: people(51), works: people(50), failure, transcript };
  expect(explainSmallest(smallest, 'en').input).toBe(
    'The smallest input that was seen to fail: 51 people; the largest that works: 50 people',
  );
  expect(explainSmallest(smallest, 'zh-CN').input).toBe(
    '测得仍会失败的最小输入：51 人；没有问题的最大输入：50 人',
  );
});
