// Event handlers; collects bytes, and decodes them once they are all here.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const chunks: Buffer[] = [];
const socket = new net.Socket();

socket.on('connect', () => {
  socket.write(process.argv[2] ?? 'hello');
  socket.end();
});
socket.on('data', (chunk) => {
  chunks.push(chunk);
});
socket.on('end', () => {
  console.log(Buffer.concat(chunks).toString());
});
socket.on('error', (error) => {
  console.error(`no luck with ${host} on port ${port} (${error.message})`);
  process.exitCode = 1;
});

socket.connect(port, host);
