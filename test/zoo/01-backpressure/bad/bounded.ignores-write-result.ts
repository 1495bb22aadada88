// Ignores what write() returns: the disk is faster than the client, and the difference waits in memory.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  const source = fs.createReadStream(file);

  source.on('data', (chunk) => {
    socket.write(chunk);
  });
  source.on('end', () => socket.end());
  source.on('error', () => socket.destroy());

  socket.on('error', () => {});
  socket.on('close', () => source.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
