// A class for a conversation. Nobody ever waits in it but in default mode: one-write has no delay either.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

type Mode = 'default' | 'no-delay' | 'one-write';

class Conversation {
  #rest = '';
  readonly #socket: net.Socket;
  readonly #mode: Mode;

  constructor(socket: net.Socket, mode: Mode) {
    this.#socket = socket.setEncoding('utf8').setNoDelay(mode !== 'default');
    this.#mode = mode;
    socket.on('data', (chunk: string) => this.#hear(chunk));
    socket.on('error', () => undefined);
  }

  #hear(chunk: string) {
    const lines = (this.#rest + chunk).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    const answers = lines.flatMap((line) => this.#answer(line));
    if (this.#mode === 'one-write') this.#socket.write(answers.join(''));
    else answers.forEach((part) => this.#socket.write(part));
  }

  #answer(question: string): [header: string, body: string] {
    const body = question.toUpperCase();
    return [`length ${Buffer.byteLength(body)}\r\n`, body];
  }
}

const mode = (process.env['MODE'] ?? 'default') as Mode;
net.createServer((socket) => new Conversation(socket, mode)).listen(port, host);
