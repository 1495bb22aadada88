// Waits for 'drain' with writing, not with reading: what the client sends piles up in an array.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

const server = net.createServer((client) => {
  const sink = net.connect(sinkPort, sinkHost);
  const waiting: Buffer[] = [];
  let hasEnded = false;

  function flush(): void {
    while (!sink.writableNeedDrain && !sink.destroyed) {
      const chunk = waiting.shift();
      if (chunk === undefined) break;
      sink.write(chunk);
    }
    if (hasEnded && waiting.length === 0) sink.end();
  }

  client.on('data', (chunk) => {
    waiting.push(chunk);
    flush();
  });
  client.on('end', () => {
    hasEnded = true;
    flush();
  });

  sink.resume();
  sink.on('drain', flush);
  sink.on('end', () => sink.destroy());
  sink.on('error', (error) => console.error(`the sink: ${error.message}`));
  sink.on('close', () => client.destroy());
  client.on('error', () => sink.destroy());
});

server.listen(port, host, () => console.log('listening on', server.address()));
