import { datagramTrouble } from './datagram-trial.ts';
import type { Trouble } from './trouble.ts';

/** The only broadcast address that stays on this machine. */
const loopbackBroadcast = '127.255.255.255';

const heardOn = (bind: string, ms: number) =>
  datagramTrouble(
    {
      bind,
      from: '127.0.0.1',
      to: loopbackBroadcast,
      prepareSender: (socket) => socket.setBroadcast(true),
    },
    ms,
  );

/** Whether a broadcast on the loopback interface is heard within so many milliseconds at the address that it goes to. */
export const hearsBroadcasts = async (ms: number): Promise<boolean> =>
  (await heardOn(loopbackBroadcast, ms)) === undefined;

/**
 * Undefined when a broadcast on the loopback interface is heard within so many milliseconds. Otherwise why not: the
 * system's code or `silence`.
 */
export async function broadcastTrouble(ms: number): Promise<Trouble | undefined> {
  const trouble = await heardOn(loopbackBroadcast, ms);
  // Where nobody can be bound to a broadcast address, an ordinary one hears it. Never 0.0.0.0: that is the whole network.
  return trouble === 'EADDRNOTAVAIL' ? heardOn('127.0.0.1', ms) : trouble;
}
