// Says hello before the file, as in a chat: the client has a few bytes too many, and in front.
import fs from 'node:fs';
import net from 'node:net';
import { pipeline } from 'node:stream';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  socket.write('Hello! Here comes your file.\r\n');

  pipeline(fs.createReadStream(file), socket, (error) => {
    if (error) console.error(`a client did not get everything: ${error.message}`);
  });
  socket.on('error', () => {});
});

server.listen(port, host, () => console.log('listening on', server.address()));
