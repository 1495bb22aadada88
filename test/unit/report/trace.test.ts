import { describe, expect, test } from 'vitest';
import type { Crash, Deafness, Failure } from '../../../runner/lesson/failure.ts';
import type { Cast } from '../../../runner/lesson/trace.ts';
import type { Verdict } from '../../../runner/lesson/verdict.ts';
import type { Wanted } from '../../../runner/lesson/wanted.ts';
import { parseTrace, traceText, type NoTrace } from '../../../runner/report/trace.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { entry, passed, resultOf, silent } from '../helpers/results.ts';

const lesson = aLesson(aCheck('colons'));
const host = '127.0.0.1';
const cast: Cast = {
  programs: [
    {
      name: 'server',
      args: [],
      asked: { host, port: 20_001 },
      env: { MAX_CLIENTS: '2' },
      listened: { host, port: 8080 },
    },
  ],
  clients: [{ name: 'alice', host, port: 40_001 }],
};
const notText = Uint8Array.of(0xff, 0, 0x80);
const transcript = [
  entry(1.23456, 'alice', 'server', 'connect'),
  entry(2, 'alice', 'server', 'data', 'hi 你好\r\n\u009b'),
  entry(3, 'server', 'alice', 'data', notText),
  entry(4, 'server', 'alice', 'data', ''),
  { ...entry(5, 'server', 'alice', 'data'), size: 128 * 2 ** 20 },
  entry(6, 'server', 'server', 'signal', 'SIGTERM'),
  entry(7, 'alice', 'alice', 'stall'),
  { ...entry(8, 'server', 'alice', 'lost', 'D....'), says: 'DATA 0' },
];
const about = { program: ['node', 'server.ts'], node: 'v24.0.0' };

