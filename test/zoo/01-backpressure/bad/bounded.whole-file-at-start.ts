// Reads the whole file once at the start, and keeps it for all clients that may ever come.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const content = fs.readFileSync(file);

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.end(content);
});

server.listen(port, host, () => console.log('listening on', server.address()));
