// Event handlers all the way down: every socket is an emitter, and so is the room.
import { EventEmitter } from 'node:events';
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const room = new EventEmitter();
room.setMaxListeners(0);
const nicknames = new Set<string>();
const server = net.createServer();

server.on('connection', (socket) => {
  let nickname = '';
  let buffered = '';
  let leaving = false;

  const heard = (speaker: net.Socket, line: string): void => {
    if (speaker !== socket && socket.writable) socket.write(`${line}\r\n`);
  };

  const onName = (name: string): void => {
    if (name.length === 0) {
      socket.write('Please give a nickname:\r\n');
    } else if (nicknames.has(name)) {
      socket.write(`Sorry, there is a ${name} here already. Another one:\r\n`);
    } else {
      nickname = name;
      nicknames.add(name);
      room.emit('line', socket, `${name} joined the room.`);
      room.on('line', heard);
      socket.off('line', onName);
      socket.on('line', onSpeech);
    }
  };

  const onSpeech = (text: string): void => {
    room.emit('line', socket, `${nickname}: ${text}`);
  };

  const onGone = (): void => {
    room.off('line', heard);
    if (nickname !== '') {
      nicknames.delete(nickname);
      room.emit('line', socket, `${nickname} left the room.`);
    }
  };

  socket.setEncoding('utf8');
  socket.on('line', onName);
  socket.on('data', (chunk: string) => {
    buffered += chunk;
    let end = buffered.indexOf('\n');
    while (end !== -1 && !leaving) {
      const line = buffered.slice(0, end).replace(/\r$/, '');
      buffered = buffered.slice(end + 1);
      if (line === 'byebye') {
        leaving = true;
        socket.end('Good bye!\r\n');
      } else {
        socket.emit('line', line);
      }
      end = buffered.indexOf('\n');
    }
  });
  socket.on('error', (error) => {
    console.error(error.message);
  });
  socket.on('close', onGone);

  server.getConnections((error, count) => {
    if (error) throw error;
    socket.write(`Hello. People online: ${count}. Your nickname:\r\n`);
  });
});

server.on('listening', () => {
  console.log(server.address());
});
server.listen(port, host);
