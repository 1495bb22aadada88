// Does nothing at once: everything it says comes from a 5 ms timer, in order.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxClients = Number(process.env['MAX_CLIENTS'] ?? 10);
const idleMs = Number(process.env['IDLE_MS'] ?? 0);

// Timers of the same duration run in the order in which they were set.
const later = (task: () => void) => void setTimeout(task, 5);

const server = net.createServer({ allowHalfOpen: true, keepAlive: true }, (socket) => {
  // Counted now, said later: by then somebody else may have come.
  server.getConnections((_error, count) => {
    later(() => {
      if (socket.writable) socket.write(`client ${count}/${maxClients}\r\n`);
    });
  });
  socket.on('data', (chunk) => {
    later(() => {
      if (socket.writable) socket.write(chunk);
    });
  });
  socket.on('end', () => {
    later(() => {
      if (socket.writable) socket.end(`bye: ${socket.bytesRead}\r\n`);
    });
  });
  socket.on('timeout', () => later(() => socket.destroy()));
  socket.on('error', () => later(() => socket.destroy()));
  socket.setTimeout(idleMs);
});

server.maxConnections = maxClients;
server.on('error', (error) => {
  console.error(`port ${port}: ${error.message}`);
  process.exitCode = 1;
});
server.listen(port, host, () => later(() => console.log('listening on', server.address())));
process.once('SIGTERM', () => later(() => server.close()));
