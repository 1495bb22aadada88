// Go-back-N: one timer for the whole window; what follows a lost packet is sent again with it.
import dgram from 'node:dgram';
import fs from 'node:fs';

const { HOST = '127.0.0.1', PORT = '8080', WINDOW = '8', FILE = 'file' } = process.env;
const payload = 1024;

const file = fs.readFileSync(FILE);
const count = Math.ceil(file.length / payload);
const socket = dgram.createSocket('udp4');

let base = 0;
let next = 0;
let silentTimes = 0;
let timer: NodeJS.Timeout | undefined;

function header(letter: 'D' | 'F', number: number): Buffer {
  const bytes = Buffer.from([letter.charCodeAt(0), 0, 0, 0, 0]);
  bytes.writeUInt32BE(number, 1);
  return bytes;
}

function send(number: number) {
  const part = file.subarray(number * payload, (number + 1) * payload);
  const datagram = [header(number < count ? 'D' : 'F', number), part];
  socket.send(datagram, Number(PORT), HOST, (error) => {
    if (error) console.error(`datagram ${number}: ${error.message}`);
  });
}

function fill() {
  for (; next <= count && next < base + Number(WINDOW); next += 1) send(next);
  clearTimeout(timer);
  timer = setTimeout(goBack, 120);
}

function goBack() {
  silentTimes += 1;
  if (silentTimes > 15) return stop(1, `${HOST}:${PORT} does not answer`);
  next = base;
  fill();
}

function stop(status: number, word: string) {
  clearTimeout(timer);
  socket.close();
  process.exitCode = status;
  (status === 0 ? console.log : console.error)(word);
}

socket.on('message', (ack) => {
  if (ack[0] !== 0x41) return;
  silentTimes = 0;
  const wanted = ack.readUInt32BE(1);
  if (wanted <= base) return;
  base = wanted;
  if (next < base) next = base;
  if (base > count) stop(0, `sent ${file.length} bytes`);
  else fill();
});

fill();
