import { describe, expect, test } from 'vitest';
import { explainFailure } from '../../../runner/explain/failure.ts';
import type { Failure } from '../../../runner/lesson/failure.ts';
import { expectSentences } from '../helpers/sentences.ts';

const bob = { who: 'bob' } as const;
const ofThree = { datagram: Uint8Array.of(1, 0, 255) };
const empty = new Uint8Array();

const datagrams: [Failure, string, string][] = [
  [
    { kind: 'silence', ...bob, wanted: ofThree, waitedMs: 2000 },
    'bob should have heard a datagram of these 3 bytes, but nothing came within 2 s.',
    'bob 应当收到这 3 个字节组成的一个数据报，但 2 s 内什么也没有收到。',
  ],
  [
    { kind: 'silence', ...bob, wanted: { datagram: Uint8Array.of(7) }, waitedMs: 2000 },
    'bob should have heard a datagram of this one byte, but nothing came within 2 s.',
    'bob 应当收到这 1 个字节组成的一个数据报，但 2 s 内什么也没有收到。',
  ],
  [
    { kind: 'silence', ...bob, wanted: { datagram: empty }, waitedMs: 2000 },
    'bob should have heard an empty datagram, but nothing came within 2 s.',
    'bob 应当收到一个空数据报，但 2 s 内什么也没有收到。',
  ],
  [
    {
      kind: 'silence',
      ...bob,
      wanted: ofThree,
      waitedMs: 1200,
      ended: { program: 'client', exit: { status: 1, signal: null } },
    },
    'bob should have heard a datagram of these 3 bytes, but nothing came before the client ended with exit status 1.',
    'bob 应当收到这 3 个字节组成的一个数据报，但直到 client 以状态 1 退出，什么也没有收到。',
  ],
  [
    { kind: 'silence', ...bob, wanted: ofThree, waitedMs: 1200, deaf: { cause: 'no-interface' } },
    'bob should have heard a datagram of these 3 bytes, but nothing came within 1.2 s. setMulticastInterface() was not called, so the system chose by which interface it goes out.',
    'bob 应当收到这 3 个字节组成的一个数据报，但 1.2 s 内什么也没有收到。没有调用 setMulticastInterface()，从哪个接口发出由系统决定。',
  ],
  [
    { kind: 'mismatch', ...bob, wanted: ofThree, received: Uint8Array.of(1, 255) },
    'bob should have heard a datagram of these 3 bytes, but heard one of 2 bytes: byte 2 is ff instead of 00.',
    'bob 应当收到这 3 个字节组成的一个数据报，却收到了 2 个字节：第 2 个字节是 ff，而不是 00。',
  ],
  [
    { kind: 'mismatch', ...bob, wanted: { datagram: empty }, received: Buffer.from('\n') },
    'bob should have heard an empty datagram, but heard one of 1 byte: "␊".',
    'bob 应当收到一个空数据报，却收到了 1 个字节："␊"。',
  ],
  [
    { kind: 'mismatch', ...bob, wanted: ofThree, received: empty },
    'bob should have heard a datagram of these 3 bytes, but heard an empty one.',
    'bob 应当收到这 3 个字节组成的一个数据报，却收到了一个空数据报。',
  ],
  [
    { kind: 'mismatch', ...bob, wanted: ofThree, received: Buffer.from('one\r\ntwo\n\n') },
    'bob should have heard a datagram of these 3 bytes, but heard one of 10 bytes: "one⏎two␊␊".',
    'bob 应当收到这 3 个字节组成的一个数据报，却收到了 10 个字节："one⏎two␊␊"。',
  ],
  [
    { kind: 'unexpected', ...bob, unwanted: ofThree, received: ofThree.datagram },
    'bob heard "<01 00 ff>", which should not have been said to bob.',
    'bob 收到了不该收到的 "<01 00 ff>"。',
  ],
  [
    { kind: 'unexpected', ...bob, unwanted: { datagram: empty }, received: empty },
    'bob heard an empty datagram, which should not have been said to bob.',
    'bob 收到了不该收到的一个空数据报。',
  ],
];

describe('which datagram came, and which should have, in both languages', () => {
  test.each(datagrams.map(([failure, en, zh]) => ({ failure, en, zh })))(
    '$en',
    ({ failure, en, zh }) => {
      expectSentences(failure, en, zh);
    },
  );
});

describe('a datagram that came stands whole beside the one that was wanted', () => {
  const compare = (datagram: string | Uint8Array, received: string | Uint8Array) => {
    const wanted = { datagram: Buffer.from(datagram) };
    const failure: Failure = {
      kind: 'mismatch',
      who: 'bob',
      wanted,
      received: Buffer.from(received),
    };
    const explanation = explainFailure(failure, [], 'en');
    return [explanation.expected, explanation.received?.line];
  };

  test.each<[string | Uint8Array, string | Uint8Array, string, string]>([
    ['alice: hi', 'hi', 'alice: hi', 'hi'],
    ['a\nb', 'a\nb\n', 'a␊b', 'a␊b␊'],
    ['hi', '\r\n', 'hi', '⏎'],
    ['hi', '  ', 'hi', '  '],
    ['hi', '', 'hi', 'an empty datagram'],
    ['', 'x', 'an empty datagram', 'x'],
    [Uint8Array.of(255, 1, 10), Uint8Array.of(255, 10, 1), '<ff 01 0a>', '<ff 0a 01>'],
  ])('%j and %j', (datagram, received, ...lines) => {
    expect(compare(datagram, received)).toEqual(lines);
  });

  test('also one that should not have come', () => {
    const received = Uint8Array.of(255, 1);
    const unwanted = { datagram: received };
    const failure: Failure = { kind: 'unexpected', who: 'bob', unwanted, received };
    expect(explainFailure(failure, [], 'en').received).toEqual({ line: '<ff 01>' });
  });
});
