// Says more than it has to on standard output: a banner, colours, times, a log, a prompt without a line end.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const dim = (text: string) => `\x1b[2m${text}\x1b[0m`;
const time = () => new Date().toISOString().slice(11, 23);
const prompt = '\x1b[36m> \x1b[0m';
const log = (text: string) => process.stdout.write(`\n${dim(`[${time()}]`)} * ${text}\n${prompt}`);

const heard = new Map<string, number>();
const socket = dgram.createSocket('udp4');

socket.on('message', (message, { address, port, family, size }) => {
  const who = `${address}:${port}`;
  const times = (heard.get(who) ?? 0) + 1;
  heard.set(who, times);
  if (times === 1) log(`\x1b[32m${who} (${family}) is new here\x1b[0m`);
  const start = message.subarray(0, 16);
  log(`${who} #${times}: ${size} bytes, ${start.toString('hex')} ${JSON.stringify(String(start))}`);
  socket.send(message, port, address, (error, bytes) => {
    log(error ? `\x1b[31mno answer: ${error.message}\x1b[0m` : `answered with ${bytes} bytes`);
  });
});

socket.on('error', (error: NodeJS.ErrnoException) => {
  process.stderr.write(`\x1b[31m* port ${port} is not for us: ${error.code ?? '?'}\x1b[0m\n`);
  process.exit(1);
});

// Without a line end on purpose. On standard output, as everything that is not a complaint.
process.stdout.write('Starting ...');
socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log('\n\x1b[1;32m  ECHO SERVER v1.0, without any connections \x1b[0m');
  console.log(`  \x1b[4mudp://${address}:\x1b[1m${port}\x1b[0m`);
  log(`room for ${socket.getRecvBufferSize()} bytes that have not been read`);
});
