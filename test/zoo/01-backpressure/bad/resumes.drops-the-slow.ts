// Looks at the clock when the client drains, and ends the connection of one that took more than 1.3 s.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  const source = fs.createReadStream(file);
  let pausedAt = 0;

  source.on('data', (chunk) => {
    if (socket.write(chunk)) return;
    source.pause();
    pausedAt = performance.now();
  });
  socket.on('drain', () => {
    if (performance.now() - pausedAt > 1300) {
      console.log('a client is too slow for us');
      socket.end();
    } else {
      source.resume();
    }
  });
  source.on('end', () => socket.end());
  source.on('error', () => socket.destroy());

  socket.on('error', () => {});
  socket.on('close', () => source.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
