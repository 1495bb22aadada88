// Never ends the connection: the client has all the bytes, and goes on waiting for more.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  const source = fs.createReadStream(file);

  source.on('data', (chunk) => {
    if (!socket.write(chunk)) source.pause();
  });
  socket.on('drain', () => source.resume());
  source.on('end', () => console.log('a client has got everything'));

  socket.on('error', () => {});
  socket.on('close', () => source.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