const textOf = (verdict: Verdict = passed) =>
  traceText(
    resultOf(lesson, 'colons', verdict, { transcript, cast, ms: 640.04 }),
    { lesson, seed: 71 },
    about,
  );
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a trace', () => {
  test('begins with a header that says what it is about', () => {
    const [header] = linesOf(textOf({ status: 'failed', failure: silent }));
    expect(header).toEqual({
      format: 'socket-workshop trace',
      version: 1,
      lesson: '90-example',
      check: 'colons',
      seed: 71,
      status: 'failed',
      ms: 640.04,
      ...about,
      ...cast,
      failure: silent,
      message: 'bob should have heard "see you" from alice, but nothing came within 2 s.',
      events: 8,
    });
  });

  test('has a line for each event: its text, or its bytes in base64, or their number', () => {
    const [, ...lines] = linesOf(textOf());
    const about = {
      atMs: expect.any(Number) as number,
      from: expect.any(String) as string,
      to: expect.any(String) as string,
    };
    expect(lines).toEqual([
      { ...about, event: 'connect' },
      { ...about, event: 'data', text: 'hi 你好\r\n\u009b' },
      { ...about, event: 'data', base64: '/wCA' },
      { ...about, event: 'data', text: '' },
      { ...about, event: 'data', size: 128 * 2 ** 20 },
      { ...about, event: 'signal', text: 'SIGTERM' },
      { ...about, event: 'stall' },
      { ...about, event: 'lost', says: 'DATA 0', text: 'D....' },
    ]);
    expect(lines[0]).toEqual({ atMs: 1.235, from: 'alice', to: 'server', event: 'connect' });
  });

  test('holds no control character that a terminal would obey', () => {
    expect(textOf()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test('is read back as it was written', () => {
    const trace = parseTrace(textOf());
    const [first, ...others] = transcript;
    expect(trace).toEqual({
      lesson: '90-example',
      check: 'colons',
      seed: 71,
      status: 'passed',
      ms: 640.04,
      ...about,
      ...cast,
      entries: [{ ...first, atMs: 1.235 }, ...others].map((each) => ({
        ...each,
        bytes: Buffer.from(each.bytes ?? []),
      })),
    });
  });
});

const wanteds: readonly Wanted[] = [
  { anything: true },
  { text: 'hi' },
  { from: null, text: 'hi' },
  { from: 'alice', text: 'hi', lineEnd: '\r\n' },
  { mentions: 'alice' },
  { number: 3 },
  { ratio: [2, 5] },
  { ratio: [2, 5], lineEnd: '\n' },
  { endpoint: { host, port: 40_001 } },
  { like: 'alice left', name: 'alice' },
  { bytes: Buffer.from(notText) },
  { datagram: Buffer.from('') },
  { end: true },
  { connection: { host, port: 40_001 } },
  { exit: 1 },
  { described: { en: 'keep-alive', 'zh-CN': '保活' } },
];
const asked = { host, port: 20_001 };
const crashes: readonly Crash[] = [
  {
    cause: 'does-not-compile',
    problem: { message: 'no', file: 'server.ts', line: 3, unresolved: true },
  },
  { cause: 'no-file', expected: 'server.ts' },
  { cause: 'cannot-start', command: 'python3', code: 'ENOENT' },
  {
    cause: 'exited',
    exit: { status: 1, signal: null },
    at: 'server.ts:3',
    error: 'Error: no',
    unheard: true,
    rejected: true,
  },
  { cause: 'exited', exit: { status: null, signal: 'SIGSEGV' } },
  { cause: 'never-listened', waitedMs: 5000, asked, protocol: 'tcp', blocked: true },
  { cause: 'blocked', waitedMs: 1200, missed: { who: 'bob', wanted: { text: 'hi' } } },
  { cause: 'port-not-shared', asked },
  { cause: 'wrong-protocol', protocol: 'udp', asked },
  { cause: 'wrong-address', listens: { host: '::1', port: 1 }, asked },
];
const after = { en: 'bob had left', 'zh-CN': 'bob 已离开' };
const deafnesses: readonly Deafness[] = [
  { cause: 'not-joined', group: '239.1.2.3' },
  { cause: 'other-port', bound: 41234, port: 40213 },
  { cause: 'own-address', host: '127.0.0.1' },
  { cause: 'no-interface' },
];
const unprinted = {
  kind: 'silence',
  who: 'member',
  stream: 'stdout',
  wanted: { text: 'hi' },
  waitedMs: 1200,
} as const;
const failures: readonly Failure[] = [
  ...wanteds.map(
    (wanted) =>
      ({ kind: 'silence', who: 'bob', wanted, waitedMs: 1200.5, cameAfterMs: 1300 }) as const,
  ),
  { kind: 'mismatch', who: 'bob', wanted: { text: 'hi' }, received: 'ho\r\n', after },
  { kind: 'mismatch', who: 'bob', wanted: { text: 'hi' }, received: Buffer.from(notText) },
  { kind: 'mismatch', who: 'bob', wanted: { text: 'hi' }, received: after, stream: 'either' },
  {
    kind: 'mismatch',
    who: 'client',
    wanted: { exit: 0 },
    received: '1',
    thrown: { at: 'client.ts:3', error: 'Error: x', unheard: true },
  },
  { ...unprinted, insteadOn: 'stderr', hadPrinted: true },
  { ...unprinted, ended: { program: 'client', exit: { status: 1, signal: null } } },
  ...deafnesses.map((deaf) => ({ ...unprinted, deaf })),
  { kind: 'unexpected', who: 'bob', unwanted: { text: 'hi' }, received: 'hi' },
  { kind: 'closed', who: 'bob', by: 'server', how: 'reset', wanted: { anything: true } },
  { kind: 'closed', who: 'bob', by: 'server', how: 'end', wanted: { anything: true }, saying: 4 },
  { kind: 'refused', who: 'bob', address: asked },
  ...crashes.map((crash) => ({ kind: 'crashed', program: 'server', crash }) as const),
  { kind: 'measure', what: after, value: 3, limit: 2, unit: { en: 'ms', 'zh-CN': '毫秒' } },
];

test.each(failures.map((failure) => [failure.kind, failure] as const))(
  'the facts of a failure can be read back: %s',
  (_kind, failure) => {
    expect(parseTrace(textOf({ status: 'failed', failure })).failure).toEqual(failure);
  },
);

const whyOf = (text: string) => {
  try {
    return parseTrace(text);
  } catch (error) {
    return (error as NoTrace).why;
  }
};

describe('what is no trace', () => {
  const whole = textOf();
  const lines = whole.trimEnd().split('\n');

  test.each([
    ['an empty file', '', { is: 'empty' }],
    ['a file of blanks', ' \n\n', { is: 'empty' }],
    ['a text', 'hello\n', { is: 'something-else' }],
    ['another document', '{"version":1,"results":[]}\n', { is: 'something-else' }],
    ['a list', '[]\n', { is: 'something-else' }],
    ['a newer one', whole.replace('"version":1', '"version":2'), { is: 'newer', version: 2 }],
    ['a header without a seed', whole.replace('"seed":71,', ''), { is: 'damaged', line: 1 }],
    ['an unknown event', whole.replace('"stall"', '"stalls"'), { is: 'damaged', line: 8 }],
    ['one cut off in a line', whole.slice(0, -5), { is: 'cut-off', events: 8, left: 7 }],
    [
      'one cut off after a line',
      `${lines.slice(0, 4).join('\n')}\n`,
      { is: 'cut-off', events: 8, left: 3 },
    ],
    ['one with its header only', `${lines[0]}\n`, { is: 'cut-off', events: 8, left: 0 }],
  ])('is told: %s', (_what, text, why) => {
    expect(whyOf(text)).toEqual(why);
  });
});
