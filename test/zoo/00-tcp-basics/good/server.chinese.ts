// All texts in Chinese, in a file of their own.
import net from 'node:net';
import { texts } from './lib/chinese-texts.ts';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxClients = Number(process.env['MAX_CLIENTS'] ?? 10);
const idleMs = Number(process.env['IDLE_MS'] ?? 0);

const received = Buffer.from(texts.received);

const server = net.createServer({ allowHalfOpen: true, keepAlive: true }, (socket) => {
  server.getConnections((_error, count) => {
    if (count > maxClients) {
      socket.end(texts.full, () => socket.destroy());
      return;
    }
    socket.write(texts.greeting(count, maxClients));
    socket.setTimeout(idleMs, () => socket.destroy());
    // One write a piece, so that the words and the bytes stay together.
    socket.on('data', (chunk) => socket.write(Buffer.concat([received, chunk])));
    socket.on('end', () => socket.end(texts.bye(socket.bytesRead)));
  });
  socket.on('error', (error) => console.error(texts.lost(error.message)));
});

server.on('error', () => {
  console.error(texts.cannotListen(port));
  process.exitCode = 1;
});

server.listen(port, host, () => {
  const address = server.address();
  if (address && typeof address === 'object') {
    console.log(texts.listening(address.address, address.port));
  }
});

process.once('SIGTERM', () => server.close(() => console.log(texts.closed)));
