// Decodes each chunk by itself, so a character cut in two becomes two question marks.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const text = process.argv[2] ?? 'hello';

const socket = net.connect({ host, port });

socket.on('connect', () => {
  socket.end(text);
});
socket.on('data', (chunk) => {
  process.stdout.write(chunk.toString());
});
socket.on('error', (error) => {
  console.error(`cannot talk to ${host}:${port}: ${error.message}`);
  process.exitCode = 1;
});
