import { randomInt } from 'node:crypto';
import { groupAddress } from './addresses.ts';
import { datagramTrouble } from './datagram-trial.ts';
import type { Trouble } from './trouble.ts';

/** A group that belongs to nobody: 239 is for use within a site. */
export const anyGroup = () => `239.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

/**
 * Undefined when a group can be joined and spoken to on this interface, within so many milliseconds. Otherwise why not:
 * the system's code, such as ENODEV, or `silence`.
 */
export function multicastTrouble(iface: string, ms: number): Promise<Trouble | undefined> {
  const group = anyGroup();
  return datagramTrouble(
    {
      // Never 0.0.0.0, where the whole network could be heard.
      bind: groupAddress(group, iface),
      from: iface,
      to: group,
      prepareReceiver: (socket) => socket.addMembership(group, iface),
      prepareSender: (socket) => socket.setMulticastInterface(iface),
    },
    ms,
  );
}
