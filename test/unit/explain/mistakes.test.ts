import { expect, test } from 'vitest';
import { mistakeOf } from '../../../runner/explain/mistakes.ts';
import type { Failure } from '../../../runner/lesson/failure.ts';
import { entry, silent } from '../helpers/results.ts';

const hears = (received: string): Failure => ({
  kind: 'mismatch',
  who: 'bob',
  wanted: { from: 'alice', text: 'hello' },
  received,
});
const nothing: Failure = { ...silent, wanted: { from: 'alice', text: 'hello' } };

/** Alice says this to the server, among others who speak as well. */
const said = (...pieces: (string | Uint8Array)[]) => [
  entry(0, 'alice', 'server', 'connect'),
  entry(0, 'bob', 'server', 'connect'),
  entry(1, 'alice', 'server', 'data', 'n:alice\r\n'),
  ...pieces.flatMap((piece) => [
    entry(2, 'alice', 'server', 'data', piece),
    entry(3, 'carol', 'server', 'data', 'b:there\r\n'),
    entry(4, 'server', 'bob', 'data', 'carol: there\r\n'),
  ]),
];

test.each<[string, Failure, (string | Uint8Array)[], string]>([
  [
    'half a line is passed on',
    hears('alice: he\r\ncarol: there\r\n'),
    ['b:he', 'llo\r\n'],
    'one chunk is treated as one line',
  ],
  [
    'half a line is forgotten',
    nothing,
    ['b:he', 'llo\r\n'],
    'a line that arrives in two chunks is lost',
  ],
  [
    'a line end is cut',
    nothing,
    ['b:hello\r', '\n'],
    'a \\r\\n that arrives in two chunks is not taken for a line end',
  ],
  [
    'three lines are one',
    nothing,
    ['b:one\r\nb:hello\r\nb:three\r\n'],
    'of several lines in one chunk, not each is taken for a line',
  ],
  ['\\n ends no line', nothing, ['b:hello\n'], '\\n and \\r\\n are not both taken for line ends'],
  [
    'what follows \\n is not seen',
    nothing,
    ['b:one\n', 'b:hello\r\n'],
    '\\n and \\r\\n are not both taken for line ends',
  ],
  [
    'half a character is forgotten',
    { ...silent, wanted: { from: 'alice', text: '你好' } },
    [Buffer.from('b:你').subarray(0, 3), Buffer.from('你好\r\n').subarray(1)],
    'a character that arrives in two pieces is lost',
  ],
])('how a text was sent tells the mistake: %s', (_, failure, pieces, mistake) => {
  // Without what had happened just before, that nobody heard anything would be told.
  const after = { en: 'it was cut', 'zh-CN': '被切开' };
  expect(mistakeOf({ ...failure, after }, said(...pieces)).en).toBe(mistake);
});

test.each<[string, Failure, string[]]>([
  ['a whole line', nothing, ['b:hello\r\n']],
  ['another text', nothing, ['b:he', 'y\r\n']],
  ['very much at once', nothing, [`b:hello\r\n${'b:x\r\n'.repeat(1000)}`]],
  ['what is no line', nothing, ['hello']],
])('%s tells nothing', (_, failure, pieces) => {
  expect(mistakeOf({ ...failure, after: { en: 'x', 'zh-CN': 'x' } }, said(...pieces)).en).toBe(
    'what should come does not come',
  );
});

test('a program that ends has made that mistake, whatever it was sent', () => {
  const crashed: Failure = {
    kind: 'crashed',
    program: 'server',
    crash: { cause: 'exited', exit: { status: 1, signal: null }, error: 'TypeError: x' },
  };
  expect(mistakeOf(crashed, said('b:he', 'llo\r\n')).en).toBe(
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
