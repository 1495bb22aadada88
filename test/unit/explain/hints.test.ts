import { describe, expect, test } from 'vitest';
import { hintsOn } from '../../../runner/explain/hints.ts';
import type { Crash, Failure } from '../../../runner/lesson/failure.ts';
import { langs, type Lang } from '../../../runner/lesson/text.ts';
import type { TranscriptEntry } from '../../../runner/lesson/transcript.ts';
import { entry, silent } from '../helpers/results.ts';

const hints = { en: ['one', 'two'], 'zh-CN': ['一', '二'] };
const on = (failure: Failure, transcript: readonly TranscriptEntry[] = [], lang: Lang = 'en') =>
  hintsOn(failure, { hints }, transcript, lang);

const crashed = (crash: Crash): Failure => ({ kind: 'crashed', program: 'server', crash });
const asked = { host: '127.0.0.1', port: 40213 };
const exit = { status: 1, signal: null };
const anything = { anything: true } as const;
const closed = { kind: 'closed', who: 'bob', by: 'server', wanted: anything } as const;
const x = { en: 'x', 'zh-CN': 'x' };
const group = '239.1.2.3';
/** What bob heard where alice said "see you". */
const said = (received: string) =>
  ({
    kind: 'mismatch',
    who: 'bob',
    wanted: { from: 'alice', text: 'see you', lineEnd: '\r\n' },
    received,
  }) as const satisfies Failure;
const unprinted = { ...silent, stream: 'stdout' } as const;
const spoken = [entry(1, 'bob', 'server', 'data', 'hi\r\n')];

const ofItsOwn: [string, Failure, RegExp, TranscriptEntry[]?][] = [
  ['does not compile', crashed({ cause: 'does-not-compile', problem: { message: 'x' } }), /caret/],
  [
    'imports what is not there',
    crashed({ cause: 'does-not-compile', problem: { message: 'x', unresolved: true } }),
    /its extension/,
  ],
  ['is not there', crashed({ cause: 'no-file', expected: 'server.ts' }), /workshop start/],
  [
    'cannot be started',
    crashed({ cause: 'cannot-start', command: 'pyton3', code: 'ENOENT' }),
    /without a shell/,
  ],
  ['ends by itself', crashed({ cause: 'exited', exit }), /of its own accord/],
  ['throws', crashed({ cause: 'exited', exit, error: 'TypeError: x' }), /nobody catches/],
  [
    'does not listen to an error',
    crashed({ cause: 'exited', exit, error: 'Error: read ECONNRESET', unheard: true }),
    /listen to its 'error'/,
  ],
  [
    'awaits what is rejected, and no line of it is named',
    crashed({ cause: 'exited', exit, error: 'Error: read ECONNRESET', rejected: true }),
    /rejected, and nobody caught it/,
  ],
  [
    'awaits what is rejected, on a line that is named',
    crashed({ cause: 'exited', exit, at: 'server.ts:3', error: 'Error: no', rejected: true }),
    /nobody catches/,
  ],
  [
    'is killed',
    crashed({ cause: 'exited', exit: { status: null, signal: 'SIGABRT' } }),
    /The system/,
  ],
  [
    'never listens',
    crashed({ cause: 'never-listened', waitedMs: 5000, asked, protocol: 'tcp' }),
    /server\.listen\(PORT, HOST\)/,
  ],
  [
    'is never bound',
    crashed({ cause: 'never-listened', waitedMs: 5000, asked, protocol: 'udp' }),
    /socket\.bind\(PORT, HOST\)/,
  ],
  [
    'loops before it listens',
    crashed({ cause: 'never-listened', waitedMs: 5000, asked, protocol: 'tcp', blocked: true }),
    /one thread/,
  ],
  [
    'loops',
    crashed({ cause: 'blocked', waitedMs: 1200, missed: { who: 'bob', wanted: anything } }),
    /one thread/,
  ],
  [
    'listens with UDP',
    crashed({ cause: 'wrong-protocol', protocol: 'udp', asked }),
    /^TCP is net\.createServer/,
  ],
  [
    'listens with TCP',
    crashed({ cause: 'wrong-protocol', protocol: 'tcp', asked }),
    /^UDP is dgram\.createSocket/,
  ],
  [
    'listens elsewhere',
    crashed({ cause: 'wrong-address', listens: { host: '10.0.0.1', port: 1 }, asked }),
    /listen\(PORT, HOST\)/,
  ],
  ['answers late', { ...silent, cameAfterMs: 2500 }, /a timer/],
  ['says nothing at all', silent, /Nothing of it has reached/, spoken],
  ['ends the connection', { ...closed, how: 'end' }, /end\(\) or destroy\(\)/],
  [
    'ends the connection that it has made itself',
    { ...closed, who: 'verifier', by: 'client', how: 'end' },
    /before the other side has/,
    [entry(1, 'client', 'verifier', 'connect')],
  ],
  ['resets it', { ...closed, how: 'reset' }, /thrown away/],
  ['cuts off who speaks', { ...closed, how: 'end', saying: 4096, after: x }, /Which limit/],
  [
    'writes to somebody who has left',
    crashed({ cause: 'exited', exit, error: 'Error [X]: write after end', unheard: true }),
    /who has left/,
  ],
  ['does not accept any more', { kind: 'refused', who: 'bob', address: asked }, /server\.close/],
  [
    'says it twice',
    { kind: 'unexpected', who: 'bob', unwanted: { mentions: 'x' }, received: 'x' },
    /two places/,
    [entry(1, 'server', 'bob', 'data', 'x\nx\n')],
  ],
  [
    'says twice that somebody has left',
    { kind: 'unexpected', who: 'bob', unwanted: { mentions: 'carol' }, received: 'carol left' },
    /at `byebye`, at `end`, at `close`/,
    [
      entry(1, 'carol', 'server', 'end'),
      entry(2, 'server', 'bob', 'data', 'carol left\ncarol left\n'),
    ],
  ],
  ['does not end its lines as it should', said('alice: see you\n'), /last thing/],
  [
    'does not end a line at all',
    { kind: 'mismatch', who: 'bob', wanted: { ratio: [1, 5], lineEnd: '\n' }, received: '1/5' },
    /where this line ends/,
  ],
  ['prints a Buffer', { ...said('<Buffer 61 6c>\n'), stream: 'stdout' }, /a text of it/],
  ['does not say who said it', said('see you\r\n'), /who said it/],
  ['changes what was said', said('alice: See  you\r\n'), /as it was sent/],
  ['cuts characters in two', { ...said('alice: see \uFFFD\r\n'), after: x }, /half of one/],
  [
    'cuts characters of a datagram in two',
    {
      kind: 'mismatch',
      who: 'bob',
      wanted: { datagram: Buffer.from('你') },
      received: Buffer.from('\uFFFD\uFFFD'),
    },
    /half of one/,
  ],
  ['prints it elsewhere', { ...unprinted, insteadOn: 'stderr' }, /console\.error/],
  [
    'is bound to another port than the group',
    { ...unprinted, deaf: { cause: 'other-port', bound: 1, port: 2 } },
    /in PORT/,
  ],
  [
    'is bound to an address of its own',
    { ...unprinted, deaf: { cause: 'own-address', host: '127.0.0.1' } },
    /just that address/,
  ],
  ['does not share its port', crashed({ cause: 'port-not-shared', asked }), /the same UDP port/],
  [
    'binds what is bound',
    crashed({ cause: 'exited', exit, error: 'Error: bind EINVAL 239.1.2.3:40213', unheard: true }),
    /bound once/,
  ],
  [
    'sets what is not bound yet',
    crashed({ cause: 'exited', exit, error: 'Error: setMulticastTTL EBADF' }),
    /bind\(\) is not done/,
  ],
  [
    'joins on an interface that is not found',
    crashed({ cause: 'exited', exit, error: 'Error: addMembership ENODEV' }),
    /second argument/,
  ],
  [
    'uses what it has closed, and ends with another status',
    {
      kind: 'mismatch',
      who: 'client',
      wanted: { exit: 0 },
      received: '1',
      thrown: { error: 'Error [ERR_SOCKET_DGRAM_NOT_RUNNING]: Not running' },
      after: x,
    },
    /after close\(\)/,
  ],
  [
    'takes bytes for text',
    {
      kind: 'mismatch',
      who: 'bob',
      wanted: { bytes: Uint8Array.of(255) },
      received: Buffer.from('\uFFFD'),
    },
    /no text/,
  ],
];

