// Throws away what the client sends before the connection to the sink is open.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

const server = net.createServer((client) => {
  const sink = net.connect(sinkPort, sinkHost);

  client.on('data', (chunk) => {
    if (sink.connecting) return;
    if (!sink.write(chunk)) client.pause();
  });
  sink.on('drain', () => client.resume());
  client.on('end', () => sink.end());

  sink.resume();
  sink.on('end', () => sink.destroy());
  sink.on('error', (error) => console.error(`the sink: ${error.message}`));
  sink.on('close', () => client.destroy());
  client.on('error', () => sink.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
