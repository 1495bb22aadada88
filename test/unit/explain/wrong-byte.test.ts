import { expect, test } from 'vitest';
import { wasTakenForText, wrongByte } from '../../../runner/explain/wrong-byte.ts';
import type { Failure } from '../../../runner/lesson/failure.ts';
import { entry } from '../helpers/results.ts';

const datagram = (wanted: string, received: string | Uint8Array): Failure => ({
  kind: 'mismatch',
  who: 'bob',
  wanted: { datagram: Buffer.from(wanted) },
  received: Buffer.from(received),
});

/** Bytes that were wanted in a stream; what came of them stands in the transcript. */
const stream = (...bytes: number[]): Failure => ({
  kind: 'mismatch',
  who: 'bob',
  wanted: { bytes: Uint8Array.from(bytes) },
  received: '',
});
const heard = (...pieces: (string | Uint8Array)[]) =>
  pieces.map((piece, at) => entry(at, 'server', 'bob', 'data', piece));

test.each<[string, string, string]>([
  ['abcd', 'abxd', ' The first byte that differs is number 3: 78 in place of 63.'],
  ['abcd', 'xbcd', ' The first byte that differs is number 1: 78 in place of 61.'],
  ['abcd', 'ab', ' Only the first 2 of 4 bytes came.'],
  ['ab', 'abcd', ' It goes on after these 2 bytes.'],
  ['abcd', 'something else', ''],
])('of a datagram %j that came as %j', (wanted, received, sentence) => {
  expect(wrongByte(datagram(wanted, received), [], 'en')).toBe(sentence);
});

test('of a stream is looked for where it begins as it should, in whatever pieces it came', () => {
  const failure = stream(1, 2, 3, 4);
  const transcript = heard('welcome', Uint8Array.of(1, 2), Uint8Array.of(9, 4));
  expect(wrongByte(failure, transcript, 'en')).toBe(
    ' The first byte that differs is number 3: 09 in place of 03.',
  );
  expect(wrongByte(failure, transcript, 'zh-CN')).toBe(
    '第一个不同的是第 3 个字节：应为 03，实际是 09。',
  );
  expect(wrongByte(failure, heard('welcome', Uint8Array.of(1, 2)), 'en')).toBe(
    ' Only the first 2 of 4 bytes came.',
  );
  expect(wrongByte(failure, heard('welcome'), 'en')).toBe('');
});

test('bytes that were taken for text are told from text with that sign in it', () => {
  const harmed = Buffer.from([1, 255]).toString();
  expect(wasTakenForText(stream(1, 255), heard(harmed))).toBe(true);
  expect(wasTakenForText(stream(1, 255), heard(Uint8Array.of(1, 254)))).toBe(false);
  expect(wasTakenForText(datagram('a', harmed), [])).toBe(true);
  expect(wasTakenForText(datagram('a \uFFFD', harmed), [])).toBe(false);
});