describe('a program that has a hint of its own', () => {
  test.each(ofItsOwn)('%s', (_, failure, hint, transcript = []) => {
    expect(on(failure, transcript)[0]).toMatch(hint);
    expect(on(failure, transcript, 'zh-CN')[0]).toMatch(/\p{Script=Han}/u);
  });
});

describe('the hints of the check', () => {
  test.each<[string, Failure, TranscriptEntry[]?]>([
    ['something else came', { kind: 'mismatch', who: 'bob', wanted: anything, received: 'x' }],
    ['somebody heard a secret', { kind: 'unexpected', who: 'b', unwanted: anything, received: '' }],
    ['nothing was said yet', silent, [entry(1, 'bob', 'server', 'connect')]],
    ['the check says what led to the end', { ...closed, how: 'end', after: x }],
    ['its check says what was asked of a silent one', { ...silent, after: x }, spoken],
    ['its check says what led to a late answer', { ...silent, after: x, cameAfterMs: 2500 }],
    ['something else had come before the end', { ...closed, how: 'end', received: 'hello' }],
    ['its check says what led to another text', { ...said('see You\n'), after: x }],
    ['it speaks under another name', said('alina: see you\n')],
    ['it has not joined the group', { ...unprinted, deaf: { cause: 'not-joined', group } }],
  ])('are all given when %s', (_, failure, transcript) => {
    for (const lang of langs) expect(on(failure, transcript, lang)).toEqual(hints[lang]);
  });

  test('follow the one on the cause when the program had come up', () => {
    expect(on(crashed({ cause: 'exited', exit }), spoken).slice(1)).toEqual(['two']);
    expect(on({ ...silent, cameAfterMs: 2500 }).slice(1)).toEqual(['two']);
  });

  test('are left out when the program did not come up', () => {
    expect(on(crashed({ cause: 'exited', exit }))).toHaveLength(1);
  });
});
