// Counts down on 'end', which never comes of a client that resets its connection.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxClients = Number(process.env['MAX_CLIENTS'] ?? 10);
const idleMs = Number(process.env['IDLE_MS'] ?? 0);

const server = net.createServer({ allowHalfOpen: true });
server.maxConnections = maxClients;

let online = 0;

server.on('connection', (socket) => {
  socket.setKeepAlive(true, 30_000);
  socket.setTimeout(idleMs);

  online += 1;
  socket.write(`You are client ${online}/${maxClients}\r\n`);

  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('end', () => {
    online -= 1;
    socket.end(`bye: ${socket.bytesRead}\r\n`);
  });
  socket.on('timeout', () => socket.destroy());
  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.on('error', (error) => {
  console.error(`cannot listen on port ${port}: ${error.message}`);
  process.exitCode = 1;
});

process.once('SIGTERM', () => server.close());

server.listen(port, host, () => console.log('listening on', server.address()));
