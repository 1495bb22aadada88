// Nobody listens for 'error' on the socket: the user gets a stack trace.
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
});
