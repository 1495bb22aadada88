// An async generator makes messages of chunks; each connection is a loop.
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const {
  HOST = '127.0.0.1',
  PORT = '8080',
  MAX_FRAME = '65536',
  HEARTBEAT_MS = '5000',
} = process.env;

type Message = { kind: string; id?: number; text?: string; afterMs?: number };

const encode = (message: Message) => {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(Uint32Array.of(body.length).buffer).swap32(), body]);
};

async function* messagesOf(socket: net.Socket, hasHeard: () => void): AsyncGenerator<Message> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    hasHeard();
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      if (bytes.length < 4) break;
      const end = 4 + bytes.readUInt32BE(0);
      if (end - 4 > Number(MAX_FRAME)) return;
      if (bytes.length < end) break;
      yield JSON.parse(bytes.toString('utf8', 4, end)) as Message;
      bytes = bytes.subarray(end);
    }
  }
}

const stopping = new AbortController();

async function converse(socket: net.Socket) {
  const say = (message: Message) => socket.writable && socket.write(encode(message));
  const work = new Set<Promise<void>>();
  let heard = performance.now();
  const heartbeat = setInterval(() => {
    // A timer may fire a little early, and one more beat does no harm.
    if (performance.now() - heard >= 3 * Number(HEARTBEAT_MS)) socket.destroy();
    else say({ kind: 'ping' });
  }, Number(HEARTBEAT_MS));

  const leaveWhenDone = async () => {
    while (work.size > 0) await Promise.all(work);
    socket.end();
  };
  stopping.signal.addEventListener('abort', () => void leaveWhenDone());

  const answer = async ({ id = 0, text = '', afterMs = 0 }: Message) => {
    await wait(afterMs);
    say({ kind: 'answer', id, text: text.toUpperCase() });
  };

  try {
    for await (const message of messagesOf(socket, () => (heard = performance.now()))) {
      if (message.kind === 'ping') say({ kind: 'pong' });
      if (message.kind !== 'request') continue;
      const job = answer(message);
      work.add(job);
      void job.then(() => work.delete(job));
    }
  } catch (error) {
    console.error('lost:', (error as Error).message);
  } finally {
    clearInterval(heartbeat);
    socket.destroy();
  }
}

const server = net.createServer((socket) => void converse(socket));
process.once('SIGTERM', () => {
  server.close();
  stopping.abort();
});
server.listen(Number(PORT), HOST, () => console.log(`listening on ${PORT}`));
