// Counts those it has turned away, too, and so never lets anybody in again.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxClients = Number(process.env['MAX_CLIENTS'] ?? 10);
const idleMs = Number(process.env['IDLE_MS'] ?? 0);

const server = net.createServer({ allowHalfOpen: true });

let online = 0;

server.on('connection', (socket) => {
  socket.setKeepAlive(true, 30_000);
  socket.setTimeout(idleMs);

  online += 1;
  if (online > maxClients) {
    socket.on('error', () => {});
    socket.destroy();
    return;
  }
  socket.write(`You are client ${online}/${maxClients}\r\n`);

  let here = true;
  const leave = () => {
    if (here) online -= 1;
    here = false;
  };

  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('end', () => {
    leave();
    socket.end(`bye: ${socket.bytesRead}\r\n`);
  });
  socket.on('close', leave);
  socket.on('timeout', () => socket.destroy());
  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.on('error', (error) => {
  console.error(`cannot listen on port ${port}: ${error.message}`);
  process.exitCode = 1;
});

process.once('SIGTERM', () => server.close());

server.listen(port, host, () => console.log('listening on', server.address()));
