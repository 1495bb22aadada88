// Whether the file has ended is kept once for all clients: who comes later gets nothing.
import { open } from 'node:fs/promises';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const chunkSize = 64 * 1024;
let hasEnded = false;

function write(socket: net.Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

async function send(socket: net.Socket): Promise<void> {
  const handle = await open(file);
  let position = 0;
  try {
    while (!hasEnded) {
      const chunk = Buffer.allocUnsafe(chunkSize);
      const { bytesRead } = await handle.read(chunk, 0, chunkSize, position);
      if (bytesRead > 0) await write(socket, chunk.subarray(0, bytesRead));
      else hasEnded = true;
      position += bytesRead;
    }
    socket.end();
  } finally {
    await handle.close();
  }
}

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  send(socket).catch(() => socket.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
