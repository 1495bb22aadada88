// Takes server.close() for the end of the connection: after the first client nobody gets in any more.
import fs from 'node:fs';
import net from 'node:net';
import { pipeline } from 'node:stream';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

let served = 0;

const server = net.createServer((socket) => {
  pipeline(fs.createReadStream(file), socket, (error) => {
    if (error) return console.error(`a client did not get everything: ${error.message}`);
    served += 1;
    server.close();
  });
  socket.on('error', () => {});
});

setInterval(() => console.log(`${served} served so far`), 60_000);

server.listen(port, host, () => console.log('listening on', server.address()));
