// Everything by hand: pause the client when the sink is full, resume it on 'drain'.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

const server = net.createServer();

server.on('connection', (client) => {
  const sink = net.connect(sinkPort, sinkHost);
  let clientHasEnded = false;

  client.on('data', (chunk) => {
    if (!sink.write(chunk)) client.pause();
  });
  sink.on('drain', () => client.resume());
  client.on('end', () => {
    clientHasEnded = true;
    sink.end();
  });

  sink.on('data', () => {});
  sink.on('end', () => sink.destroy());
  sink.on('error', (error) => console.error(`the sink: ${error.message}`));
  sink.on('close', () => client.destroy());

  client.on('error', (error) => console.error(`a client: ${error.message}`));
  client.on('close', () => {
    // Half a message must not look like a whole one.
    if (!clientHasEnded) sink.resetAndDestroy();
  });
});

server.listen(port, host);
