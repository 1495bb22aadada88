// Forgets its questions when the input ends.
import net from 'node:net';
import readline from 'node:readline';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const heartbeatMs = Number(process.env['HEARTBEAT_MS'] ?? 5000);
const retryMs = Number(process.env['RETRY_MS'] ?? 500);

interface Message {
  kind: string;
  id?: number;
  text?: string;
}

const unanswered = new Map<number, string>();
let lastId = 0;
let hasInput = true;
let failures = 0;
let socket: net.Socket;

const isDone = () => !hasInput && unanswered.size === 0;

function send(message: Message) {
  if (!socket.writable) return;
  const body = Buffer.from(JSON.stringify(message));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  socket.write(Buffer.concat([length, body]));
}

function handle({ kind, id = 0, text = '' }: Message) {
  failures = 0;
  if (kind === 'ping') send({ kind: 'pong' });
  const question = unanswered.get(id);
  if (kind !== 'answer' || question === undefined) return;
  unanswered.delete(id);
  console.log(`${question}: ${text}`);
  if (isDone()) socket.end();
}

function connect() {
  if (isDone()) return;
  socket = net.connect(port, host);
  let waiting = Buffer.alloc(0);
  let missed = 0;
  const heartbeat = setInterval(() => {
    if (missed === 3) socket.destroy();
    missed += 1;
    send({ kind: 'ping' });
  }, heartbeatMs);

  for (const [id, text] of unanswered) send({ kind: 'request', id, text });

  socket.on('data', (chunk: Buffer) => {
    missed = 0;
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 4) {
      const length = waiting.readUInt32BE(0);
      if (waiting.length < 4 + length) return;
      const body = waiting.subarray(4, 4 + length);
      waiting = waiting.subarray(4 + length);
      handle(JSON.parse(body.toString()) as Message);
    }
  });
  socket.on('error', (error) => console.error(error.message));
  socket.on('close', () => {
    clearInterval(heartbeat);
    if (isDone()) return;
    setTimeout(connect, retryMs * 2 ** failures);
    failures += 1;
  });
}

connect();
const input = readline.createInterface({ input: process.stdin });
input.on('line', (text) => {
  lastId += 1;
  unanswered.set(lastId, text);
  send({ kind: 'request', id: lastId, text });
});
input.on('close', () => {
  hasInput = false;
  unanswered.clear();
});
