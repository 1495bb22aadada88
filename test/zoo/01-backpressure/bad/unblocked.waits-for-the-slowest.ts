// Reads the file once for all who are there, and reads on when the slowest of them has taken its chunk.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const waiting = new Set<net.Socket>();
let isSending = false;

/** Resolves when the socket has taken the chunk or is gone. */
function write(socket: net.Socket, chunk: Buffer): Promise<void> {
  return new Promise((resolve) => socket.write(chunk, () => resolve()));
}

async function sendToAll(): Promise<void> {
  isSending = true;
  while (waiting.size > 0) {
    // Whoever comes now has missed the beginning, and waits for the next time.
    let audience = [...waiting];
    waiting.clear();
    for await (const chunk of fs.createReadStream(file)) {
      audience = audience.filter((socket) => socket.writable);
      if (audience.length === 0) break;
      await Promise.all(audience.map((socket) => write(socket, chunk as Buffer)));
    }
    for (const socket of audience) socket.end();
  }
  isSending = false;
}

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.on('close', () => waiting.delete(socket));
  waiting.add(socket);
  if (!isSending) void sendToAll();
});

server.listen(port, host, () => console.log('listening on', server.address()));
