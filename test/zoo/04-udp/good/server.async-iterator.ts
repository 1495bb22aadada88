// One loop over all datagrams, with events.on.
import dgram from 'node:dgram';
import { on, once } from 'node:events';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4');
const messages = on(socket, 'message') as AsyncIterable<[Buffer, dgram.RemoteInfo]>;

const send = (bytes: Buffer, { port, address }: dgram.RemoteInfo) =>
  new Promise<void>((resolve, reject) => {
    socket.send(bytes, port, address, (error) => (error ? reject(error) : resolve()));
  });

async function bind() {
  socket.bind(port, host);
  await once(socket, 'listening');
  const { address, port: boundPort } = socket.address();
  console.log(`waiting on ${address}:${boundPort}`);
}

async function echo() {
  for await (const [bytes, sender] of messages) {
    try {
      await send(bytes, sender);
    } catch (error) {
      console.error('an answer was lost:', (error as Error).message);
    }
  }
}

try {
  await bind();
  await echo();
} catch (error) {
  console.error(`port ${port}: ${(error as Error).message}`);
  process.exitCode = 1;
}
