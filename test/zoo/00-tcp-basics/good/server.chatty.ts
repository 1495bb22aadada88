// Says more than it has to: a banner, colours, prompts, times, and a log of everything.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxClients = Number(process.env['MAX_CLIENTS'] ?? 10);
const idleMs = Number(process.env['IDLE_MS'] ?? 0);

const newline = 0x0a;
const prompt = '\x1b[36m> \x1b[0m';
const time = () => new Date().toISOString().slice(11, 19);
const log = (text: string) => console.log(`\x1b[2m[${time()}]\x1b[0m ${text}`);

const server = net.createServer(
  { allowHalfOpen: true, keepAlive: true, keepAliveInitialDelay: 5_000 },
  (socket) => {
    const name = `${socket.remoteAddress ?? '?'}:${socket.remotePort ?? '?'}`;
    let atLineStart = true;

    server.getConnections((_error, count) => {
      log(`* ${name} came in (${count})`);
      socket.write('\x1b[1m*** WELCOME TO THE ECHO ***\x1b[0m\r\n');
      socket.write('* It is a lovely day to say something.\r\n\r\n');
      socket.write(`\x1b[33m* You are client \x1b[1m${count}/${maxClients}\x1b[0m\r\n${prompt}`);
    });

    socket.on('data', (chunk) => {
      log(`${name} sent ${chunk.length} bytes`);
      // Decorates only between lines, so that a line that arrives in pieces stays whole.
      if (atLineStart) socket.write(`\x1b[2m[${time()}]\x1b[0m * received: `);
      socket.write(chunk);
      atLineStart = chunk.at(-1) === newline;
      if (atLineStart) socket.write(prompt);
    });

    socket.on('end', () => {
      log(`${name} is leaving`);
      socket.write('\r\n* Thank you for your visit\r\n');
      socket.end(`* bye: ${socket.bytesRead}\r\n`);
    });

    socket.setTimeout(idleMs, () => {
      socket.write('\r\n* Are you asleep? See you another time.\r\n');
      socket.destroySoon();
    });
    socket.on('error', (error) => log(`\x1b[31m${name} was lost: ${error.message}\x1b[0m`));
    socket.on('close', () => log(`${name} is gone`));
  },
);

server.maxConnections = maxClients;
server.on('drop', () => log('somebody had to be turned away'));

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`\x1b[31m* port ${port}: ${error.code ?? error.message}\x1b[0m`);
  process.exitCode = 1;
});

process.once('SIGTERM', () => {
  log('closing time, no new guests');
  server.close(() => log('good night'));
});

console.log('Starting ...');
server.listen(port, host, () => {
  const address = server.address();
  if (address && typeof address === 'object') {
    console.log('\x1b[1;32m  ECHO SERVER v1.0 \x1b[0m');
    console.log(`  \x1b[4mtcp://${address.address}:\x1b[1m${address.port}\x1b[0m`);
  }
  log('waiting for guests');
});
