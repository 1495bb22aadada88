// Tells on standard output all that it does, in colours, before the answer comes and after it.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const broadcast = process.env['BROADCAST'];
const target = broadcast ?? host;

const text = process.argv[2] ?? '';
const offset = Number(process.argv[3] ?? 0);
const length = Number(process.argv[4] ?? 0);
const all = Buffer.from(text);
const slice = all.subarray(offset, offset + length);

const say = (line: string) =>
  console.log(`\x1b[2m[${performance.now().toFixed(1)} ms]\x1b[0m ${line}`);

say(`* "${text}" has ${text.length} characters and ${all.length} bytes`);
say(`* bytes ${offset} to ${offset + length - 1} of it: \x1b[33m${slice.toString()}\x1b[0m`);

const socket = dgram.createSocket('udp4');
let tries = 0;
let timer: NodeJS.Timeout | undefined;

function tryAgain() {
  tries += 1;
  if (tries > 7) {
    clearInterval(timer);
    socket.close();
    process.exitCode = 1;
    say(`\x1b[31m* nobody answered at ${target}:${port}, we give up\x1b[0m`);
    return;
  }
  say(`> try ${tries}: to ${target}:${port}: \x1b[33m${slice.toString()}\x1b[0m`);
  socket.send(slice, port, target, (error, bytes) => {
    say(error ? `\x1b[31m! ${error.message}\x1b[0m` : `* ${bytes} bytes are on their way`);
  });
}

socket.on('message', (answer, { address, port: from, size }) => {
  if (from !== port || (broadcast === undefined && address !== host)) {
    say(`* somebody at ${address}:${from} sent ${size} bytes, we did not ask them`);
    return;
  }
  clearInterval(timer);
  say(`< ${address}:${from} answers: \x1b[1;32m${answer.toString()}\x1b[0m`);
  socket.close(() => say('* good bye'));
});

socket.on('error', (error) => say(`! ${error.message}`));

socket.bind(0, () => {
  say(`* our own port is ${socket.address().port}`);
  if (broadcast !== undefined) socket.setBroadcast(true);
  timer = setInterval(tryAgain, 350);
  tryAgain();
});
