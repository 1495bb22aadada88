// All texts in Chinese, in a file of their own.
import dgram from 'node:dgram';
import { texts } from './lib/texts.zh.ts';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4', (msg, rinfo) => {
  console.log(texts.received(rinfo.address, rinfo.port, rinfo.size));
  socket.send(msg, rinfo.port, rinfo.address, (error) => {
    if (error) console.error(texts.notAnswered(error.message));
  });
});

socket.on('error', () => {
  console.error(texts.portTaken(port));
  socket.close();
  process.exitCode = 1;
});

socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log(texts.bound(address, port));
});
