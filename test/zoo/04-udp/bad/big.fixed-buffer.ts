// Copies each datagram into a buffer of 4 KiB: what does not fit in is lost.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const buffer = Buffer.alloc(4096);
const socket = dgram.createSocket('udp4');

socket.on('message', (message, sender) => {
  const length = message.copy(buffer);
  // A copy, as the buffer is used again.
  socket.send(Buffer.from(buffer.subarray(0, length)), sender.port, sender.address);
});

socket.on('error', (error) => {
  console.error(`cannot bind to port ${port}: ${error.message}`);
  process.exitCode = 1;
});

socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log(`bound to ${address}:${port}`);
});
