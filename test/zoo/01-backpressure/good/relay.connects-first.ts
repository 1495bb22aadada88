// Does not read a byte of the client before the sink is connected.
import { once } from 'node:events';
import net from 'node:net';
import { pipeline } from 'node:stream/promises';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

async function passOn(client: net.Socket, sink: net.Socket): Promise<void> {
  client.on('error', () => {});
  sink.on('error', () => {});
  sink.on('end', () => sink.destroy());
  try {
    await once(sink, 'connect');
    await pipeline(client, sink);
  } catch (error) {
    console.error('not passed on:', error);
    client.destroy();
    sink.destroy();
  }
}

const server = net.createServer({ pauseOnConnect: true }, (client) => {
  void passOn(client, net.connect(sinkPort, sinkHost));
});

server.listen(port, host, () => console.log('relay ready'));
