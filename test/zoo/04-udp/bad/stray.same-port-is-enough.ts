// Looks at the port it comes from, and not at the address.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const broadcast = process.env['BROADCAST'];
const target = broadcast ?? host;

const bytes = Buffer.from(process.argv[2] ?? '');
const offset = Number(process.argv[3]);
const length = Number(process.argv[4]);

const socket = dgram.createSocket('udp4');
let sent = 0;
let timer: NodeJS.Timeout | undefined;

function send() {
  if (sent === 8) return fail('no answer');
  sent += 1;
  timer = setTimeout(send, 250);
  socket.send(bytes, offset, length, port, target, (error) => {
    if (error) fail(error.message);
  });
}

function finish() {
  clearTimeout(timer);
  socket.close();
}

function fail(reason: string) {
  console.error(`${target}:${port}: ${reason}`);
  process.exitCode = 1;
  finish();
}

socket.on('message', (answer, sender) => {
  if (sender.port !== port) return;
  console.log(answer.toString());
  finish();
});

socket.bind(0, () => {
  if (broadcast !== undefined) socket.setBroadcast(true);
  send();
});
