// One async function for each connection, and the lines by an async generator.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const mode = process.env['MODE'] ?? 'default';

async function* linesOf(socket: net.Socket): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of socket.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n')) {
      yield text.slice(0, at).replace('\r', '');
      text = text.slice(at + 1);
    }
  }
}

async function serve(socket: net.Socket): Promise<void> {
  for await (const question of linesOf(socket)) {
    const body = question.toUpperCase();
    if (mode === 'one-write') socket.cork();
    socket.write(`${Buffer.byteLength(body)}\r\n`);
    socket.write(body);
    if (mode === 'one-write') process.nextTick(() => socket.uncork());
  }
}

const server = net.createServer({ noDelay: mode === 'no-delay' }, (socket) => {
  serve(socket).catch((error: unknown) => console.error(error));
});
server.listen({ port, host });
