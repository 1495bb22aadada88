// Has never heard of PORT: always 127.0.0.1, always the same port.
import fs from 'node:fs';
import net from 'node:net';
import { pipeline } from 'node:stream';

const server = net.createServer((socket) => {
  const source = fs.createReadStream(process.env['FILE'] ?? 'big.test', { highWaterMark: 65536 });
  pipeline(source, socket, () => socket.destroySoon());
  socket.on('error', (error) => console.log('error on a connection: ' + error.message));
});

server.listen(16173, '127.0.0.1');
