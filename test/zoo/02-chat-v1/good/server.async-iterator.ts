// Async iterators: the chunks of a connection become lines, the lines become a visit.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

interface Guest {
  readonly nickname: string;
  readonly socket: net.Socket;
}

const connected = new Set<net.Socket>();
const guests: Guest[] = [];

function tell(socket: net.Socket, line: string): void {
  if (socket.writable) socket.write(line + '\r\n');
}

function tellOthers(socket: net.Socket, line: string): void {
  for (const guest of guests) if (guest.socket !== socket) tell(guest.socket, line);
}

async function* linesOf(socket: net.Socket): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function visit(socket: net.Socket): Promise<void> {
  let me: Guest | undefined;
  let saidGoodbye = false;

  connected.add(socket);
  tell(socket, `There are ${connected.size} of us. Who are you?`);

  try {
    for await (const line of linesOf(socket)) {
      // Leaving the loop would destroy the socket at once, so we read on until the other side ends.
      if (saidGoodbye) continue;
      if (line === 'byebye') {
        saidGoodbye = true;
        socket.end();
      } else if (me) {
        tellOthers(socket, `${me.nickname} says ${line}`);
      } else if (line.trim() === '') {
        tell(socket, 'Who are you?');
      } else if (guests.some((guest) => guest.nickname === line)) {
        tell(socket, `You cannot be ${line}, somebody else is. Who are you?`);
      } else {
        me = { nickname: line, socket };
        guests.push(me);
        tellOthers(socket, `${line} has entered`);
      }
    }
  } catch (error) {
    console.error('connection lost:', error instanceof Error ? error.message : error);
  } finally {
    connected.delete(socket);
    if (me) {
      guests.splice(guests.indexOf(me), 1);
      tellOthers(socket, `${me.nickname} has gone`);
    }
  }
}

const server = net.createServer((socket) => {
  socket.on('error', () => {
    // The iterator throws it, but only while somebody is iterating.
  });
  void visit(socket);
});

server.listen({ host, port }, () => {
  console.log(`Listening on ${host}, port ${port}`);
});
