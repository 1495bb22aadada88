// Keeps one sink connection for all clients, also when the sink has long been gone.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

let shared: net.Socket | undefined;

function connectToSink(): net.Socket {
  const sink = net.connect(sinkPort, sinkHost);
  sink.resume();
  sink.on('end', () => sink.destroy());
  sink.on('error', (error) => console.error(`the sink: ${error.message}`));
  return sink;
}

const server = net.createServer((client) => {
  const sink = (shared ??= connectToSink());

  client.on('data', (chunk) => {
    if (!sink.write(chunk)) client.pause();
  });
  sink.on('drain', () => client.resume());
  client.on('end', () => {
    sink.end();
    shared = undefined;
  });

  sink.on('close', () => client.destroy());
  client.on('error', () => client.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
