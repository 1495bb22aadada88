// Takes the packet that it waits for, and drops every other.
import dgram from 'node:dgram';
import fs from 'node:fs';

const fd = fs.openSync(process.env['OUT'] ?? 'out', 'w');
const socket = dgram.createSocket('udp4');
let wanted = 0;
let bytes = 0;
let isOver = false;
let timer: NodeJS.Timeout | undefined;

socket.on('message', (datagram, { port, address }) => {
  const letter = String.fromCharCode(datagram[0] ?? 0);
  if (datagram.readUInt32BE(1) === wanted) {
    wanted += 1;
    if (letter === 'F') isOver = true;
    else bytes += fs.writeSync(fd, datagram, 5);
  }
  const ack = Buffer.from('A0000');
  ack.writeUInt32BE(wanted, 1);
  socket.send(ack, port, address);
  clearTimeout(timer);
  timer = setTimeout(leave, isOver ? 1200 : 2500);
});

function leave() {
  fs.closeSync(fd);
  socket.close();
  if (isOver) console.log(bytes);
  else console.error('the sender has gone');
  process.exitCode = isOver ? 0 : 1;
}

socket.bind(Number(process.env['PORT'] ?? 8080), process.env['HOST'] ?? '127.0.0.1');
