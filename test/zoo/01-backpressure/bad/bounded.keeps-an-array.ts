// Waits for 'drain' with writing, not with reading: the chunks pile up in an array of its own.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  const source = fs.createReadStream(file);
  const waiting: (Buffer | string)[] = [];
  let hasEnded = false;

  function flush(): void {
    while (!socket.writableNeedDrain && !socket.destroyed) {
      const chunk = waiting.shift();
      if (chunk === undefined) break;
      socket.write(chunk);
    }
    if (hasEnded && waiting.length === 0) socket.end();
  }

  source.on('data', (chunk) => {
    waiting.push(chunk);
    flush();
  });
  source.on('end', () => {
    hasEnded = true;
    flush();
  });
  source.on('error', () => socket.destroy());

  socket.on('drain', flush);
  socket.on('error', () => {});
  socket.on('close', () => {
    source.destroy();
    waiting.length = 0;
  });
});

server.listen(port, host, () => console.log('listening on', server.address()));
