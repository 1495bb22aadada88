// Answers everything five milliseconds later. Timers of one length fire in the order they were set.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const connections = new Set<net.Socket>();
const nicknames = new Map<string, net.Socket>();

function later(action: () => void): void {
  void sleep(5).then(action);
}

function write(socket: net.Socket, line: string): void {
  later(() => {
    if (socket.writable) socket.write(`${line}\r\n`);
  });
}

function writeAll(line: string, but: net.Socket): void {
  for (const socket of nicknames.values()) {
    if (socket !== but) write(socket, line);
  }
}

const server = net.createServer((socket) => {
  let name: string | undefined;
  let pending = '';

  connections.add(socket);
  write(socket, `Hello! Online: ${connections.size}. Nickname?`);

  const gone = (): void => {
    if (!connections.delete(socket) || name === undefined) return;
    nicknames.delete(name);
    writeAll(`${name} left`, socket);
  };

  const said = (line: string): void => {
    if (!connections.has(socket)) return;
    if (line === 'byebye') {
      gone();
      later(() => socket.end());
    } else if (name !== undefined) {
      writeAll(`${name}: ${line}`, socket);
    } else if (line === '') {
      write(socket, 'Nickname, please?');
    } else if (nicknames.has(line)) {
      write(socket, `${line} is taken. Nickname?`);
    } else {
      name = line;
      writeAll(`${name} joined`, socket);
      nicknames.set(name, socket);
    }
  };

  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) said(line.endsWith('\r') ? line.slice(0, -1) : line);
  });
  socket.on('error', (error) => console.error(error.message));
  socket.on('end', gone);
  socket.on('close', gone);
});

server.listen(port, host, () => console.log(`on ${host}:${port}`));
