import { expect, test } from 'vitest';
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
