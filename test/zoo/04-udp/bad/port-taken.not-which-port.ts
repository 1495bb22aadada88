// Says that the port is taken, but not which one.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4');

socket.on('message', (message, sender) => {
  socket.send(message, sender.port, sender.address);
});

socket.on('error', (error) => {
  console.error(`cannot bind (${error.name})`);
  process.exitCode = 1;
});

socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log(`bound to ${address}:${port}`);
});
