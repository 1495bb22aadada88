import { describe, expect, test } from 'vitest';
import { ackOf, packetsIn, parse, partOf } from '../../../lessons/07-sliding-window/packets.ts';
import { otherFile } from '../../../lessons/07-sliding-window/complaints.ts';
import { Transfer, type Rule } from '../../../lessons/07-sliding-window/transfer.ts';
import { explainFailure } from '../../../runner/explain/failure.ts';
import type { CheckFailed } from '../../../runner/lesson/failure.ts';

/** Three packets, of which the last one is short. */
const file = Uint8Array.from({ length: 2100 }, (_, index) => index % 251);
const count = 3;

const numbered = (letter: string, number: number, bytes: Uint8Array = new Uint8Array()) => {
  const header = Buffer.alloc(5, letter);
  header.writeUInt32BE(number, 1);
  return Buffer.concat([header, bytes]);
};
const data = (number: number) => numbered('D', number, partOf(file, number));
const fin = numbered('F', count);

const said = (failure: CheckFailed) => explainFailure(failure.failure, [], 'en').message;

/** A transfer over a link that passes on all but these. */
function aTransfer(isLost: Rule = () => [0], window?: number) {
  const transfer = new Transfer(file, isLost, window);
  const go = (bytes: Uint8Array, way: 'there' | 'back') => {
    transfer.comes(bytes, way, 0).arrivesAfter.forEach(() => transfer.arrives(bytes, way, 1));
  };
  return {
    transfer,
    sends: (...datagrams: Uint8Array[]) => datagrams.forEach((each) => go(each, 'there')),
    answers: (...datagrams: Uint8Array[]) => datagrams.forEach((each) => go(each, 'back')),
  };
}

const flawOf = (transfer: Transfer): string => {
  try {
    transfer.isSound();
    return `none after ${transfer.progress}`;
  } catch (error) {
    return said(error as CheckFailed);
  }
};

describe('a datagram', () => {
  test.each([
    ['data', data(2), { type: 'data', number: 2, bytes: partOf(file, 2) }],
    ['a FIN', fin, { type: 'fin', number: 3 }],
    ['an ACK', numbered('A', 2), { type: 'ack', below: 2, beyond: [] }],
    ['a selective ACK', ackOf(2, [258, 4]), { type: 'ack', below: 2, beyond: [258, 4] }],
  ])('is %s', (_, datagram, packet) => {
    const found = parse(datagram);
    expect(found && { ...found, ...('bytes' in found ? { bytes: partOf(file, 2) } : {}) }).toEqual(
      packet,
    );
  });

  test.each([
    ['too short', Buffer.from('D123')],
    ['a FIN with bytes', numbered('F', 1, Buffer.from('x'))],
    ['an ACK with half a number', numbered('A', 1, Buffer.from('123'))],
    ['something else', numbered('X', 1)],
  ])('is nothing when it is %s', (_, datagram) => expect(parse(datagram)).toBeUndefined());
});

