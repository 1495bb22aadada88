// Reads each connection with `for await`, and awaits events instead of listening for them.
import { once } from 'node:events';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxClients = Number(process.env['MAX_CLIENTS'] ?? 10);
const idleMs = Number(process.env['IDLE_MS'] ?? 0);

let online = 0;

const server = net.createServer({ allowHalfOpen: true, keepAlive: true }, (socket) => {
  if (online >= maxClients) {
    socket.on('error', () => {});
    socket.resetAndDestroy();
    return;
  }
  online += 1;
  converse(socket)
    .catch((error: Error) => console.error(error.message))
    .finally(() => {
      online -= 1;
      socket.destroySoon();
    });
});

async function converse(socket: net.Socket) {
  // The iterator reports errors too, but only while it is being awaited.
  socket.on('error', () => {});
  socket.setTimeout(idleMs, () => socket.destroy(new Error('a client was silent for too long')));
  socket.write(`Welcome, ${online}/${maxClients} are here\r\n`);

  let received = 0;
  // By default the loop destroys the socket when it is done, and the farewell with it.
  const chunks = socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const chunk of chunks) {
    received += chunk.length;
    if (!socket.write(chunk)) await once(socket, 'drain');
  }
  socket.end(`bye: ${received}\r\n`);
}

process.once('SIGTERM', () => server.close());

try {
  server.listen(port, host);
  await once(server, 'listening');
  console.log('listening on', server.address());
} catch {
  console.error(`cannot listen on port ${port}`);
  process.exitCode = 1;
}
