// All texts in Chinese, in a file of their own. The client gets bytes, which have no language.
import fs from 'node:fs';
import net from 'node:net';
import { texts } from './lib/texts.zh.ts';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  console.log(texts.came);
  const source = fs.createReadStream(file);
  source.pipe(socket);
  source.on('error', (error) => {
    console.error(texts.cannotRead(file, error.message));
    socket.destroy();
  });
  socket.on('error', (error) => console.error(texts.lost(error.message)));
  // pipe() 不会替我们关文件
  socket.on('close', () => {
    source.destroy();
    console.log(texts.sent(socket.bytesWritten));
  });
});

server.listen(port, host, () => console.log(texts.listening(host, port)));
