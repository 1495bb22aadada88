import { describe, expect, test } from 'vitest';
import { Transfer } from '../../../lessons/07-sliding-window/transfer.ts';

test('a packet that comes several times within a moment has come in one turn', () => {
  const file = Buffer.from('one packet');
  const transfer = new Transfer(file, () => []);
  const datagram = Buffer.concat([Buffer.from('D\0\0\0\0', 'latin1'), file]);
  const turns = [0, 6, 12, 30, 45, 60].map((atMs) => {
    transfer.comes(datagram, 'there', atMs);
    return transfer.turns;
  });
  expect(turns).toEqual([1, 1, 1, 2, 2, 3]);
  expect(transfer.tries).toBe(6);
  transfer.isSound();
});

describe('sent in vain', () => {
  const file = Buffer.alloc(1500, 'x');
  const packet = (number: number) => {
    const header = Buffer.from([0x44, 0, 0, 0, number]);
    return Buffer.concat([header, file.subarray(number * 1024, (number + 1) * 1024)]);
  };
  const ack = Buffer.from([0x41, 0, 0, 0, 0]);

  /** Packet 1 comes, is answered with ACK 0 as packet 0 is lost, and comes again. */
  function transferOf({ answeredMs, againMs }: { answeredMs: number; againMs: number }) {
    const transfer = new Transfer(file, () => [0]);
    transfer.comes(packet(1), 'there', 0);
    transfer.arrives(packet(1), 'there', 5);
    if (answeredMs < againMs) transfer.arrives(ack, 'back', answeredMs);
    transfer.comes(packet(1), 'there', againMs);
    return transfer;
  }

  test.each([
    ['is what comes again although its answer was heard long ago', 10, 100, 1],
    ['is not what comes again right when its answer is heard', 60, 100, 0],
    ['is not what comes again before it is answered', 200, 100, 0],
    ['is what comes again sooner than any answer', 200, 6, 1],
  ])('%s', (_, answeredMs, againMs, count) => {
    const transfer = transferOf({ answeredMs, againMs });
    expect([transfer.sentAgain, transfer.sentInVain([])]).toEqual([1, count]);
  });

  test('what seems to come too soon after the link was held up may be of its making', () => {
    const transfer = transferOf({ answeredMs: 200, againMs: 6 });
    expect(transfer.sentInVain([[-60, -1]])).toBe(0);
    expect(transfer.sentInVain([[-200, -100]])).toBe(1);
  });

  test('what is answered in good time is so before half of what the sender waits', () => {
    const inGoodTime = (answeredMs: number) => {
      const transfer = transferOf({ answeredMs: 300, againMs: 100 });
      transfer.comes(packet(0), 'there', 100);
      transfer.arrives(packet(0), 'there', 105);
      for (const atMs of [110, answeredMs]) transfer.arrives(ack, 'back', atMs);
      return transfer.inGoodTime;
    };
    // Of two packets, the one that was sent once.
    expect([inGoodTime(150), inGoodTime(151)]).toEqual([0.5, 0]);
  });
});

describe('a receiver that answers several packets at once', () => {
  const file = Buffer.alloc(4 * 1024, 'x');
  const packet = (number: number) =>
    Buffer.concat([Buffer.from([0x44, 0, 0, 0, number]), file.subarray(0, 1024)]);
  const ack = (...numbers: readonly number[]) =>
    Buffer.from([0x41, ...numbers.flatMap((number) => [0, 0, 0, number])]);

  /** Packet 1 is lost; 0, 2 and 3 arrive and are answered together after 10 ms; 1 and 2 come again. */
  function transferWith(answer: Buffer) {
    const transfer = new Transfer(file, ({ type }, times) =>
      type === 'data' && times === 0 ? [0] : [],
    );
    for (const number of [0, 1, 2, 3]) {
      transfer.comes(packet(number), 'there', 0);
      if (number !== 1) transfer.arrives(packet(number), 'there', 5);
    }
    transfer.arrives(answer, 'back', 10);
    for (const number of [1, 2]) transfer.comes(packet(number), 'there', 100);
    return transfer;
  }

  test('has answered all that had come before what it names', () => {
    const transfer = transferWith(ack(1, 2, 3));
    expect([transfer.early, transfer.named]).toEqual([2, 2]);
    // Of four packets 0 and 3 were sent once; 2 was named, and came again all the same.
    expect([transfer.inGoodTime, transfer.sentInVain([])]).toEqual([0.5, 1]);
  });

  test('has answered one of them where it names none: that it has read more is not known', () => {
    const transfer = transferWith(ack(1));
    expect([transfer.early, transfer.named]).toEqual([2, 0]);
    expect([transfer.inGoodTime, transfer.sentInVain([])]).toEqual([0.25, 0]);
  });
});
