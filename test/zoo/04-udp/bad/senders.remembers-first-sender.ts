// Takes whoever came first for its only client, and answers everybody there.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4');

let client: dgram.RemoteInfo | undefined;

socket.on('message', (message, sender) => {
  client ??= sender;
  socket.send(message, client.port, client.address);
});

socket.on('error', (error) => {
  console.error(`cannot bind to port ${port}: ${error.message}`);
  process.exitCode = 1;
});

socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log(`bound to ${address}:${port}`);
});
