// CommonJS and plain JavaScript; reads the file piece by piece while it sends, and keeps only the window.
'use strict';
const dgram = require('node:dgram');
const fs = require('node:fs');

const host = process.env.HOST || '127.0.0.1';
const port = +(process.env.PORT || 8080);
const windowSize = +(process.env.WINDOW || 8);
const fd = fs.openSync(process.env.FILE || 'file', 'r');

const socket = dgram.createSocket('udp4');
const flying = new Map();
let next = 0;
let base = 0;
let finNumber = -1;
let quiet = 0;

function read(number) {
  const packet = Buffer.alloc(5 + 1024);
  packet.writeUInt32BE(number, 1);
  const length = fs.readSync(fd, packet, 5, 1024, number * 1024);
  packet[0] = length > 0 ? 68 : 70;
  if (length === 0) finNumber = number;
  return packet.subarray(0, 5 + length);
}

function transmit(number) {
  const entry = flying.get(number);
  entry.due = Date.now() + 90;
  socket.send(entry.packet, port, host, function () {});
}

function slide() {
  while (finNumber < 0 && next < base + windowSize) {
    flying.set(next, { packet: read(next), due: 0 });
    transmit(next++);
  }
}

const ticker = setInterval(function () {
  quiet += 15;
  if (quiet > 2000) return leave(1);
  for (const [number, { due }] of flying) if (due <= Date.now()) transmit(number);
}, 15);

function leave(status) {
  clearInterval(ticker);
  socket.close();
  fs.closeSync(fd);
  if (status) console.error('no more answers from ' + host + ':' + port);
  process.exitCode = status;
}

socket.on('message', function (message) {
  quiet = 0;
  base = Math.max(base, message.readUInt32BE(1));
  for (const number of [...flying.keys()]) if (number < base) flying.delete(number);
  for (let i = 5; i < message.length; i += 4) flying.delete(message.readUInt32BE(i));
  if (finNumber >= 0 && base > finNumber) leave(0);
  else slide();
});

slide();
