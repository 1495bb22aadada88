// Passes the bytes through to standard output, and never looks at a character.
import { once } from 'node:events';
import net from 'node:net';
import { pipeline } from 'node:stream/promises';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

try {
  const socket = net.connect(port, host);
  await once(socket, 'connect');
  socket.end(process.argv[2] ?? 'hello');
  await pipeline(socket, process.stdout, { end: false });
} catch {
  console.error(`cannot reach ${host}:${port}`);
  process.exitCode = 1;
}
