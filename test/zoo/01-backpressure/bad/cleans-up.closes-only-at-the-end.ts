// Closes the file after the last byte, and only then: no finally for a client that vanishes before.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const chunkSize = 64 * 1024;

const server = net.createServer((socket) => {
  const fd = fs.openSync(file, 'r');
  let position = 0;

  function sendNext(): void {
    fs.read(fd, Buffer.allocUnsafe(chunkSize), 0, chunkSize, position, (error, bytes, chunk) => {
      if (error) return socket.destroy();
      if (bytes === 0) {
        socket.end();
        fs.closeSync(fd);
        return;
      }
      position += bytes;
      socket.write(chunk.subarray(0, bytes), (failure) => {
        if (!failure) sendNext();
      });
    });
  }

  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
  sendNext();
});

server.listen(port, host, () => console.log('listening on', server.address()));
