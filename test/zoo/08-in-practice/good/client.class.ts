// A class whose questions are promises.
import net from 'node:net';
import readline from 'node:readline';

class Client {
  #socket: net.Socket | undefined;
  #open = false;
  #bytes = Buffer.alloc(0);
  #beats = 0;
  #failures = 0;
  #closed = false;
  readonly #asked = new Map<number, { text: string; resolve: (answer: string) => void }>();
  readonly #timer: NodeJS.Timeout;
  readonly #retryMs = Number(process.env['RETRY_MS'] ?? 500);

  constructor() {
    this.#connect();
    this.#timer = setInterval(() => this.#beat(), Number(process.env['HEARTBEAT_MS'] ?? 5000));
  }

  ask(text: string): Promise<string> {
    return new Promise((resolve) => {
      let id = Math.floor(Math.random() * 2 ** 31);
      while (this.#asked.has(id)) id += 1;
      this.#asked.set(id, { text, resolve });
      this.#say({ kind: 'request', id, text });
    });
  }

  close() {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#socket?.end();
  }

  #connect() {
    this.#bytes = Buffer.alloc(0);
    this.#beats = 0;
    const { HOST: host = '127.0.0.1', PORT: port = '8080' } = process.env;
    this.#socket = net
      .createConnection({ host, port: Number(port), noDelay: true, keepAlive: true })
      .on('connect', () => {
        this.#open = true;
        for (const [id, { text }] of this.#asked) this.#say({ kind: 'request', id, text });
      })
      .on('data', (chunk) => this.#hear(chunk))
      .on('error', (error) => console.warn(String(error)))
      .on('close', () => {
        this.#open = false;
        if (this.#closed) return;
        const jitter = Math.random() * this.#retryMs;
        setTimeout(() => this.#connect(), this.#retryMs * 2 ** this.#failures + jitter);
        this.#failures += 1;
      });
  }

  #beat() {
    if (!this.#open) return;
    this.#beats += 1;
    if (this.#beats > 3) this.#socket?.resetAndDestroy();
    else this.#say({ kind: 'ping' });
  }

  #hear(chunk: Buffer) {
    this.#beats = 0;
    this.#failures = 0;
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    while (this.#bytes.length >= 4) {
      const end = this.#bytes.readUInt32BE() + 4;
      if (this.#bytes.length < end) return;
      const { kind, id, text } = JSON.parse(this.#bytes.toString('utf8', 4, end)) as {
        kind: string;
        id: number;
        text: string;
      };
      this.#bytes = this.#bytes.subarray(end);
      if (kind === 'ping') this.#say({ kind: 'pong' });
      if (kind === 'answer') {
        this.#asked.get(id)?.resolve(text);
        this.#asked.delete(id);
      }
    }
  }

  #say(message: object) {
    if (!this.#open || !this.#socket?.writable) return;
    const body = Buffer.from(JSON.stringify(message));
    const length = Buffer.from([
      body.length >>> 24,
      body.length >>> 16,
      body.length >>> 8,
      body.length,
    ]);
    this.#socket.write(Buffer.concat([length, body]));
  }
}

const client = new Client();
const answers: Promise<void>[] = [];
for await (const question of readline.createInterface({ input: process.stdin })) {
  answers.push(client.ask(question).then((answer) => console.log(`${question}: ${answer}`)));
}
await Promise.all(answers);
client.close();
