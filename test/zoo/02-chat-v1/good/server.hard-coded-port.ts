// Has never heard of PORT: always 127.0.0.1, always the same port.
import net from 'node:net';

type Client = { socket: net.Socket; nickname: string | null };

const clients: Client[] = [];

function others(me: Client, message: string): void {
  clients
    .filter((client) => client !== me && client.nickname !== null && client.socket.writable)
    .forEach((client) => client.socket.write(message + '\r\n'));
}

const server = net.createServer((socket) => {
  const me: Client = { socket, nickname: null };
  let unfinished = '';

  clients.push(me);
  socket.write('Online now: ' + clients.length + '\r\nPick a nickname\r\n');

  function remove(): void {
    const index = clients.indexOf(me);
    if (index === -1) return;
    clients.splice(index, 1);
    if (me.nickname !== null) others(me, me.nickname + ' went away');
  }

  function onLine(line: string): void {
    if (line === 'byebye') {
      remove();
      socket.end();
      return;
    }
    if (me.nickname !== null) {
      others(me, me.nickname + ': ' + line);
      return;
    }
    const name = line.trim();
    if (name === '' || clients.some((client) => client.nickname === name)) {
      socket.write('"' + name + '" will not do, pick another nickname\r\n');
      return;
    }
    me.nickname = name;
    others(me, name + ' arrived');
  }

  socket.setEncoding('utf8').on('data', (data: string) => {
    unfinished += data;
    let match: RegExpExecArray | null;
    while (clients.includes(me) && (match = /^(.*?)\r?\n/s.exec(unfinished)) !== null) {
      unfinished = unfinished.slice(match[0].length);
      onLine(match[1] ?? '');
    }
  });
  socket.on('end', remove).on('close', remove);
  socket.on('error', (error) => console.log('error on a connection: ' + error.message));
});

server.listen(47219, '127.0.0.1');
