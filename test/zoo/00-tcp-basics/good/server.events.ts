// Event handlers, one name each.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxClients = Number(process.env['MAX_CLIENTS'] ?? 10);
const idleMs = Number(process.env['IDLE_MS'] ?? 0);

const server = net.createServer({ allowHalfOpen: true });
server.maxConnections = maxClients;
server.on('connection', onConnection);
server.on('listening', onListening);
server.on('error', onServerError);
server.listen({ port, host });

process.on('SIGTERM', () => server.close());

function onListening() {
  const address = server.address();
  if (address && typeof address === 'object') {
    console.log(`ready on ${address.address}, port ${address.port}`);
  }
}

function onServerError(error: NodeJS.ErrnoException) {
  console.error(`port ${port} cannot be used: ${error.code ?? error.message}`);
  process.exit(1);
}

function onConnection(socket: net.Socket) {
  socket.setKeepAlive(true, 10_000);
  socket.setTimeout(idleMs);

  socket.on('data', (chunk) => {
    // Does not read on from somebody who does not read.
    if (!socket.write(chunk)) socket.pause();
  });
  socket.on('drain', () => socket.resume());
  socket.on('end', () => socket.end(`bye: ${socket.bytesRead}\r\n`));
  socket.on('timeout', () => socket.end());
  socket.on('error', () => socket.destroy());

  server.getConnections((_error, count) => {
    socket.write(`${count}/${maxClients}\r\n`);
  });
}
