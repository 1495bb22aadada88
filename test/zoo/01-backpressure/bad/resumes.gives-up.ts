// Takes a client that has not drained within 1.3 s for dead, and cuts it off.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const patienceMs = 1300;

const server = net.createServer((socket) => {
  const source = fs.createReadStream(file);
  let patience: NodeJS.Timeout | undefined;

  function giveUp(): void {
    // One last look: the 'drain' may just be on its way.
    setImmediate(() => {
      if (socket.writableNeedDrain) socket.destroy();
    });
  }

  source.on('data', (chunk) => {
    if (socket.write(chunk)) return;
    source.pause();
    patience = setTimeout(giveUp, patienceMs);
  });
  socket.on('drain', () => {
    clearTimeout(patience);
    source.resume();
  });
  source.on('end', () => socket.end());
  source.on('error', () => socket.destroy());

  socket.on('error', () => {});
  socket.on('close', () => {
    clearTimeout(patience);
    source.destroy();
  });
});

server.listen(port, host, () => console.log('listening on', server.address()));
