// Ends the connection at `byebye` and tells the room before it takes out whoever left: the first line to them is one too many.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const room = new Map<string, net.Socket>();
let online = 0;

function say(socket: net.Socket, line: string): void {
  socket.write(`${line}\r\n`);
}

function broadcast(line: string, except?: net.Socket): void {
  for (const member of room.values()) {
    if (member !== except) say(member, line);
  }
}

function eachLine(socket: net.Socket, hear: (line: string) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line.replace(/\r$/, ''));
  });
}

const server = net.createServer((socket) => {
  let nickname: string | undefined;
  let gone = false;

  function enter(name: string): void {
    if (name === '') {
      say(socket, 'That nickname is empty. What shall we call you?');
    } else if (room.has(name)) {
      say(socket, `${name} is taken. Another nickname?`);
    } else {
      nickname = name;
      room.set(name, socket);
      broadcast(`${name} came in`, socket);
    }
  }

  function leave(): void {
    if (gone) return;
    gone = true;
    online -= 1;
    if (nickname === undefined) return;
    broadcast(`${nickname} left`);
    room.delete(nickname);
  }

  eachLine(socket, (line) => {
    if (gone) return;
    if (line === 'byebye') {
      socket.removeAllListeners();
      socket.end();
      leave();
    } else if (nickname === undefined) {
      enter(line.trim());
    } else {
      broadcast(`${nickname}: ${line}`, socket);
    }
  });

  socket.on('end', leave);
  socket.on('close', leave);
  socket.on('error', (error) => console.error(`${nickname ?? 'somebody'}: ${error.message}`));

  online += 1;
  say(socket, `Welcome! ${online} online, you included. What is your nickname?`);
});

server.listen(port, host, () => console.log(`chat room on ${host}:${port}`));
