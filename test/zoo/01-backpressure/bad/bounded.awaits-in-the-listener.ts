// Awaits 'drain' inside the 'data' listener: that holds up the listener, and not the stream.
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  socket.setMaxListeners(0);
  const source = fs.createReadStream(file);

  source.on('data', async (chunk) => {
    const hasRoom = socket.write(chunk);
    if (!hasRoom) await once(socket, 'drain').catch(() => {});
  });
  source.on('end', () => socket.end());
  source.on('error', () => socket.destroy());

  socket.on('error', () => {});
  socket.on('close', () => source.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
