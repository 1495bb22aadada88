import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxClients = Number(process.env['MAX_CLIENTS'] ?? 10);
const idleMs = Number(process.env['IDLE_MS'] ?? 0); // 0: never times out

const server = net.createServer({
  allowHalfOpen: true, // after the client's FIN our side stays open until we end it
  keepAlive: true,
  keepAliveInitialDelay: 30_000,
});
server.maxConnections = maxClients;

server.on('connection', (socket) => {
  server.getConnections((error, count) => {
    if (!error) socket.write(`Hello, you are client ${count}/${maxClients}\r\n`);
  });

  // Bytes stay bytes, and a client that does not read is not read from.
  socket.pipe(socket, { end: false });
  socket.on('end', () => socket.end(`bye: ${socket.bytesRead}\r\n`));

  // The timeout only tells us; hanging up is our decision.
  socket.setTimeout(idleMs, () => socket.destroy());

  // A reset is this client's end, not the server's. 'close' follows by itself.
  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.on('error', (error: NodeJS.ErrnoException) => {
  const reason = error.code === 'EADDRINUSE' ? 'the port is taken' : error.message;
  console.error(`cannot listen on ${host}:${port}: ${reason}`);
  process.exitCode = 1;
});

// Closes the door, not the connections: the process ends by itself after the last one.
process.once('SIGTERM', () => server.close());

server.listen(port, host, () => console.log('listening on', server.address()));
