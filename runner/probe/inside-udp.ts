// A part of the preload: what is set on a UDP socket cannot be asked for afterwards, so it is noted as it is set.
import type { Socket } from 'node:dgram';
import { errorMonitor, type EventEmitter } from 'node:events';
import type { UdpSettings } from '../lesson/stage.ts';
import { after } from './inside-after.ts';
import type { FromInside } from './inside.ts';

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
  socket.once('listening', () => {
    const bound = whereBound(socket);
    if (bound) change({ bound: { host: bound.address, port: bound.port } });
  });
  after(socket, 'send', () => {
    if (!settings.hasSent) change({ hasSent: true });
  });
}

/** Tells where a socket is bound, or why it could not be. */
export function watchBinding(socket: Socket, report: (message: FromInside) => void) {
  const events: EventEmitter = socket;
  // A monitor is no listener: an error that nobody else hears still ends the program.
  events.on(errorMonitor, (error: NodeJS.ErrnoException & { port?: number }) => {
    if (error.syscall !== 'bind') return;
    report({ type: 'listen-failed', code: error.code ?? '', port: error.port ?? 0 });
  });
  events.once('listening', () =>
    // The learner's own callback runs first.
    setImmediate(() => {
      const address = whereBound(socket);
      if (!address) return;
      report({ type: 'listening', protocol: 'udp', host: address.address, port: address.port });
    }),
  );
}

/** Undefined when it was closed as soon as it had sent: then Node throws, which would end the learner's program. */
function whereBound(socket: Socket) {
  try {
    return socket.address();
  } catch {
    return undefined;
  }
}
