// Sets its timer back at the first word only: whoever goes on talking is disconnected, too.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxClients = Number(process.env['MAX_CLIENTS'] ?? 10);
const idleMs = Number(process.env['IDLE_MS'] ?? 0);

const server = net.createServer({ allowHalfOpen: true });
server.maxConnections = maxClients;

server.on('connection', (socket) => {
  socket.setKeepAlive(true, 30_000);

  server.getConnections((error, count) => {
    if (!error) socket.write(`You are client ${count}/${maxClients}\r\n`);
  });

  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('end', () => socket.end(`bye: ${socket.bytesRead}\r\n`));

  if (idleMs > 0) {
    const timer = setTimeout(() => socket.destroy(), idleMs);
    socket.once('data', () => timer.refresh());
    socket.on('close', () => clearTimeout(timer));
  }
  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.on('error', (error) => {
  console.error(`cannot listen on port ${port}: ${error.message}`);
  process.exitCode = 1;
});

process.once('SIGTERM', () => server.close());

server.listen(port, host, () => console.log('listening on', server.address()));
