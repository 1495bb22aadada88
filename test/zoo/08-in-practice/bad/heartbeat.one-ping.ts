// Sends one ping, and never another one.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxFrame = Number(process.env['MAX_FRAME'] ?? 65_536);
const heartbeatMs = Number(process.env['HEARTBEAT_MS'] ?? 5000);

interface Message {
  kind: string;
  id?: number;
  text?: string;
  afterMs?: number;
}

const working = new Map<net.Socket, number>();
let draining = false;

function send(socket: net.Socket, message: Message) {
  if (!socket.writable) return;
  const body = Buffer.from(JSON.stringify(message));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  socket.write(Buffer.concat([length, body]));
}

function count(socket: net.Socket, change: number) {
  const left = (working.get(socket) ?? 0) + change;
  working.set(socket, left);
  if (draining && left === 0) socket.end();
}

function handle(socket: net.Socket, { kind, id = 0, text = '', afterMs = 0 }: Message) {
  if (kind === 'ping') send(socket, { kind: 'pong' });
  if (kind !== 'request') return;
  count(socket, 1);
  setTimeout(() => {
    send(socket, { kind: 'answer', id, text: text.toUpperCase() });
    count(socket, -1);
  }, afterMs);
}

const server = net.createServer((socket) => {
  working.set(socket, 0);
  let waiting = Buffer.alloc(0);
  let missed = 0;

  let pinged = false;
  const heartbeat = setInterval(() => {
    if (missed === 3) socket.destroy();
    missed += 1;
    if (!pinged) send(socket, { kind: 'ping' });
    pinged = true;
  }, heartbeatMs);

  socket.on('data', (chunk: Buffer) => {
    missed = 0;
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 4) {
      const length = waiting.readUInt32BE(0);
      if (length > maxFrame) {
        socket.destroy();
        return;
      }
      if (waiting.length < 4 + length) return;
      const body = waiting.subarray(4, 4 + length);
      waiting = waiting.subarray(4 + length);
      handle(socket, JSON.parse(body.toString()) as Message);
    }
  });
  socket.on('error', (error) => console.error(error.message));
  socket.on('close', () => {
    clearInterval(heartbeat);
    working.delete(socket);
  });
});

process.once('SIGTERM', () => {
  draining = true;
  server.close();
  for (const socket of working.keys()) count(socket, 0);
});

server.listen(port, host, () => console.log('listening on', server.address()));
