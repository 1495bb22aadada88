// Notes that the sink is gone, and does not tell the client, who waits for ever.
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
  sink.on('error', (error) => console.error(`the sink: ${error.message}`));
  sink.on('close', () => console.log('the sink is gone'));
  client.on('error', () => sink.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
