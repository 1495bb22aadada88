// Takes the first piece for the whole answer, and is gone before the rest has come.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const text = process.argv[2] ?? 'hello';

const socket = net.connect({ host, port });
socket.setEncoding('utf8');

socket.on('connect', () => {
  socket.end(text);
});
socket.on('data', (answer: string) => {
  process.stdout.write(answer);
  process.exit(0);
});
socket.on('error', (error) => {
  console.error(`cannot talk to ${host}:${port}: ${error.message}`);
  process.exitCode = 1;
});
