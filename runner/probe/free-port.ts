import dgram from 'node:dgram';
import net from 'node:net';

// Below the ports that systems hand out by themselves, so that no connection takes the port between our look and the
// learner's listen().
const first = 20_000;
const count = 12_000;

/** The ports that programs are given. */
export const portRange = { first, last: first + count - 1 } as const;

let next = first + Math.floor(Math.random() * count);

function isFreeForUdp(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port of the loopback interface that nobody listens on, by TCP or by UDP; never the same twice in a row. */
export async function freePort(host: string): Promise<number> {
  for (let tries = 0; tries < count; tries += 1) {
    next = next + 1 < first + count ? next + 1 : first;
    const port = next;
    if ((await isFree(port, host)) && (await isFreeForUdp(port, host))) return port;
  }
  throw new Error(`no free port from ${first} to ${first + count - 1} on ${host}`);
}

/** How many of some ports, spread over all that programs are given, nobody listens on. */
export async function countFreePorts(host: string, tries: number): Promise<number> {
  const step = Math.floor(count / tries);
  const start = first + Math.floor(Math.random() * step);
  const free = await Promise.all(
    Array.from({ length: tries }, (_, index) => isFree(start + index * step, host)),
  );
  return free.filter(Boolean).length;
}
