// Says more than it has to on standard output: a banner, colours, times, a log, a prompt without a line end.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const mode = process.env['MODE'] ?? 'default';

const time = () => new Date().toISOString().slice(11, 23);
const log = (text: string) =>
  process.stdout.write(`\n\x1b[2m[${time()}]\x1b[0m * ${text}\n\x1b[36m> \x1b[0m`);

const server = net.createServer((socket) => {
  const who = `${socket.remoteAddress}:${socket.remotePort}`;
  log(`\x1b[32m${who} is here\x1b[0m`);
  if (mode === 'no-delay') log(`no delay for ${who}: ${String(!!socket.setNoDelay())}`);
  socket.setEncoding('utf8');
  let rest = '';
  socket.on('data', (chunk: string) => {
    rest += chunk;
    if (mode === 'one-write') socket.cork();
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const question = rest.slice(0, end).trim();
      rest = rest.slice(end + 1);
      const body = question.toUpperCase();
      log(`${who} asked ${JSON.stringify(question)}`);
      socket.write(`*** \x1b[1mhere come ${Buffer.byteLength(body)} bytes\x1b[0m ***\r\n`);
      socket.write(body);
    }
    if (mode === 'one-write') socket.uncork();
  });
  socket.on('error', (error) => log(`\x1b[31m${who}: ${error.message}\x1b[0m`));
  socket.on('close', () => log(`${who} has left, with ${socket.bytesWritten} bytes`));
});

process.stdout.write('Starting ...');
server.listen(port, host, () => {
  console.log('\n\x1b[1;32m  ORACLE v1.0 \x1b[0m');
  log(`${host}:${port}, ${mode}`);
});
