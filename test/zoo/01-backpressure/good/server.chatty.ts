// Tells its terminal everything, several times per chunk. The client gets the file and no word more.
import fs from 'node:fs';
import net from 'node:net';
import { pipeline, Transform } from 'node:stream';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const mebibyte = 1024 * 1024;
const time = () => new Date().toISOString().slice(11, 19);
const log = (text: string) => console.log(`\x1b[2m[${time()}]\x1b[0m \x1b[36m*\x1b[0m ${text}`);

let clients = 0;

const server = net.createServer((socket) => {
  const name = `client ${++clients} (${socket.remoteAddress ?? '?'}:${socket.remotePort ?? '?'})`;
  let passed = 0;
  log(`${name} came in`);

  const counter = new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      const before = Math.floor(passed / mebibyte);
      passed += chunk.length;
      if (Math.floor(passed / mebibyte) > before) {
        const waiting = socket.writableLength;
        process.stdout.write(`\r\x1b[33m> ${name}: ${before + 1} MiB, ${waiting} B waiting\x1b[K`);
      }
      callback(null, chunk);
    },
  });

  pipeline(fs.createReadStream(file), counter, socket, (error) => {
    console.log();
    if (error) log(`\x1b[31m${name} left after ${passed} bytes: ${error.message}\x1b[0m`);
    else log(`\x1b[32m${name} has all of it\x1b[0m`);
  });
  socket.on('error', () => log(`${name} slammed the door`));
  socket.on('drain', () => {
    if (passed % (8 * mebibyte) === 0) log(`${name} is hungry again`);
  });
  socket.on('close', () => log(`${name} is gone`));
});

console.log('Starting ...');
server.listen(port, host, () => {
  console.log('\x1b[1;32m  BIG FILES, FAST AND FRESH \x1b[0m');
  log(`serving ${file}`);
  log(`waiting for clients on ${host}:${port}`);
  process.stdout.write('> ');
});
