import dgram from 'node:dgram';
import net from 'node:net';

// Below the ports that systems hand out by themselves, so that no connection takes the port between our look and the
// learner's listen().
const first = 20_000;
const count = 12_000;

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

/** A group of those that stay inside an organisation, drawn by chance, so that two runs do not hear each other. */
export function freeGroup(): string {
  const byte = () => 1 + Math.floor(Math.random() * 254);
  return `239.${byte()}.${byte()}.${byte()}`;
}
