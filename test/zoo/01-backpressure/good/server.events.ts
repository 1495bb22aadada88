// Everything by hand: pause when the socket is full, resume on 'drain'.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer();

server.on('connection', (socket) => {
  const source = fs.createReadStream(file);

  source.on('data', (chunk) => {
    const hasRoom = socket.write(chunk);
    if (!hasRoom) source.pause();
  });
  socket.on('drain', () => source.resume());
  source.on('end', () => socket.end());
  source.on('error', (error) => {
    console.error(`cannot read: ${error.message}`);
    socket.destroy();
  });

  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
  socket.on('close', () => source.destroy());
});

server.listen(port, host);
