// Decorates everything it says, and measures its timer as TCP does.
import dgram from 'node:dgram';
import { readFileSync } from 'node:fs';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const window = Number(process.env['WINDOW'] ?? 8);
const file = readFileSync(process.env['FILE'] ?? 'file');
const count = Math.ceil(file.length / 1024);

const say = (text: string) => console.log(`\x1b[36m>>> ${text}\x1b[0m`);
const socket = dgram.createSocket('udp4');

interface Flight {
  readonly sentAt: number;
  readonly tries: number;
  readonly timer: NodeJS.Timeout;
}

const flights = new Map<number, Flight>();
let base = 0;
let next = 0;
let smoothed = 50;
let deviation = 25;
let heardAt = Date.now();

const timeout = (tries: number) =>
  Math.min(250, Math.max(60, (smoothed + 4 * deviation) * 2 ** (tries - 1)));

function send(number: number, tries = 1) {
  if (Date.now() - heardAt > 2200) return giveUp();
  if (tries > 1) say(`packet ${number} once more (${tries})`);
  const header = Buffer.alloc(5, number === count ? 'F' : 'D');
  header.writeUInt32BE(number, 1);
  const part = file.subarray(number * 1024, (number + 1) * 1024);
  socket.send(Buffer.concat([header, part]), port, host, () => {});
  const timer = setTimeout(() => send(number, tries + 1), timeout(tries));
  flights.set(number, { sentAt: Date.now(), tries, timer });
}

function landed(number: number) {
  const flight = flights.get(number);
  if (!flight) return;
  clearTimeout(flight.timer);
  flights.delete(number);
  if (flight.tries > 1) return;
  const trip = Date.now() - flight.sentAt;
  deviation = 0.75 * deviation + 0.25 * Math.abs(smoothed - trip);
  smoothed = 0.875 * smoothed + 0.125 * trip;
}

function giveUp() {
  console.error(`\x1b[31m!!! ${host}:${port} is silent\x1b[0m`);
  process.exitCode = 1;
  end();
}

function end() {
  for (const { timer } of flights.values()) clearTimeout(timer);
  flights.clear();
  socket.close();
}

function slide() {
  while (next <= count && next < base + window) {
    send(next);
    next += 1;
  }
}

socket.on('message', (ack) => {
  heardAt = Date.now();
  const below = ack.readUInt32BE(1);
  for (const number of [...flights.keys()]) if (number < below) landed(number);
  for (let at = 5; at < ack.length; at += 4) landed(ack.readUInt32BE(at));
  base = Math.max(base, below);
  say(`${base} of ${count + 1}, the timer is ${timeout(1).toFixed(0)} ms`);
  if (base <= count) return slide();
  say('done!');
  end();
});

say(`${file.length} bytes in ${count} packets`);
slide();
