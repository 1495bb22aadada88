import net from 'node:net';
import { pipeline } from 'node:stream';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

// Half-open: when the client has ended, our side stays open until everything is handed over.
const server = net.createServer({ allowHalfOpen: true }, (client) => {
  // Each client has a sink connection of its own: its end is the end of this client's bytes.
  const sink = net.connect({ host: sinkHost, port: sinkPort });

  // The sink says nothing. If it ends, even politely, it takes nothing more, so it counts as gone.
  sink.resume();
  sink.on('end', () => sink.destroy());

  // Writes to the sink before it is connected are kept, and count as a full buffer like any others.
  pipeline(client, sink, (error) => {
    if (error) console.error(`a client's bytes were not all passed on: ${error.message}`);
    else client.end();
  });

  // A reset can still come when pipeline is done and has taken its listeners off.
  client.on('error', () => {});
  sink.on('error', () => {});
});

server.listen(port, host, () => {
  console.log('listening on', server.address(), 'for', `${sinkHost}:${sinkPort}`);
});
