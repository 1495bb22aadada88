// pipe() does not close the file when the client is gone: it only stops reading it.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  fs.createReadStream(file).pipe(socket);
  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.listen(port, host, () => console.log('listening on', server.address()));
