// Waits for 'drain' and for nothing else: it never comes from a client that is gone, and the file stays open.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

async function send(socket: net.Socket): Promise<void> {
  for await (const chunk of fs.createReadStream(file)) {
    if (!socket.write(chunk as Buffer)) {
      await new Promise((resolve) => socket.once('drain', resolve));
    }
  }
  socket.end();
}

const server = net.createServer((socket) => {
  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
  send(socket).catch(() => socket.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
