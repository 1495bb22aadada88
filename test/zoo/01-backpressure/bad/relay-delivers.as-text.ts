// Passes on text instead of bytes: every byte that is no part of a character becomes three others.
import net from 'node:net';
import { pipeline } from 'node:stream';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

const server = net.createServer((client) => {
  const sink = net.connect(sinkPort, sinkHost);
  client.setEncoding('utf8');

  pipeline(client, sink, (error) => {
    if (error) console.error(`not everything was passed on: ${error.message}`);
  });
  sink.resume();
  sink.on('end', () => sink.destroy());
  sink.on('error', () => {});
  client.on('error', () => {});
});

server.listen(port, host, () => console.log('listening on', server.address()));
