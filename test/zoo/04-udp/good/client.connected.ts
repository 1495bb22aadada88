// connect(): the system itself drops what does not come from the server, and tells when nobody is there.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const broadcast = process.env['BROADCAST'];

const bytes = Buffer.from(process.argv[2] ?? '');
const offset = Number(process.argv[3]);
const length = Number(process.argv[4]);

const everyMs = 250;
const deadline = Date.now() + 3_000;

const socket = dgram.createSocket('udp4');
let timer: NodeJS.Timeout | undefined;
let reason = 'silence';

function send() {
  if (Date.now() > deadline) {
    console.error(`no answer from ${broadcast ?? host}:${port}: ${reason}`);
    process.exit(1);
  }
  // An error here belongs to an earlier datagram, or is told again by the next one.
  const done = (error: Error | null) => {
    if (error) reason = error.message;
  };
  if (broadcast === undefined) socket.send(bytes, offset, length, done);
  else socket.send(bytes, offset, length, port, broadcast, done);
  timer = setTimeout(send, everyMs);
}

socket.on('message', (answer) => {
  clearTimeout(timer);
  console.log(answer.toString());
  socket.close();
});

// ECONNREFUSED: nobody is there. Somebody may come yet.
socket.on('error', (error) => {
  reason = error.message;
});

if (broadcast === undefined) {
  socket.connect(port, host, send);
} else {
  // Answers to a broadcast come from elsewhere: a connected socket would not let them in.
  socket.bind(0, () => {
    socket.setBroadcast(true);
    send();
  });
}
