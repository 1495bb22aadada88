// CommonJS and plain JavaScript; a plain object keeps what is too early, and the file is written in the end.
'use strict';
const dgram = require('dgram');
const fs = require('fs');

const socket = dgram.createSocket('udp4');
const got = {};
let next = 0;
let total = null;
let timer = null;

function ack() {
  const beyond = Object.keys(got)
    .map(Number)
    .filter((number) => number > next);
  const bytes = Buffer.alloc(5 + beyond.length * 4);
  bytes[0] = 'A'.charCodeAt(0);
  bytes.writeUInt32BE(next, 1);
  beyond.forEach((number, index) => bytes.writeUInt32BE(number, 5 + index * 4));
  return bytes;
}

socket.on('message', function (message, rinfo) {
  const number = message.readUInt32BE(1);
  if (message[0] === 'F'.charCodeAt(0)) total = number;
  got[number] = message.slice(5);
  while (got[next]) next++;
  socket.send(ack(), rinfo.port, rinfo.address);
  if (timer) clearTimeout(timer);
  timer = setTimeout(done, total !== null && next > total ? 1100 : 2600);
});

function done() {
  socket.close();
  if (total === null || next <= total) {
    console.error('incomplete');
    process.exitCode = 1;
    return;
  }
  const parts = [];
  for (let number = 0; number < total; number++) parts.push(got[number]);
  const file = Buffer.concat(parts);
  fs.writeFileSync(process.env.OUT || 'out', file);
  console.log('bytes: ' + file.length);
}

socket.bind(+(process.env.PORT || 8080), process.env.HOST || '127.0.0.1');
