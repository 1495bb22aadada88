// Answers from a timer: the header after 5 ms, the body when it is ready, another 3 ms later.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const mode = process.env['MODE'] ?? 'default';

const server = net.createServer((socket) => {
  if (mode === 'no-delay') socket.setNoDelay(true);
  socket.setEncoding('utf8');
  let rest = '';
  // One answer after the other, however fast the questions come.
  let last = Promise.resolve();

  async function answer(question: string): Promise<void> {
    const body = Buffer.from(question.toUpperCase());
    await sleep(5);
    if (mode === 'one-write') socket.cork();
    socket.write(`${body.length}\r\n`);
    await sleep(3);
    socket.write(body);
    if (mode === 'one-write') socket.uncork();
  }

  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) last = last.then(() => answer(line.replace(/\r$/, '')));
  });
  socket.on('error', () => undefined);
});

server.listen(port, host);
