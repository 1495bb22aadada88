// One connection after the other, in a loop that awaits its end.
import { once } from 'node:events';
import net from 'node:net';
import readline from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

const { HOST = '127.0.0.1', PORT = '8080', HEARTBEAT_MS = '5000', RETRY_MS = '500' } = process.env;
const heartbeatMs = Number(HEARTBEAT_MS);

interface Message {
  kind: string;
  id?: number;
  text?: string;
}

const questions = new Map<number, string>();
let hasInput = true;
let current: net.Socket | undefined;

function send(socket: net.Socket | undefined, message: Message) {
  const body = Buffer.from(JSON.stringify(message));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  if (socket?.writable) socket.write(Buffer.concat([length, body]));
}

const ask = ([id, text]: [number, string]) => send(current, { kind: 'request', id, text });

async function listen() {
  let id = 100;
  for await (const text of readline.createInterface({ input: process.stdin })) {
    questions.set(id, text);
    ask([id, text]);
    id += 1;
  }
  hasInput = false;
  if (questions.size === 0) current?.end();
}

/** Whether anything was heard on it. */
async function session(): Promise<boolean> {
  const socket = net.connect(Number(PORT), HOST);
  socket.on('error', (error) => console.error(error.message));
  let bytes = Buffer.alloc(0);
  let [heardAt, hasHeard] = [performance.now(), false];
  const heartbeat = setInterval(() => {
    if (performance.now() - heardAt > 3 * heartbeatMs) socket.destroy();
    else send(socket, { kind: 'ping' });
  }, heartbeatMs);
  socket.on('connect', () => {
    current = socket;
    for (const question of questions) ask(question);
  });
  socket.on('data', (chunk) => {
    [heardAt, hasHeard] = [performance.now(), true];
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32BE()) {
      const end = 4 + bytes.readUInt32BE();
      const { kind, id = 0, text = '' } = JSON.parse(bytes.toString('utf8', 4, end)) as Message;
      bytes = bytes.subarray(end);
      if (kind === 'ping') send(socket, { kind: 'pong' });
      if (kind !== 'answer' || !questions.has(id)) continue;
      console.log(`${questions.get(id)}: ${text}`);
      questions.delete(id);
      if (!hasInput && questions.size === 0) socket.end();
    }
  });
  await once(socket, 'close').catch(() => once(socket, 'close'));
  clearInterval(heartbeat);
  current = undefined;
  return hasHeard;
}

void listen();
for (let pause = Number(RETRY_MS); hasInput || questions.size > 0;) {
  if (await session()) pause = Number(RETRY_MS);
  if (!hasInput && questions.size === 0) break;
  await wait(pause);
  pause *= 2;
}
