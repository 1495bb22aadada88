// Reads with `for await`, and decodes with a streaming TextDecoder.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const decoder = new TextDecoder();

try {
  const socket = net.createConnection({ host, port });
  socket.end(process.argv[2] ?? 'hello');
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    process.stdout.write(decoder.decode(chunk, { stream: true }));
  }
  process.stdout.write(decoder.decode());
} catch (error) {
  const reason = error instanceof Error ? error.message : 'unknown reason';
  console.error(`${host}:${port} does not answer: ${reason}`);
  process.exitCode = 1;
}
