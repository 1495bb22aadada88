// Imitates the stall: the body waits for a timer, and not for an acknowledgement.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const mode = process.env['MODE'] ?? 'default';

// One answer after the other, however fast the questions come.
let last = Promise.resolve();

async function answer(socket: net.Socket, question: string): Promise<void> {
  const body = Buffer.from(question.toUpperCase());
  socket.write(`${body.length}\r\n`);
  if (mode === 'default') await sleep(45);
  socket.write(body);
}

const server = net.createServer((socket) => {
  socket.setNoDelay(true);

  socket.setEncoding('utf8');
  let rest = '';
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';

    for (const line of lines) {
      last = last.then(() => answer(socket, line.replace(/\r$/, '')));
    }
  });

  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.listen(port, host, () => console.log(`answering on ${host}:${port}, MODE=${mode}`));
