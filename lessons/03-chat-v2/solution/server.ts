import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const MAX_LINE = 256 * 1024; // characters kept of a line that has not ended yet
const MAX_BACKLOG = 16 * 1024 * 1024; // bytes kept for somebody who has stopped reading

// Keyed by the connection, not by the name: several people are called "anonymous" at once.
const names = new Map<net.Socket, string>();

function say(socket: net.Socket, line: string): void {
  if (!socket.writable) return;
  socket.write(`${line}\r\n`);
  // Waiting for a slow reader would hold up everybody; keeping everything for it would fill the memory.
  if (socket.writableLength > MAX_BACKLOG) socket.destroy();
}

function nameOf(socket: net.Socket): string {
  return names.get(socket) ?? 'anonymous';
}

function find(name: string): net.Socket | undefined {
  for (const [socket, itsName] of names) {
    if (itsName === name) return socket;
  }
  return undefined;
}

function broadcast(from: net.Socket, text: string): void {
  for (const socket of names.keys()) {
    if (socket !== from) say(socket, `${nameOf(from)}: ${text}`);
  }
}

function whisper(from: net.Socket, name: string, text: string): void {
  const to = find(name);
  if (to) say(to, `${nameOf(from)} (to you alone): ${text}`);
  else say(from, `There is nobody called ${name} here.`);
}

function list(from: net.Socket): void {
  say(from, [...names.values()].join('\r\n'));
}

function rename(from: net.Socket, wanted: string): void {
  const name = wanted.trim();
  const owner = find(name);
  if (name === '') say(from, 'A name needs at least one character.');
  else if (name.includes(':'))
    say(from, 'A name cannot hold a colon: c:NAME:TEXT would not find it.');
  else if (owner && owner !== from) say(from, `The name ${name} is taken.`);
  else {
    names.set(from, name);
    say(from, `You are now called ${name}.`);
  }
}

// The whole grammar in one place. `[^:]*` stops at the first colon, so the text may hold more of them.
type Command = (from: net.Socket, ...parts: string[]) => void;
const commands: [RegExp, Command][] = [
  [/^b:(.*)$/s, broadcast],
  [/^c:([^:]*):(.*)$/s, whisper],
  [/^l$/, list],
  [/^n:(.*)$/s, rename],
];

function obey(from: net.Socket, line: string): void {
  for (const [pattern, command] of commands) {
    const match = pattern.exec(line);
    if (match) return command(from, ...match.slice(1));
  }
  say(from, 'Unknown command. Try b:TEXT, c:NAME:TEXT, l or n:NAME.');
}

const server = net.createServer((socket) => {
  names.set(socket, 'anonymous');
  say(socket, `Welcome! You are ${socket.remoteAddress} ${socket.remotePort}.`);

  let rest = '';
  socket.setEncoding('utf8'); // puts together characters that arrive cut in two
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) obey(socket, line.endsWith('\r') ? line.slice(0, -1) : line);
    if (rest.length > MAX_LINE) socket.destroy();
  });

  // A reset arrives as 'error', and an 'error' that nobody listens to ends the process.
  socket.on('error', (error) => console.error(`${nameOf(socket)}: ${error.message}`));
  // 'close' comes after every kind of leaving: FIN, RST, and our own destroy().
  socket.on('close', () => names.delete(socket));
});

server.listen(port, host, () => console.log('The chat room is open at', server.address()));
