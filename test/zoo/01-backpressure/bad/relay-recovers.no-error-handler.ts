// Nobody listens for 'error' on the sink's socket, so a sink that goes away ends the relay.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

const server = net.createServer((client) => {
  const sink = net.connect(sinkPort, sinkHost);

  client.pipe(sink);

  sink.resume();
  sink.on('end', () => sink.destroy());
  sink.on('close', () => client.destroy());
  client.on('error', () => sink.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
