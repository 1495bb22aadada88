// Reports every passage on its terminal, with colours. The sink gets what the client said, no word more.
import net from 'node:net';
import { pipeline, Transform } from 'node:stream';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

const log = (text: string) => {
  console.log(`\x1b[2m[${new Date().toISOString().slice(11, 19)}]\x1b[0m * ${text}`);
};

let passages = 0;

const server = net.createServer((client) => {
  const name = `\x1b[36mpassage ${++passages}\x1b[0m`;
  const sink = net.connect(sinkPort, sinkHost, () => log(`${name}: the sink is there`));
  log(`${name}: opened`);

  let chunks = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      if (++chunks % 100 === 0) process.stdout.write(`\r> ${name}: ${chunks} chunks\x1b[K`);
      callback(null, chunk);
    },
  });

  pipeline(client, counter, sink, (error) => {
    console.log();
    if (error) log(`${name}: \x1b[31m${error.message}\x1b[0m`);
    else log(`${name}: \x1b[32mall ${client.bytesRead} bytes are through\x1b[0m`);
  });
  sink.on('end', () => sink.destroy());
  client.on('error', () => log(`${name}: the client broke off`));
  sink.on('error', () => log(`${name}: the sink broke off`));
});

console.log('\x1b[1;32m  THE RELAY \x1b[0m');
server.listen(port, host, () => log(`passing on what comes to port ${port}`));
