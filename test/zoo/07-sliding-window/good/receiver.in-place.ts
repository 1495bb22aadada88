// Writes each packet to its place in the file, whenever it comes.
import dgram from 'node:dgram';
import { closeSync, openSync, writeSync } from 'node:fs';

const { HOST = '127.0.0.1', PORT = '8080', OUT = 'out' } = process.env;
const file = openSync(OUT, 'w');
const socket = dgram.createSocket('udp4');
const here = new Set<number>();
let fin: number | undefined;
let missing = 0;
let size = 0;
let silence: NodeJS.Timeout | undefined;

const isWhole = () => fin !== undefined && missing > fin;

socket.on('message', (datagram, from) => {
  const number = datagram.readUInt32BE(1);
  if (datagram[0] === 70) fin = number;
  if (!here.has(number)) {
    here.add(number);
    const part = datagram.subarray(5);
    if (part.length > 0) writeSync(file, part, 0, part.length, number * 1024);
    size += part.length;
  }
  while (here.has(missing)) missing += 1;
  const beyond = [...here].filter((each) => each > missing).slice(-64);
  const answer = Buffer.alloc(5 + 4 * beyond.length);
  answer.write('A');
  [missing, ...beyond].forEach((each, index) => answer.writeUInt32BE(each, 1 + 4 * index));
  socket.send(answer, from.port, from.address, () => {});
  clearTimeout(silence);
  silence = setTimeout(close, isWhole() ? 1500 : 3000);
});

function close() {
  closeSync(file);
  socket.close();
  if (isWhole()) process.stdout.write(`${size} bytes are in ${OUT}\n`);
  else process.stderr.write(`packet ${missing} never came\n`);
  process.exitCode = isWhole() ? 0 : 1;
}

socket.bind(Number(PORT), HOST);
