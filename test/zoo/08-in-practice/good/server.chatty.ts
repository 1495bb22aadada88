// Says hello, lays out its JSON in lines, adds members of its own, and prints all it hears.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const maxFrame = Number(process.env['MAX_FRAME'] ?? 65_536);
const heartbeatMs = Number(process.env['HEARTBEAT_MS'] ?? 5000);

interface Message {
  kind: string;
  id?: number;
  text?: string;
  afterMs?: number;
}

const send = (socket: net.Socket, message: object) => {
  const body = Buffer.from(JSON.stringify({ from: '服务器', at: Date.now(), ...message }, null, 2));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  if (!socket.writable) return;
  socket.write(length);
  socket.write(body);
};

net
  .createServer({ noDelay: true }, (socket) => {
    let waiting = Buffer.alloc(0);
    let heard = Date.now();
    send(socket, { kind: 'hello', text: 'welcome' });

    const beat = () => {
      if (Date.now() - heard > 3 * heartbeatMs) {
        send(socket, { kind: 'bye', text: 'you are too quiet' });
        socket.destroySoon();
      } else send(socket, { kind: 'ping', of: 'the heart' });
    };
    const heartbeat = setInterval(beat, heartbeatMs / 2);

    socket.on('data', (chunk) => {
      heard = Date.now();
      waiting = Buffer.concat([waiting, chunk]);
      console.log('\u001b[36m%d bytes\u001b[0m', chunk.length);
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE();
        if (length > maxFrame) {
          send(socket, { kind: 'error', text: `${length} bytes are too many` });
          socket.destroySoon();
          return;
        }
        if (waiting.length < length + 4) break;
        const message = JSON.parse(waiting.subarray(4, length + 4).toString()) as Message;
        waiting = waiting.subarray(length + 4);
        console.log(message);
        if (message.kind === 'ping') send(socket, { kind: 'pong' });
        if (message.kind === 'request') {
          const { id, text = '', afterMs = 0 } = message;
          setTimeout(() => send(socket, { kind: 'answer', id, text: text.toUpperCase() }), afterMs);
        }
      }
    });
    socket.on('error', (error) => console.log(error.message));
    socket.on('close', () => clearInterval(heartbeat));
  })
  .listen(port, host, () => console.log('🦊 here we are'));
