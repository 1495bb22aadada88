// A part of the preload: what is set on a UDP socket cannot be asked for afterwards, so it is noted as it is set.
import type { Socket } from 'node:dgram';
import type { UdpSettings } from '../lesson/stage.ts';

type Setter =
  'addMembership' | 'setMulticastInterface' | 'setMulticastTTL' | 'setMulticastLoopback';

/** Tells the settings of a socket whenever one of them has changed, and when it first sends. */
export function watchUdpSocket(socket: Socket, tell: (settings: UdpSettings) => void) {
  let settings: UdpSettings = { memberships: [], hasSent: false };
  const change = (changed: Partial<UdpSettings>) => {
    settings = { ...settings, ...changed };
    tell(settings);
  };
  const notes: { readonly [Name in Setter]: (...args: Parameters<Socket[Name]>) => void } = {
    addMembership: (group, iface) =>
      change({ memberships: [...settings.memberships, { group, iface }] }),
    setMulticastInterface: (multicastInterface) => change({ multicastInterface }),
    setMulticastTTL: (ttl) => change({ ttl }),
    setMulticastLoopback: (loopback) => change({ loopback: Boolean(loopback) }),
  };
  for (const [name, note] of Object.entries(notes)) {
    // What was refused is not noted, since it throws.
    after(socket, name, note as (...args: readonly unknown[]) => void);
  }
  after(socket, 'send', () => {
    if (!settings.hasSent) change({ hasSent: true });
  });
}

/** Does something more after a method of this one object has worked; the method itself does what it did. */
function after(target: object, name: string, more: (...args: readonly unknown[]) => void) {
  const methods = target as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name];
  if (!original) return;
  Object.defineProperty(target, name, {
    configurable: true,
    writable: true,
    value(this: unknown, ...args: unknown[]) {
      const result = original.apply(this, args);
      more(...args);
      return result;
    },
  });
}
