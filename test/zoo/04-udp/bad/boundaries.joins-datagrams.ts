// Collects what one sender sends in quick succession, and answers all of it with one datagram.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const waitMs = 150;
const mostBytes = 65_507;

const socket = dgram.createSocket('udp4');
let collected: Buffer[] = [];
let from: dgram.RemoteInfo | undefined;
let timer: NodeJS.Timeout | undefined;

function flush() {
  clearTimeout(timer);
  if (from) socket.send(Buffer.concat(collected), from.port, from.address);
  collected = [];
  from = undefined;
}

socket.on('message', (message, sender) => {
  const isSame = from?.port === sender.port && from.address === sender.address;
  const bytes = Buffer.concat(collected).length + message.length;
  // Somebody else's turn, no more room, or nothing to collect.
  if (!isSame || bytes > mostBytes || message.length === 0) flush();

  collected.push(message);
  from = sender;
  clearTimeout(timer);
  timer = setTimeout(flush, waitMs);
  if (message.length === 0) flush();
});

socket.on('error', (error) => {
  console.error(`cannot bind to port ${port}: ${error.message}`);
  process.exitCode = 1;
});

socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log(`bound to ${address}:${port}`);
});
