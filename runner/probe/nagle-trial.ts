import { once } from 'node:events';
import net from 'node:net';
import type { Timing } from '../lesson/stage.ts';
import { inTime } from './trouble.ts';

/** Nobody delays an acknowledgement for longer, in milliseconds: RFC 1122 forbids it. */
const mostDelayMs = 500;

/**
 * How long so many answers take that a server of ours writes in two halves: some 40 ms each on Linux, next to nothing on
 * a system that does not make the second half wait.
 */
export async function answersInHalves(host: string, times: number): Promise<readonly Timing[]> {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => {
      socket.write('1');
      socket.write('2');
    });
  });
  await once(server.listen(0, host), 'listening');
  const { port } = server.address() as net.AddressInfo;
  // The question itself must not wait.
  const client = net.connect({ port, host, noDelay: true });
  try {
    return await inTime(timingsOf(client, times), times * mostDelayMs);
  } finally {
    client.destroy();
    server.close();
  }
}

const timingsOf = (client: net.Socket, times: number) =>
  new Promise<readonly Timing[]>((resolve, reject) => {
    const timings: Timing[] = [];
    let [asked, first] = [0, 0];
    const ask = () => {
      asked = performance.now();
      client.write('?');
    };
    client.on('error', reject);
    client.on('data', (bytes) => {
      const last = performance.now();
      if (bytes.includes('1')) first = last;
      if (!bytes.includes('2')) return;
      timings.push({ tookMs: last - asked, apartMs: last - first });
      if (timings.length === times) resolve(timings);
      else ask();
    });
    ask();
  });
