// Closes its socket as soon as it has told it to send the last acknowledgement, which is never sent.
import dgram from 'node:dgram';
import { createWriteStream } from 'node:fs';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const window = Number(process.env['WINDOW'] ?? 8);
const out = createWriteStream(process.env['OUT'] ?? 'out');

const giveUpMs = 3000;

/** Everything below has come, and is written. */
let next = 0;
/** What has come too early, by its number. */
const early = new Map<number, Buffer>();
/** The number of the FIN, once it has come. */
let last = Infinity;
let received = 0;
let timer: NodeJS.Timeout | undefined;

const socket = dgram.createSocket('udp4');

function take(number: number, bytes: Buffer) {
  // What has come before is acknowledged again, and written once.
  if (number >= next && number < next + window) early.set(number, bytes);
  for (let part = early.get(next); part; part = early.get(next)) {
    early.delete(next);
    next += 1;
    received += part.length;
    out.write(part);
  }
}

/** ACK n: everything below n has come, and so have the numbers that follow it. */
function acknowledgement() {
  const ack = Buffer.alloc(5 + 4 * early.size, 'A');
  let at = ack.writeUInt32BE(next, 1);
  for (const number of early.keys()) at = ack.writeUInt32BE(number, at);
  return ack;
}

function finish() {
  socket.close();
  out.end();
  if (next > last) return console.log(`received ${received} bytes`);
  console.error(`nothing has come for ${giveUpMs} ms; ${received} bytes were received`);
  process.exitCode = 1;
}

socket.on('message', (datagram, sender) => {
  if (datagram.length < 5) return;
  const number = datagram.readUInt32BE(1);
  if (datagram.toString('latin1', 0, 1) === 'F') last = number;
  // The FIN takes its turn like any packet: it has a number, and no bytes.
  take(number, datagram.subarray(5));
  socket.send(acknowledgement(), sender.port, sender.address, () => {});
  clearTimeout(timer);
  if (next > last) return finish();
  timer = setTimeout(finish, giveUpMs);
});

socket.on('error', (error) => {
  console.error(`the socket for ${host}:${port} failed: ${error.message}`);
  process.exitCode = 1;
  socket.close();
});

socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log(`waiting for a file at ${address}:${port}`);
});
