// for await over the file, and a promise of 'drain' that is given up when the client is gone.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer, type Socket } from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

async function send(socket: Socket): Promise<void> {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());

  for await (const chunk of createReadStream(file, { signal: gone.signal })) {
    if (!socket.write(chunk as Buffer)) await once(socket, 'drain', { signal: gone.signal });
  }
  socket.end();
}

const server = createServer((socket) => {
  socket.on('error', () => {});
  send(socket).catch((error: Error) => {
    console.error(`stopped sending: ${error.message}`);
    socket.destroy();
  });
});

server.listen({ host, port }, () => console.log(server.address()));
