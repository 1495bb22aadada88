// Wrong: trim() takes the \r off the end of a line, and with it the blanks that somebody has typed.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const MAX_LINE = 256 * 1024;

const names = new Map<net.Socket, string>();

function say(socket: net.Socket, line: string): void {
  if (socket.writable) socket.write(`${line}\r\n`);
}

function find(name: string): net.Socket | undefined {
  return [...names.keys()].find((socket) => names.get(socket) === name);
}

function broadcast(from: net.Socket, text: string): void {
  for (const socket of names.keys()) {
    if (socket !== from) say(socket, `${names.get(from)}: ${text}`);
  }
}

function whisper(from: net.Socket, name: string, text: string): void {
  const to = find(name);
  if (to) say(to, `${names.get(from)}: ${text}`);
  else say(from, `There is nobody called ${name}`);
}

function list(from: net.Socket): void {
  for (const name of names.values()) say(from, name);
}

function rename(from: net.Socket, name: string): void {
  const owner = find(name);
  if (name.trim() === '' || name.includes(':')) say(from, 'That is not a name');
  else if (owner && owner !== from) say(from, `The name ${name} is taken`);
  else {
    names.set(from, name);
    say(from, `You are now ${name}`);
  }
}

function handle(from: net.Socket, line: string): void {
  const rest = line.slice(2);
  const colon = rest.indexOf(':');
  if (line === 'l') list(from);
  else if (line.startsWith('b:')) broadcast(from, rest);
  else if (line.startsWith('n:')) rename(from, rest);
  else if (line.startsWith('c:') && colon !== -1) {
    whisper(from, rest.slice(0, colon), rest.slice(colon + 1));
  } else say(from, 'Unknown command');
}

const server = net.createServer((socket) => {
  names.set(socket, 'anonymous');
  say(socket, `Welcome, you are ${socket.remoteAddress} ${socket.remotePort}`);

  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) handle(socket, line.trim());
    if (rest.length > MAX_LINE) socket.destroy();
  });
  socket.on('error', (error) => console.error(error.message));
  socket.on('close', () => names.delete(socket));
});

server.listen(port, host, () => console.log('listening', server.address()));
