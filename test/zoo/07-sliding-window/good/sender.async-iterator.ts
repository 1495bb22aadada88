// Loops over what comes with for await; a promise for each packet that ends when it is acknowledged.
import dgram from 'node:dgram';
import { EventEmitter, on, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const window = Number(process.env['WINDOW'] ?? 8);
const file = readFileSync(process.env['FILE'] ?? 'file');
const count = Math.ceil(file.length / 1024);

const socket = dgram.createSocket('udp4');
const over = new AbortController();
const news = new EventEmitter();
const waiting = new Map<number, AbortController>();
let base = 0;
let heardAt = Date.now();

async function deliver(number: number): Promise<void> {
  const controller = new AbortController();
  waiting.set(number, controller);
  const header = Buffer.alloc(5, number < count ? 'D' : 'F');
  header.writeUInt32BE(number, 1);
  const part = file.subarray(number * 1024, number * 1024 + 1024);
  while (!controller.signal.aborted && !over.signal.aborted) {
    socket.send([header, part], port, host, () => {});
    await sleep(110, undefined, { signal: controller.signal }).catch(() => {});
  }
}

async function hears() {
  for await (const [ack] of on(socket, 'message', { signal: over.signal }) as AsyncIterable<
    [Buffer]
  >) {
    heardAt = Date.now();
    base = Math.max(base, ack.readUInt32BE(1));
    const named = new Set<number>();
    for (let at = 5; at < ack.length; at += 4) named.add(ack.readUInt32BE(at));
    for (const [number, controller] of waiting) {
      if (number >= base && !named.has(number)) continue;
      controller.abort();
      waiting.delete(number);
    }
    news.emit('acknowledged');
    if (base > count) return;
  }
}

async function sends() {
  for (let number = 0; number <= count; number += 1) {
    while (number >= base + window) await once(news, 'acknowledged', { signal: over.signal });
    void deliver(number);
  }
}

const patience = setInterval(() => {
  if (Date.now() - heardAt > 2000) over.abort();
}, 100);

try {
  await once(socket.bind(0), 'listening');
  await Promise.all([hears(), sends()]);
} catch {
  console.error(`gave up on ${host}:${port}`);
  process.exitCode = 1;
} finally {
  over.abort();
  for (const controller of waiting.values()) controller.abort();
  clearInterval(patience);
  socket.close();
}
