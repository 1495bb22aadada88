import net from 'node:net';
import { CheckFailed, type Address } from '../lesson/failure.ts';
import type { Client, Listener } from '../lesson/stage.ts';
import { TcpClient } from './tcp-client.ts';
import type { Transcript } from './transcript.ts';
import { Changes, until } from './waiting.ts';

/** A port of ours for the learner's client to connect to. */
export class TcpListener implements Listener {
  readonly address: Address;
  readonly #server: net.Server;
  readonly #transcript: Transcript;
  readonly #answerMs: number;
  readonly #waiting: net.Socket[] = [];
  readonly #clients: TcpClient[] = [];
  readonly #changes = new Changes();

  private constructor(server: net.Server, transcript: Transcript, answerMs: number) {
    this.#server = server;
    this.#transcript = transcript;
    this.#answerMs = answerMs;
    const { address: host, port } = server.address() as net.AddressInfo;
    this.address = { host, port };
    server.on('connection', (socket) => {
      // One that is never accepted may be reset all the same.
      socket.on('error', () => undefined);
      this.#waiting.push(socket);
      this.#changes.fire();
    });
  }

  static async open(address: Address, transcript: Transcript, answerMs: number) {
    const server = net.createServer({ allowHalfOpen: true, noDelay: true });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(address.port, address.host, resolve);
    });
    return new TcpListener(server, transcript, answerMs);
  }

  async accepts(name: string): Promise<Client> {
    const take = () => this.#waiting.shift();
    const socket = await until([this.#changes], this.#answerMs, take);
    if (!socket) {
      throw new CheckFailed({
        kind: 'silence',
        who: name,
        wanted: { connection: true },
        waitedMs: this.#answerMs,
      });
    }
    this.#transcript.add(name, 'verifier', 'connect');
    const client = new TcpClient('verifier', name, socket, this.#transcript, this.#answerMs, false);
    this.#clients.push(client);
    return client;
  }

  close() {
    for (const client of this.#clients) client.destroy();
    for (const socket of this.#waiting) socket.destroy();
    this.#server.close();
  }
}