describe('a transfer', () => {
  test('is over when the sender knows that the FIN has come', () => {
    const { transfer, sends, answers } = aTransfer();
    sends(data(1), data(0), data(2), fin);
    expect([transfer.isWhole, transfer.isOver]).toEqual([true, false]);
    answers(ackOf(4));
    expect([transfer.isWhole, transfer.isOver]).toEqual([true, true]);
  });

  test('counts what was lost and what was sent again, the FIN left out', () => {
    const { transfer, sends } = aTransfer((_, times) => (times === 0 ? [] : [0]));
    sends(data(0), data(0), data(0), data(1), fin, fin);
    expect([transfer.lost, transfer.sentAgain, transfer.arrived]).toEqual([2, 2, 1]);
    expect(transfer.onTheWay).toEqual([0, 1]);
  });

  test.each<[string, Uint8Array[], RegExp]>([
    ['other bytes', [numbered('D', 1, partOf(file, 0))], /DATA 1 to carry the bytes 1024 to 2047/],
    ['too few bytes', [numbered('D', 1, partOf(file, 1).subarray(0, 9))], /found 9 bytes\.$/],
    ['a packet too many', [numbered('D', 3, Buffer.from('x'))], /DATA 2 to be the last.*DATA 3/],
    ['a packet without bytes', [numbered('D', 1)], /bytes 1024 to 2047 of FILE; found 0 bytes/],
    ['an empty packet at the end', [numbered('D', 3)], /DATA 2 to be the last.*DATA 3/],
    ['a FIN of another number', [numbered('F', 2)], /expected FIN 3.*found FIN 2/],
    ['an ACK', [ackOf(1)], /begins with D/],
    ['a packet beyond the window', [data(0), data(2)], /nothing beyond DATA 1 .*found DATA 2/],
  ])('is wrong with %s from the sender', (_, datagrams, sentence) => {
    const { transfer, sends } = aTransfer(undefined, 2);
    sends(...datagrams);
    expect(flawOf(transfer)).toMatch(sentence);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['an ACK of what is missing', ackOf(3), /no acknowledgement of DATA 1,.*found ACK 3/],
    ['an early one among those beyond', ackOf(1, [2, 1]), /acknowledgement of DATA 1,.*ACK 1 \+2/],
    ['a number that is none', Buffer.from('ACK 1'), /begins with A.*41 43 4b 20 31/],
    ['an echo', data(0), /begins with A/],
  ])('is wrong with %s from the receiver', (_, datagram, sentence) => {
    const { transfer, sends, answers } = aTransfer();
    sends(data(0), data(2));
    answers(datagram);
    expect(flawOf(transfer)).toMatch(sentence);
  });

  test('is not wrong with what was repeated or overtaken', () => {
    const { transfer, sends, answers } = aTransfer();
    sends(data(0), data(1), data(0));
    answers(ackOf(2), ackOf(1), ackOf(2, [0, 1]));
    expect(flawOf(transfer)).toBe('none after 3');
    expect(transfer.heard).toBe(2);
  });
});

test('a receiver has answered the FIN also when its answer is lost', () => {
  const { transfer, sends, answers } = aTransfer((packet) => (packet.type === 'ack' ? [] : [0]));
  sends(data(0), data(1), data(2), fin);
  answers(ackOf(3));
  expect(transfer.isAnswered).toBe(false);
  answers(ackOf(4));
  expect([transfer.isAnswered, transfer.isOver]).toEqual([true, false]);
});

describe('what is drawn', () => {
  const numbersOf = (transfer: Transfer) =>
    Object.fromEntries(
      transfer.chart
        .drawing()
        .dots.map(({ mark, points }) => [mark, points.map(([, number]) => number)]),
    );

  test('is what was sent, lost and sent again', () => {
    const isLost: Rule = (packet, times) =>
      packet.type === 'data' && packet.number === 1 && times === 0 ? [] : [0];
    const { transfer, sends } = aTransfer(isLost);
    sends(data(0), data(1), data(2), data(1));
    expect(numbersOf(transfer)).toEqual({ '·': [0, 1, 2], '+': [], o: [1], x: [1] });
  });

  test('is when the sender first heard of each packet, in its turn or beyond', () => {
    const { transfer, sends, answers } = aTransfer();
    sends(data(0), data(2), data(1));
    answers(ackOf(1, [2]), ackOf(1, [2]), ackOf(3), ackOf(1));
    expect(numbersOf(transfer)['+']).toEqual([0, 2, 1]);
  });

  test('is no more than the first twenty packets', () => {
    const long = new Uint8Array(30 * 1024);
    const transfer = new Transfer(long, () => [0]);
    for (let number = 0; number < 30; number += 1) {
      transfer.comes(numbered('D', number, partOf(long, number)), 'there', number);
    }
    expect(numbersOf(transfer)['·']).toEqual(Array.from({ length: 20 }, (_, number) => number));
  });
});

