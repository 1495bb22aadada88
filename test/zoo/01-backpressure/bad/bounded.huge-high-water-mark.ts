// Raises highWaterMark "to make it faster": the stream now fetches 32 MiB at a time.
import fs from 'node:fs';
import net from 'node:net';
import { pipeline } from 'node:stream';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const highWaterMark = 32 * 1024 * 1024;

const server = net.createServer((socket) => {
  pipeline(fs.createReadStream(file, { highWaterMark }), socket, (error) => {
    if (error) console.error(`a client did not get everything: ${error.message}`);
  });
  socket.on('error', () => {});
});

server.listen(port, host, () => console.log('listening on', server.address()));
