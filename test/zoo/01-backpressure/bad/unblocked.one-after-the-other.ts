// Serves one client after the other, so whoever stalls holds up all that come later.
import fs from 'node:fs';
import net from 'node:net';
import { pipeline } from 'node:stream/promises';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

let turn = Promise.resolve();

async function serve(socket: net.Socket): Promise<void> {
  try {
    await pipeline(fs.createReadStream(file), socket);
  } catch {
    console.error('a client did not get everything');
  }
}

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  turn = turn.then(() => serve(socket));
});

server.listen(port, host, () => console.log('listening on', server.address()));
