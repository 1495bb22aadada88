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
