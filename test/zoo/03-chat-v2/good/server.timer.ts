import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const names = new Map<net.Socket, string>();

// One queue for the whole room keeps the order, whatever the timers do.
const jobs: (() => void)[] = [];
function later(job: () => void): void {
  jobs.push(job);
  setTimeout(() => jobs.shift()?.(), 5);
}

function write(socket: net.Socket, text: string): void {
  if (socket.writable) socket.write(`${text}\r\n`);
}

function find(name: string): net.Socket | undefined {
  return [...names.keys()].find((socket) => names.get(socket) === name);
}

function obey(socket: net.Socket, line: string): void {
  if (!names.has(socket)) return;
  const me = names.get(socket) ?? '';
  const rest = line.slice(2);
  const colon = rest.indexOf(':');
  if (line === 'l') {
    write(socket, [...names.values()].join('\r\n'));
  } else if (line.startsWith('b:')) {
    for (const other of names.keys()) if (other !== socket) write(other, `${me}: ${rest}`);
  } else if (line.startsWith('c:') && colon >= 0) {
    const to = find(rest.slice(0, colon));
    if (to) write(to, `${me}: ${rest.slice(colon + 1)}`);
    else write(socket, `nobody is called ${rest.slice(0, colon)}`);
  } else if (line.startsWith('n:')) {
    const owner = find(rest);
    if (rest.trim() === '' || colon >= 0) return write(socket, 'no name at all');
    if (owner && owner !== socket) return write(socket, `${rest} is taken`);
    names.set(socket, rest);
    write(socket, `you are ${rest}`);
  } else {
    write(socket, 'unknown command');
  }
}

const server = net.createServer((socket) => {
  const { remoteAddress, remotePort } = socket;
  let rest = '';
  later(() => {
    if (socket.destroyed) return;
    names.set(socket, 'anonymous');
    write(socket, `your address is ${remoteAddress}:${remotePort}`);
  });
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) later(() => obey(socket, line));
    if (rest.length > 250_000) socket.destroy();
  });
  socket.on('error', () => {});
  socket.on('close', () => later(() => names.delete(socket)));
});

server.listen(port, host, () => console.log('listening', server.address()));
