// Connects to the sink when the first bytes arrive, and forgets to pass on those very bytes.
import net from 'node:net';
import { pipeline } from 'node:stream';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

const server = net.createServer((client) => {
  client.on('error', () => {});

  client.once('data', () => {
    client.pause();
    const sink = net.connect(sinkPort, sinkHost);
    sink.resume();
    sink.on('end', () => sink.destroy());
    sink.on('error', () => {});
    pipeline(client, sink, (error) => {
      if (error) console.error(`not everything was passed on: ${error.message}`);
    });
  });
});

server.listen(port, host, () => console.log('listening on', server.address()));
