// Runs inside the learner's program, before its first line, and reports what cannot be seen from outside. It listens
// to what Node itself announces, and notes what is set on UDP sockets and, once asked, how often it writes; nothing
// behaves differently for that.
import { subscribe } from 'node:diagnostics_channel';
import type { Socket as UdpSocket } from 'node:dgram';
import type { Server, Socket } from 'node:net';
import { aliveNow, liveBytes, openFiles } from './inside-figures.ts';
import { watchBinding, watchUdpSocket } from './inside-udp.ts';
import { writesOf } from './inside-writes.ts';
import { entryVariable, type FromInside, type ToInside } from './inside.ts';

const entry = process.env[entryVariable];
/** The connections that it has accepted. */
const sockets = new Set<WeakRef<Socket>>();

if (entry !== undefined) {
  // What the learner's program starts in turn is not ours to watch.
  delete process.env[entryVariable];
  process.argv[1] = entry;
  if (process.send) watch();
}

function report(message: FromInside) {
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
}

const socketFrom = (remotePort: number) =>
  [...sockets].map((ref) => ref.deref()).find((socket) => socket?.remotePort === remotePort);

function watch() {
  subscribe('tracing:net.server.listen:asyncEnd', (message) => {
    const { server } = message as { server: Server };
    const address = server.address();
    if (address === null || typeof address === 'string') return;
    const { address: host, port } = address;
    // The learner's own callback runs first.
    setImmediate(() => report({ type: 'listening', protocol: 'tcp', host, port }));
  });

  subscribe('tracing:net.server.listen:error', (message) => {
    const { error } = message as { error: NodeJS.ErrnoException & { port?: number } };
    report({ type: 'listen-failed', code: error.code ?? '', port: error.port ?? 0 });
  });

  let udpSockets = 0;
  subscribe('udp.socket', (message) => {
    const { socket } = message as { socket: UdpSocket };
    const id = udpSockets;
    udpSockets += 1;
    watchUdpSocket(socket, (settings) => report({ type: 'udp-settings', id, settings }));
    watchBinding(socket, report);
  });

  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket };
    sockets.add(new WeakRef(socket));
  });

  answerQuestions();
  report({ type: 'begun' });
  // When the verifier is gone, nobody would end this program.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel?.unref();
}

function answerQuestions() {
  const atFirst = liveBytes();
  const figureFor = (asked: Exclude<ToInside, { ask: 'keep-alive' }>): number | undefined => {
    switch (asked.ask) {
      case 'memory':
        return Math.max(0, aliveNow() - atFirst);
      case 'open-files':
        return openFiles();
      case 'sign-of-life':
        return undefined;
      case 'writes': {
        const socket = socketFrom(asked.remotePort);
        return socket && writesOf(socket);
      }
    }
  };
  process.on('message', (message: ToInside) => {
    if (message.ask === 'keep-alive') {
      const { remotePort } = message;
      report({ type: 'keep-alive', remotePort, on: keepsAlive(socketFrom(remotePort)) });
    } else {
      report({ type: 'figure', question: message.question, value: figureFor(message) });
    }
  });
}

/** Node keeps the setting under a symbol of its own, whichever way it was switched on. */
function keepsAlive(socket: Socket | undefined): boolean {
  if (!socket) return false;
  const key = Object.getOwnPropertySymbols(socket).find(
    ({ description }) => description === 'kSetKeepAlive',
  );
  return key !== undefined && Boolean((socket as unknown as Record<symbol, unknown>)[key]);
}
