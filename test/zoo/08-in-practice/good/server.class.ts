// A class with a state machine: first a length is wanted, then a body.
import net from 'node:net';

interface Message {
  kind: string;
  id?: number;
  text?: string;
  afterMs?: number;
}

class Connection {
  static readonly all = new Set<Connection>();
  static draining = false;

  readonly #socket: net.Socket;
  readonly #heartbeat: NodeJS.Timeout;
  #chunks: Buffer[] = [];
  #size = 0;
  #wanted: number | undefined;
  #working = 0;
  #dead: NodeJS.Timeout | undefined;

  constructor(
    socket: net.Socket,
    limits: { readonly mostBytes: number; readonly heartbeatMs: number },
  ) {
    this.#socket = socket;
    Connection.all.add(this);
    const dies = () => {
      clearTimeout(this.#dead);
      this.#dead = setTimeout(() => socket.resetAndDestroy(), 3 * limits.heartbeatMs);
    };
    dies();
    this.#heartbeat = setInterval(() => this.#say({ kind: 'ping' }), limits.heartbeatMs);
    socket.setNoDelay();
    socket.on('data', (chunk) => {
      dies();
      this.#chunks.push(chunk);
      this.#size += chunk.length;
      this.#consume(limits.mostBytes);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => this.#forget());
  }

  leaveWhenDone() {
    if (this.#working === 0) this.#socket.end();
  }

  #consume(mostBytes: number) {
    for (;;) {
      if (this.#wanted === undefined) {
        if (this.#size < 4) return;
        this.#wanted = this.#take(4).readUInt32BE();
        if (this.#wanted > mostBytes) return void this.#socket.destroy();
      }
      if (this.#size < this.#wanted) return;
      const body = this.#take(this.#wanted);
      this.#wanted = undefined;
      this.#handle(JSON.parse(body.toString()) as Message);
    }
  }

  #take(size: number): Buffer {
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all.subarray(size)];
    this.#size -= size;
    return all.subarray(0, size);
  }

  #handle(message: Message) {
    if (message.kind === 'ping') this.#say({ kind: 'pong' });
    if (message.kind !== 'request') return;
    this.#working += 1;
    const answer = () => {
      this.#say({ kind: 'answer', id: message.id ?? 0, text: message.text?.toUpperCase() ?? '' });
      this.#working -= 1;
      if (Connection.draining) this.leaveWhenDone();
    };
    if (message.afterMs) setTimeout(answer, message.afterMs);
    else answer();
  }

  #say(message: Message) {
    const body = Buffer.from(JSON.stringify(message));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    // Two writes that leave together.
    this.#socket.cork();
    this.#socket.write(length);
    this.#socket.write(body);
    this.#socket.uncork();
  }

  #forget() {
    Connection.all.delete(this);
    clearInterval(this.#heartbeat);
    clearTimeout(this.#dead);
  }
}

const limits = {
  mostBytes: Number(process.env['MAX_FRAME'] ?? 65_536),
  heartbeatMs: Number(process.env['HEARTBEAT_MS'] ?? 5000),
};
const server = net.createServer((socket) => void new Connection(socket, limits));
server.listen(Number(process.env['PORT'] ?? 8080), process.env['HOST'] ?? '127.0.0.1');

process.once('SIGTERM', () => {
  Connection.draining = true;
  server.close();
  for (const connection of Connection.all) connection.leaveWhenDone();
});
