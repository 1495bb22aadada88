// stream/promises.
import net from 'node:net';
import { pipeline } from 'node:stream/promises';

const { HOST = '127.0.0.1', PORT = '8080' } = process.env;
const { SINK_HOST = '127.0.0.1', SINK_PORT = '9090' } = process.env;

async function passOn(client: net.Socket): Promise<void> {
  const sink = net.connect(Number(SINK_PORT), SINK_HOST);
  for (const socket of [client, sink]) socket.on('error', () => {});
  sink.on('end', () => sink.destroy());
  try {
    await pipeline(client, sink);
    console.log(`passed on ${client.bytesRead} bytes`);
  } catch (error) {
    console.error(`gave up after ${client.bytesRead} bytes`, error);
  }
}

net.createServer((client) => void passOn(client)).listen(Number(PORT), HOST);
