import net from 'node:net';
import { converse, send, type Message } from './connection.ts';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

/** The connections, each with the number of its requests that are being worked on. */
const working = new Map<net.Socket, number>();
let isDraining = false;

/** Counts a request that has come (1) or is done (-1). While draining, whoever has got everything is let go. */
function count(socket: net.Socket, change: number): void {
  const before = working.get(socket);
  if (before === undefined) return; // it has gone
  working.set(socket, before + change);
  if (isDraining && before + change === 0) socket.end();
}

/** Works on a request: the others go on meanwhile, so answers leave in the order in which they are ready. */
function answer(socket: net.Socket, { id = 0, text = '', afterMs = 0 }: Message): void {
  count(socket, 1);
  setTimeout(() => {
    send(socket, { kind: 'answer', id, text: text.toUpperCase() });
    count(socket, -1);
  }, afterMs);
}

const server = net.createServer((socket) => {
  working.set(socket, 0);
  converse(socket, (message) => {
    if (message.kind === 'request') answer(socket, message);
  });
  socket.on('error', (error) => console.error(`a connection was lost: ${error.message}`));
  socket.on('close', () => working.delete(socket));
});

// Nobody new gets in, and those inside get what they have asked for. Then nothing keeps us running.
process.once('SIGTERM', () => {
  isDraining = true;
  server.close();
  for (const socket of working.keys()) count(socket, 0);
});

server.listen(port, host, () => console.log('listening on', server.address()));
