import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const text = process.argv[2] ?? 'hello';

const socket = net.connect({ host, port });

// Decodes across chunks: a character cut in two waits for its other half.
socket.setEncoding('utf8');
socket.on('data', (answer: string) => process.stdout.write(answer));

socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`cannot talk to ${host}:${port}: ${error.code ?? error.message}`);
  process.exitCode = 1;
});

// Ends our half only: the server can still answer, and ends its half when it is done.
socket.end(text);
