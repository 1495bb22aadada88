// Keeps a list of all senders and sends each answer to all of them.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4');

const senders = new Map<string, dgram.RemoteInfo>();

socket.on('message', (message, sender) => {
  senders.set(`${sender.address}:${sender.port}`, sender);
  for (const { port, address } of senders.values()) {
    socket.send(message, port, address);
  }
});

socket.on('error', (error) => {
  console.error(`cannot bind to port ${port}: ${error.message}`);
  process.exitCode = 1;
});

socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log(`bound to ${address}:${port}`);
});
