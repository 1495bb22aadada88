// Has a port of its own and never asks for PORT.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = 46434;

const socket = dgram.createSocket('udp4');

socket.on('message', (message, sender) => {
  socket.send(message, sender.port, sender.address);
});

socket.on('error', (error) => {
  console.error(`cannot bind to port ${port}: ${error.message}`);
  process.exitCode = 1;
});

socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log(`bound to ${address}:${port}`);
});
