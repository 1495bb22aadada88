import net from 'node:net';
import type { Address } from '../lesson/failure.ts';
import { Changes, until } from './waiting.ts';

/** Connects, or says what stood in the way. A paused socket reads nothing from the first byte on. */
export async function openSocket(
  address: Address,
  ms: number,
  paused = false,
): Promise<net.Socket | Error> {
  // Half-open, since a client here decides for itself when it ends its side.
  const socket = net.connect({ ...address, allowHalfOpen: true, noDelay: true });
  if (paused) socket.pause();
  const changes = new Changes();
  let outcome: net.Socket | Error | undefined;
  const settle = (result: net.Socket | Error) => {
    outcome = result;
    changes.fire();
  };
  socket.once('error', settle);
  socket.once('connect', () => {
    socket.off('error', settle);
    settle(socket);
  });
  // Not the socket's own time-out: that also counts time in which this process did not get to look.
  await until([changes], ms, () => outcome);
  if (outcome === socket) return socket;
  socket.destroy();
  return outcome ?? Object.assign(new Error('no connection'), { code: 'ETIMEDOUT' });
}

/** Whether it is the other side's doing that there is no connection, and not this machine's. */
export const isTheirDoing = (error: NodeJS.ErrnoException): boolean =>
  ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'].includes(error.code ?? '');
