// Bytes all the way: questions are found in a Buffer, and nothing is decoded before its line is whole.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const mode = process.env['MODE'];

net
  .createServer()
  .on('connection', (socket) => {
    let waiting = Buffer.alloc(0);
    socket.setNoDelay(mode === 'no-delay');
    socket.on('data', (chunk: Buffer) => {
      waiting = Buffer.concat([waiting, chunk]);
      const parts: (string | Buffer)[] = [];
      for (let end = waiting.indexOf(10); end >= 0; end = waiting.indexOf(10)) {
        const question = waiting.subarray(0, end).toString().trimEnd();
        waiting = waiting.subarray(end + 1);
        const body = Buffer.from(question.toUpperCase());
        parts.push(`Content-Length: ${body.length}\n`, body);
      }
      if (mode === 'one-write') {
        socket.write(Buffer.concat(parts.map((part) => Buffer.from(part))));
      } else {
        for (const part of parts) socket.write(part);
      }
    });
    socket.on('error', () => socket.destroy());
  })
  .listen(port, host);
