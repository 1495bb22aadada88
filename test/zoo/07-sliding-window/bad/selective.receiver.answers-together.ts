// Answers from a timer of 5 ms, and names nothing of what has come too early.
import dgram, { type RemoteInfo } from 'node:dgram';
import { createWriteStream } from 'node:fs';

const out = createWriteStream(process.env['OUT'] ?? 'out');
const window = Number(process.env['WINDOW'] ?? 8);
const socket = dgram.createSocket('udp4');
const early = new Map<number, Buffer>();
let next = 0;
let fin = Infinity;
let size = 0;
let answering: NodeJS.Timeout | undefined;
let waiting: NodeJS.Timeout | undefined;

function answer(to: RemoteInfo) {
  answering = undefined;
  const ack = Buffer.alloc(5, 'A');
  ack.writeUInt32BE(next, 1);
  socket.send(ack, to.port, to.address, () => {});
}

socket.on('message', (datagram, from) => {
  const number = datagram.readUInt32BE(1);
  if (datagram.toString('latin1', 0, 1) === 'F') fin = number;
  if (number >= next && number < next + window) early.set(number, datagram.subarray(5));
  for (let part = early.get(next); part; part = early.get(next)) {
    early.delete(next);
    out.write(part);
    size += part.length;
    next += 1;
  }
  answering ??= setTimeout(answer, 5, from);
  clearTimeout(waiting);
  waiting = setTimeout(leave, next > fin ? 1300 : 2700);
});

function leave() {
  out.end();
  socket.close();
  if (next > fin) console.log(`${size} bytes`);
  else console.error(`only ${size} bytes came`);
  process.exitCode = next > fin ? 0 : 1;
}

socket.bind(Number(process.env['PORT'] ?? 8080), process.env['HOST'] ?? '127.0.0.1');
