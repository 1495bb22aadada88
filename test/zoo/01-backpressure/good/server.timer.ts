// Sends a piece from a 5 ms timer, and skips a beat while the socket is still full.
import fs from 'node:fs';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const pieceSize = 1024 * 1024;

const server = net.createServer((socket) => {
  const fd = fs.openSync(file, 'r');
  let position = 0;

  const timer = setInterval(() => {
    if (socket.writableLength > 0) return;
    const piece = Buffer.allocUnsafe(pieceSize);
    const bytes = fs.readSync(fd, piece, 0, pieceSize, position);
    position += bytes;
    if (bytes > 0) {
      socket.write(piece.subarray(0, bytes));
    } else {
      clearInterval(timer);
      socket.end();
    }
  }, 5);

  socket.on('error', () => {});
  socket.on('close', () => {
    clearInterval(timer);
    fs.closeSync(fd);
  });
});

server.listen(port, host);
