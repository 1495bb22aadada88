// Reads the whole file for each client, and hands it to the socket in one piece.
import { readFile } from 'node:fs/promises';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  readFile(file)
    .then((content) => socket.end(content))
    .catch(() => socket.destroy());
  socket.on('error', () => {});
});

server.listen(port, host, () => console.log('listening on', server.address()));