describe('when nothing goes on, the cause is', () => {
  const why = (transfer: Transfer) => said(transfer.whyItStands(3000));
  const loses =
    (type: string, number: number): Rule =>
    (packet) =>
      packet.type === type && (packet.type === 'ack' ? packet.below : packet.number) === number
        ? []
        : [0];

  test('a sender that sends nothing', () => {
    expect(why(aTransfer().transfer)).toBe(
      'sender: expected DATA 0 at HOST and PORT; found nothing within 3.0 s.',
    );
  });

  test('a receiver that answers nothing', () => {
    const { transfer, sends } = aTransfer();
    sends(data(0), data(1));
    expect(why(transfer)).toMatch(/^receiver: expected ACK 2, .* up to DATA 1 .*no answer within/);
  });

  test('a receiver that asks for what it has', () => {
    const { transfer, sends, answers } = aTransfer();
    sends(data(0), data(1));
    answers(ackOf(1));
    expect(why(transfer)).toMatch(/^receiver: expected ACK 2,.*nothing beyond ACK 1/);
  });

  test('a receiver that does not answer what comes again', () => {
    const { transfer, sends, answers } = aTransfer(loses('ack', 1));
    sends(data(0));
    answers(ackOf(1));
    sends(data(0));
    expect(why(transfer)).toMatch(/^receiver: expected an answer to DATA 0, also/);
  });

  test('a sender that does not go on', () => {
    const { transfer, sends, answers } = aTransfer();
    sends(data(0));
    answers(ackOf(1));
    expect(why(transfer)).toMatch(/^sender: expected DATA 1, now that it has heard ACK 1/);
  });

  test('a sender that does not repeat what was lost', () => {
    const { transfer, sends, answers } = aTransfer(loses('data', 1));
    sends(data(0), data(1), data(2));
    answers(ackOf(1, [2]));
    expect(why(transfer)).toMatch(/^sender: expected DATA 1 again, .*: it was lost;/);
  });

  test('a sender that does not repeat what nobody has acknowledged', () => {
    const { transfer, sends, answers } = aTransfer(loses('ack', 4));
    sends(data(0), data(1), data(2), fin);
    answers(ackOf(3), ackOf(4));
    expect(why(transfer)).toMatch(/^sender: expected FIN 3 again, .*: what did was lost;/);
  });
});

describe('a file that is not the same', () => {
  const [first, second] = [partOf(file, 0), partOf(file, 1)];

  test.each<[string, Uint8Array | undefined, RegExp]>([
    ['is missing', undefined, /found no such file/],
    ['is too short', file.subarray(0, 2000), /found 2000 bytes\.$/],
    ['is too long', Buffer.concat([file, first]), /found 3124 bytes\.$/],
    ['has a wrong byte', Uint8Array.from(file).fill(255, 1030, 1031), /at 1030, where DATA 1 bel/],
    [
      'has its packets in another order',
      Buffer.concat([second, first, partOf(file, 2)]),
      /with DATA 1 where DATA 0 belongs/,
    ],
  ])('%s', (_, out, sentence) => expect(said(otherFile(file, out))).toMatch(sentence));
});

test('something is achieved when it comes for the first time', () => {
  const { transfer, sends } = aTransfer();
  expect(transfer.progressMs).toBeUndefined();
  sends(data(0));
  expect(transfer.progressMs).toBe(1);
  transfer.arrives(data(0), 'there', 400);
  expect(transfer.progressMs).toBe(1);
  transfer.arrives(data(1), 'there', 500);
  expect(transfer.progressMs).toBe(500);
});

test.each<[string, Uint8Array, Uint8Array[], boolean]>([
  ['has overtaken the last packet', data(1), [fin, data(2)], false],
  ['has come after all packets', data(1), [data(2), fin], true],
  ['was kept back until all else had come', data(0), [data(2), fin], false],
])('a FIN that %s', (_, sent, arrived, wasLate) => {
  const { transfer } = aTransfer();
  transfer.comes(sent, 'there', 0);
  for (const each of arrived) transfer.arrives(each, 'there', 0);
  expect(transfer.finWasLate).toBe(wasLate);
});

test('a file makes a packet for every 1024 bytes that it has begun', () => {
  expect([0, 1, 1024, 1025, 2048].map((size) => packetsIn(new Uint8Array(size)))).toEqual([
    0, 1, 1, 2, 2,
  ]);
});
