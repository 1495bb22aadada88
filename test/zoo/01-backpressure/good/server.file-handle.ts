// One buffer per client, one read and one write at a time, at a position of its own.
import { open } from 'node:fs/promises';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

/** Resolves when the socket has handed these bytes over: only then may the buffer be filled anew. */
function write(socket: net.Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

async function send(socket: net.Socket): Promise<void> {
  const handle = await open(file);
  const buffer = Buffer.allocUnsafe(256 * 1024);
  let position = 0;
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) break;
      await write(socket, buffer.subarray(0, bytesRead));
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

server.listen(port, host, () => console.log('ready'));
