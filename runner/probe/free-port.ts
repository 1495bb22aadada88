import dgram from 'node:dgram';
import net from 'node:net';
import type { Address } from '../lesson/failure.ts';

// Below the ports that systems hand out by themselves, so that no connection takes the port between our look and the
// learner's listen().
const first = 20_000;
const count = 12_000;

/** The ports that programs are given. */
export const portRange = { first, last: first + count - 1 } as const;

/** Verifiers that run at the same time keep out of each other's way: each takes blocks of ports for itself. */
const blockLength = 60;
const blocks = count / blockLength;
/** Every other port is given out: a program that finds its own taken may try the next one, which is then nobody's. */
const step = 2;
/** So many blocks are kept: programs still use the ports of those before the last. */
const mostKept = 3;

interface Block {
  /** Listens on the first port of the block as long as the others are ours. */
  readonly lock: net.Server;
  readonly number: number;
  readonly end: number;
  next: number;
}

let current: Promise<Block> | undefined;
const kept: Block[] = [];

function isFreeForUdp(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

function listensOn(port: number, host: string): Promise<net.Server | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = await listensOn(port, host);
  if (server) await new Promise((resolve) => server.close(resolve));
  return server !== undefined;
}

/** Whether nobody has this very address. On Linux also nobody who listens on all addresses. */
export const isFreePort = ({ host, port }: Address, protocol: 'tcp' | 'udp'): Promise<boolean> =>
  (protocol === 'tcp' ? isFree : isFreeForUdp)(port, host);

/** Takes a block that nobody else has, and gives up one that was taken long ago. */
async function takeBlock(host: string): Promise<Block> {
  const from = (kept.at(-1)?.number ?? Math.floor(Math.random() * blocks)) + 1;
  for (let tries = 0; tries < blocks; tries += 1) {
    const number = (from + tries) % blocks;
    const start = first + number * blockLength;
    const lock = await listensOn(start, host);
    if (!lock) continue;
    lock.unref();
    const block = { lock, number, end: start + blockLength, next: start + step };
    kept.push(block);
    if (kept.length > mostKept) kept.shift()?.lock.close();
    return block;
  }
  current = undefined;
  throw new Error(`no free ports from ${first} to ${first + count - 1} on ${host}`);
}

/** A port of the loopback interface that nobody listens on, by TCP or by UDP; never the same twice in a row. */
export async function freePort(host: string): Promise<number> {
  for (let tries = 0; tries < count; tries += 1) {
    const taking = (current ??= takeBlock(host));
    const block = await taking;
    if (block.next >= block.end) {
      // Of several who find it used up, the first one takes the next.
      if (current === taking) current = undefined;
      continue;
    }
    const port = block.next;
    block.next += step;
    if ((await isFree(port, host)) && (await isFreeForUdp(port, host))) return port;
  }
  throw new Error(`no free port from ${first} to ${first + count - 1} on ${host}`);
}

/** How many of some ports, spread over all that programs are given, nobody listens on. */
export async function countFreePorts(host: string, tries: number): Promise<number> {
  const gap = Math.floor(count / tries);
  const start = first + Math.floor(Math.random() * gap);
  const free = await Promise.all(
    Array.from({ length: tries }, (_, index) => isFree(start + index * gap, host)),
  );
  return free.filter(Boolean).length;
}
