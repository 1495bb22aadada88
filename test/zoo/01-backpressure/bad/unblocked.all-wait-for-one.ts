// Keeps the full sockets of all clients in one set, and reads for nobody while there is one in it.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const sources = new Set<fs.ReadStream>();
const full = new Set<net.Socket>();

function hasRoom(socket: net.Socket): void {
  full.delete(socket);
  if (full.size === 0) for (const source of sources) source.resume();
}

const server = net.createServer((socket) => {
  const source = fs.createReadStream(file);
  sources.add(source);

  source.on('data', (chunk) => {
    if (!socket.write(chunk)) full.add(socket);
    if (full.size > 0) source.pause();
  });
  socket.on('drain', () => hasRoom(socket));
  source.on('end', () => socket.end());
  source.on('error', () => socket.destroy());

  socket.on('error', () => {});
  socket.on('close', () => {
    sources.delete(source);
    source.destroy();
    hasRoom(socket);
  });
});

server.listen(port, host, () => console.log('listening on', server.address()));
