import { expect, test } from 'vitest';
import { mistakeOf } from '../../../runner/explain/mistakes.ts';
import type { Failure } from '../../../runner/lesson/failure.ts';
import type { Smallest } from '../../../runner/lesson/smaller.ts';
import { entry, silent } from '../helpers/results.ts';

const hears = (received: string): Failure => ({
  kind: 'mismatch',
  who: 'bob',
  wanted: { from: 'alice', text: 'hello' },
  received,
});

/** The smallest input that fails: these pieces. */
const smallest = (pieces: readonly (string | Uint8Array)[], failure: Failure): Smallest => ({
  input: { pieces: pieces.map((piece) => Buffer.from(piece)) },
  failure,
  transcript: [],
});

const half = Buffer.from('你').subarray(0, 1);

test.each<[string, (string | Uint8Array)[], Failure, string]>([
  [
    'half a line is passed on',
    ['b:he', 'llo\r\n'],
    hears('alice: he\r\n'),
    'one chunk is treated as one line',
  ],
  [
    'half a line is forgotten',
    ['b:he', 'llo\r\n'],
    silent,
    'a line that arrives in two chunks is lost',
  ],
  [
    'a line end is cut',
    ['b:hello\r', '\n'],
    silent,
    'a \\r\\n that arrives in two chunks is not taken for a line end',
  ],
  [
    'three lines are one',
    ['b:one\r\nb:two\r\nb:three\r\n'],
    silent,
    'of several lines in one chunk, not all are seen',
  ],
  ['\\n ends no line', ['b:hello\n'], silent, '\\n and \\r\\n are not both taken for line ends'],
  [
    '\\n ends no line before \\r\\n',
    ['b:one\n', 'b:two\r\n'],
    silent,
    '\\n and \\r\\n are not both taken for line ends',
  ],
  ['a character is cut', [half, 'x\r\n'], silent, 'a character that arrives in two pieces is lost'],
])('where lines arrive in pieces, they tell the mistake: %s', (_, pieces, failure, mistake) => {
  expect(mistakeOf(silent, [], smallest(pieces, failure)).en).toBe(mistake);
});

test('pieces of something else than lines tell nothing', () => {
  expect(mistakeOf(silent, [], smallest(['one', 'two'], silent)).en).toBe(
    'what should come does not come',
  );
});

test('a program that ends has made that mistake, whatever it was sent', () => {
  const crashed: Failure = {
    kind: 'crashed',
    program: 'server',
    crash: { cause: 'exited', exit: { status: 1, signal: null }, error: 'TypeError: x' },
  };
  expect(mistakeOf(crashed, [], smallest(['b:he', 'llo\r\n'], crashed)).en).toBe(
    'an exception that nobody catches ends the program',
  );
});

test('programs that get the same hint make the same mistake, whatever their names and texts are', () => {
  const bob = { ...silent, cameAfterMs: 3000 };
  const carol = { ...silent, who: 'carol', wanted: { text: 'x' }, cameAfterMs: 5000 };
  expect(mistakeOf(bob, [])).toBe(mistakeOf(carol, []));
  expect(mistakeOf(bob, [])).toEqual({
    en: 'what should come comes too late',
    'zh-CN': '该来的内容来得太晚',
  });
});

const closed = { kind: 'closed', who: 'bob', by: 'server', wanted: { text: 'x' } } as const;
const spoken = [entry(1, 'server', 'bob', 'data', 'hi\r\n')];
const measured: Failure = {
  kind: 'measure',
  what: { en: '{value}', 'zh-CN': '{value}' },
  value: 2,
  limit: 1,
  unit: { en: 's', 'zh-CN': '秒' },
};

test.each<[Failure, string]>([
  [silent, 'what should come does not come'],
  [{ ...silent, stream: 'stdout' }, 'what should be printed is missing'],
  [{ ...silent, wanted: { end: true } }, 'a connection that should be ended stays open'],
  [{ ...silent, wanted: { exit: 0 } }, 'the program does not end by itself'],
  [
    { ...silent, wanted: { connection: { host: '127.0.0.1', port: 1 } } },
    'the program does not connect',
  ],
  [hears('hey\r\n'), 'something else comes than what is asked for'],
  [
    { kind: 'mismatch', who: 'client', wanted: { exit: 1 }, received: '0' },
    'the program ends with another exit status',
  ],
  [
    { kind: 'mismatch', who: 'client', stream: 'stdout', wanted: { text: 'x' }, received: 'y' },
    'something else is printed than what is asked for',
  ],
  [
    { kind: 'unexpected', who: 'bob', unwanted: { text: 'x' }, received: 'x' },
    'something comes that should not',
  ],
  [{ ...closed, how: 'end', received: 'y' }, 'a connection is ended that should stay open'],
  [{ ...closed, how: 'reset', received: 'y' }, 'a connection is reset that should stay open'],
  [measured, 'what was measured is not within the limit'],
])('what nobody has a hint for is told by its kind: %j', (failure, mistake) => {
  expect(mistakeOf(failure, spoken).en).toBe(mistake);
});
