// Sends again before an acknowledgement can have come.
import dgram from 'node:dgram';
import { readFileSync } from 'node:fs';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const window = Number(process.env['WINDOW'] ?? 8);
const file = readFileSync(process.env['FILE'] ?? 'file');

const payload = 1024;
const againMs = 6;
// In all more than two seconds.
const mostTries = 400;

// The file in packets, each with its header: a letter and a number. The FIN is one of them, the last.
const packets: Buffer[] = [];
for (let at = 0; at < file.length; at += payload) {
  packets.push(packet('D', file.subarray(at, at + payload)));
}
packets.push(packet('F', Buffer.alloc(0)));

function packet(letter: string, bytes: Buffer) {
  const header = Buffer.alloc(5, letter);
  header.writeUInt32BE(packets.length, 1);
  return Buffer.concat([header, bytes]);
}

// The window: everything below `base` is acknowledged, and from `next` on nothing was sent yet.
let base = 0;
let next = 0;
let sent = 0;
/** How often the first of the window was sent since an acknowledgement came. */
let unheard = 0;
/** A timer for each packet that is on its way. */
const timers = new Map<number, NodeJS.Timeout>();

const socket = dgram.createSocket('udp4');

function send(number: number) {
  // The first of the window is always on its way: it counts for all of them.
  if (number === base) unheard += 1;
  if (unheard > mostTries) return fail(`sent ${mostTries} times, and no acknowledgement`);
  sent += 1;
  timers.set(number, setTimeout(send, againMs, number));
  // Whether it was lost shows in what is acknowledged, not here.
  socket.send(packets[number] ?? '', () => {});
}

function slide() {
  while (next < packets.length && next < base + window) {
    send(next);
    next += 1;
  }
}

function arrived(number: number) {
  clearTimeout(timers.get(number));
  timers.delete(number);
}

function finish() {
  for (const number of timers.keys()) arrived(number);
  socket.close();
}

function fail(reason: string) {
  console.error(`${host}:${port}: ${reason}`);
  process.exitCode = 1;
  finish();
}

// ACK n: everything below n has come, and so have the numbers that follow it.
socket.on('message', (ack) => {
  unheard = 0;
  // An old one may come late: the window never slides back.
  base = Math.max(base, ack.readUInt32BE(1));
  for (const number of timers.keys()) if (number < base) arrived(number);
  for (let at = 5; at < ack.length; at += 4) arrived(ack.readUInt32BE(at));
  if (base < packets.length) return slide();
  console.log(`${packets.length} packets, sent in ${sent} datagrams`);
  finish();
});

socket.on('error', (error) => fail(error.message));

// Connected, it hears nobody else.
socket.connect(port, host, slide);
