// Answers in pieces that fit into an Ethernet frame.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const mostBytes = 1472;
const socket = dgram.createSocket('udp4');

socket.on('message', (message, sender) => {
  let offset = 0;
  do {
    const piece = message.subarray(offset, offset + mostBytes);
    socket.send(piece, sender.port, sender.address);
    offset += mostBytes;
  } while (offset < message.length);
});

socket.on('error', (error) => {
  console.error(`cannot bind to port ${port}: ${error.message}`);
  process.exitCode = 1;
});

socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log(`bound to ${address}:${port}`);
});
