// Insists on a port of its own.
import net from 'node:net';

const mode = process.env['MODE'];

const server = net.createServer((socket) => {
  if (mode === 'no-delay') socket.setNoDelay(true);
  socket.setEncoding('utf8');
  let rest = '';
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (mode === 'one-write') socket.cork();
    for (const line of lines) {
      const body = Buffer.from(line.replace(/\r$/, '').toUpperCase());
      socket.write(`${body.length}\r\n`);
      socket.write(body);
    }
    if (mode === 'one-write') socket.uncork();
  });
  socket.on('error', () => undefined);
});

server.listen(18606, '127.0.0.1', () => console.log('listening on 18606'));
