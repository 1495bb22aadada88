// The lines are cut by node:readline. It also ends a line at a lone \r, U+2028 and U+2029.
import net from 'node:net';
import readline from 'node:readline';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const here = new Set<net.Socket>();
const names = new Map<net.Socket, string>();

const announce = (line: string, from: net.Socket): void => {
  for (const socket of names.keys()) {
    if (socket !== from && !socket.destroyed) socket.write(`${line}\r\n`);
  }
};

const server = net.createServer((socket) => {
  here.add(socket);
  socket.write(`Online: ${here.size}\r\nNickname?\r\n`);

  const goodbye = (): void => {
    if (!here.delete(socket)) return;
    const name = names.get(socket);
    if (names.delete(socket)) announce(`<- ${name ?? ''}`, socket);
  };

  const lines = readline.createInterface({ input: socket, crlfDelay: Infinity, terminal: false });
  lines.on('line', (line) => {
    if (!here.has(socket)) return;
    const name = names.get(socket);
    if (line === 'byebye') {
      goodbye();
      socket.end();
    } else if (name !== undefined) {
      announce(`<${name}> ${line}`, socket);
    } else if (line === '') {
      socket.write('Nickname?\r\n');
    } else if ([...names.values()].includes(line)) {
      socket.write(`${line} is in use\r\nNickname?\r\n`);
    } else {
      names.set(socket, line);
      announce(`-> ${line}`, socket);
    }
  });

  // The interface emits the socket's error, too, and either one unheard ends the program.
  lines.on('error', (error: Error) => console.error(error.message));
  socket.on('error', () => undefined);
  socket.on('end', goodbye);
  socket.on('close', goodbye);
});

server.listen(port, host, () => console.log('ready', server.address()));
