import dgram from 'node:dgram';
import { lookup } from 'node:dns/promises';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const broadcast = process.env['BROADCAST'];

const bytes = Buffer.from(process.argv[2] ?? 'hello');
const offset = Number(process.argv[3] ?? 0);
const length = Number(process.argv[4] ?? bytes.length - offset);

const tries = 8;
const everyMs = 250;

// Datagrams come from an address, never from a name: 'localhost' could not be compared with it.
const { address: server } = await lookup(host, { family: 4 });
const target = broadcast ?? server;
const socket = dgram.createSocket('udp4');

let sent = 0;
let timer: NodeJS.Timeout | undefined;

function send() {
  if (sent === tries) return fail(`no answer to ${tries} datagrams`);
  sent += 1;
  timer = setTimeout(send, everyMs);
  // Without a callback nobody would hear of the error.
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
  // Anybody may send to our port. After a broadcast the answer comes from a host's own address.
  const isServer = sender.port === port && (broadcast !== undefined || sender.address === server);
  if (!isServer) return;
  console.log(answer.toString());
  finish();
});

socket.on('error', (error) => fail(error.message));

// Options of the socket can be set once it is bound; port 0 is any free one.
socket.bind(0, () => {
  if (broadcast !== undefined) socket.setBroadcast(true);
  send();
});
