// The lines are cut by node:readline. It also ends a line at a lone \r, U+2028 and U+2029.
import net from 'node:net';
import readline from 'node:readline';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const mode = process.env['MODE'] ?? 'default';

const server = net.createServer((socket) => {
  socket.setNoDelay(mode === 'no-delay');
  const lines = readline.createInterface({ input: socket, crlfDelay: Infinity, terminal: false });
  lines.on('line', (question) => {
    const body = question.toUpperCase();
    if (mode === 'one-write') {
      socket.cork();
      process.nextTick(() => socket.uncork());
    }
    socket.write(`${Buffer.byteLength(body)}\r\n`);
    socket.write(body);
  });
  socket.on('error', () => lines.close());
});

server.listen(port, host);
