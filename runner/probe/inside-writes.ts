// A part of the preload: how often a socket hands bytes to the system, which nobody announces.
import type { Socket } from 'node:net';
import { after } from './inside-after.ts';

const counts = new WeakMap<Socket, number>();

/** How often this socket has handed bytes over since it was first asked about; pieces that leave together count once. */
export function writesOf(socket: Socket): number {
  const known = counts.get(socket);
  if (known !== undefined) return known;
  counts.set(socket, 0);
  // One piece, or nothing at all; and several that were corked, or had to wait.
  after(socket, '_write', (piece) => {
    if ((piece as { readonly length: number }).length > 0) countOne(socket);
  });
  after(socket, '_writev', () => countOne(socket));
  return 0;
}

const countOne = (socket: Socket) => counts.set(socket, (counts.get(socket) ?? 0) + 1);
