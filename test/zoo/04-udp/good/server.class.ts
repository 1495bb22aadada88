// A class with a life of its own, and counters.
import dgram, { type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

class EchoServer {
  readonly #socket: Socket = dgram.createSocket({ type: 'udp4', recvBufferSize: 1 << 20 });
  #datagrams = 0;
  #bytes = 0;

  constructor() {
    this.#socket.on('message', this.#answer);
  }

  async bind(port: number, address: string) {
    this.#socket.bind(port, address);
    await once(this.#socket, 'listening');
    this.#socket.on('error', (error) => console.error(error.message));
  }

  get endpoint(): string {
    const { address, port, family } = this.#socket.address();
    return `${family} ${address} ${port}`;
  }

  readonly #answer = (message: Buffer, { address, port, size }: RemoteInfo) => {
    this.#datagrams += 1;
    this.#bytes += size;
    this.#socket.send(message, 0, size, port, address, (error, sent) => {
      if (error) console.error(`lost ${size - (sent ?? 0)} bytes: ${error.message}`);
    });
  };

  close() {
    this.#socket.close(() => console.log(`${this.#datagrams} datagrams, ${this.#bytes} bytes`));
  }
}

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const server = new EchoServer();
process.once('SIGTERM', () => server.close());

try {
  await server.bind(port, host);
  console.log(`echoing on ${server.endpoint}`);
} catch (error) {
  console.error(`cannot use port ${port}: ${(error as NodeJS.ErrnoException).code ?? 'no idea'}`);
  process.exitCode = 1;
}
