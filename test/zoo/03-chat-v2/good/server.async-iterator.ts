import { createServer, type Socket } from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const longestLine = 300_000;

const room = new Map<Socket, string>();

async function* linesOf(socket: Socket): AsyncGenerator<string> {
  socket.setEncoding('utf8');
  let unfinished = '';
  for await (const chunk of socket as AsyncIterable<string>) {
    unfinished += chunk;
    const lines = unfinished.split(/\r?\n/);
    unfinished = lines.pop() ?? '';
    yield* lines;
    if (unfinished.length > longestLine) return;
  }
}

// Nothing here is awaited: somebody who does not read must not hold up this loop.
function send(socket: Socket, ...lines: string[]): void {
  if (socket.writable) socket.write(lines.map((line) => `${line}\r\n`).join(''));
}

function answer(socket: Socket, line: string): void {
  const name = room.get(socket) ?? '';
  const others = [...room].filter(([other]) => other !== socket);
  const [, verb, rest = ''] = /^([bcn]):(.*)$/s.exec(line) ?? [];
  if (verb === 'b') {
    for (const [other] of others) send(other, `<${name}> ${rest}`);
  } else if (verb === 'c' && rest.includes(':')) {
    const [to = ''] = rest.split(':', 1);
    const match = [...room].find(([, theirs]) => theirs === to);
    if (match) send(match[0], `<${name}, privately> ${rest.slice(to.length + 1)}`);
    else send(socket, `No ${to} here`);
  } else if (verb === 'n') {
    if (rest.trim() === '' || rest.includes(':')) return send(socket, 'Not a name');
    if (others.some(([, theirs]) => theirs === rest)) return send(socket, `${rest}: name in use`);
    room.set(socket, rest);
    send(socket, `Name: ${rest}`);
  } else if (line === 'l') {
    send(socket, ...room.values());
  } else {
    send(socket, 'Unknown command');
  }
}

async function serve(socket: Socket): Promise<void> {
  // Without a listener an error that comes after the loop would end the process.
  socket.on('error', () => {});
  room.set(socket, 'nobody');
  send(socket, `Hello ${socket.remoteAddress}:${socket.remotePort}`);
  try {
    for await (const line of linesOf(socket)) answer(socket, line);
  } catch {
    // A reset: the iterator throws what 'error' would tell. The person has left, that is all.
  } finally {
    room.delete(socket);
    socket.end();
  }
}

const server = createServer((socket) => void serve(socket));
server.listen(port, host, () => console.log('ready', server.address()));
