// Does not pass on the client's end: the sink has all the bytes, and goes on waiting for more.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

const server = net.createServer((client) => {
  const sink = net.connect(sinkPort, sinkHost);

  client.pipe(sink, { end: false });

  sink.resume();
  sink.on('end', () => sink.destroy());
  sink.on('error', (error) => console.error(`the sink: ${error.message}`));
  sink.on('close', () => client.destroy());
  client.on('error', () => sink.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
