// Waits for a mode that is not called so.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const mode = process.env['MODE'] ?? 'default';

function answer(socket: net.Socket, question: string): void {
  const body = Buffer.from(question.toUpperCase());
  socket.write(`${body.length}\r\n`);
  socket.write(body);
}

const server = net.createServer((socket) => {
  if (mode === 'noDelay') socket.setNoDelay(true);

  socket.setEncoding('utf8');
  let rest = '';
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';

    if (mode === 'one-write') socket.cork();
    for (const line of lines) answer(socket, line.replace(/\r$/, ''));
    if (mode === 'one-write') socket.uncork();
  });

  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.listen(port, host, () => console.log(`answering on ${host}:${port}, MODE=${mode}`));
