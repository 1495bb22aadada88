// Answers from a timer, a little later.
import dgram from 'node:dgram';
import { setTimeout as pause } from 'node:timers/promises';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4');

async function answerLater(message: Buffer, { port, address }: dgram.RemoteInfo) {
  await pause(5);
  socket.send(message, port, address);
}

socket.on('message', (message, sender) => void answerLater(message, sender));
socket.on('error', (error) => {
  setTimeout(() => {
    console.error(`could not have port ${port} (${error.message})`);
    process.exit(1);
  }, 5);
});
socket.bind(port, host);
socket.once('listening', () => {
  const { address, port } = socket.address();
  setTimeout(() => console.log(`${address}, port ${port}, it may take a moment`), 5);
});
