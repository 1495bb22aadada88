import { once } from 'node:events';
import net from 'node:net';
import type { Address } from '../lesson/failure.ts';
import type { AcceptOptions, Client, Listener } from '../lesson/stage.ts';
import { Missed } from './missed.ts';
import { TcpClient } from './tcp-client.ts';
import type { Transcript } from './transcript.ts';
import { Changes, until } from './waiting.ts';

/** Whoever connects without end must not take all the sockets that this process may have. */
const mostWaiting = 100;

interface ListenerParts {
  readonly transcript: Transcript;
  readonly answerMs: () => number;
  /** The lesson's big file. */
  readonly file: string | undefined;
}

/** A port of ours for the learner's client to connect to. */
export class TcpListener implements Listener {
  readonly address: Address;
  readonly #server: net.Server;
  readonly #parts: ListenerParts;
  readonly #waiting: net.Socket[] = [];
  readonly #clients: TcpClient[] = [];
  readonly #changes = new Changes();

  private constructor(server: net.Server, parts: ListenerParts) {
    this.#server = server;
    this.#parts = parts;
    const { address: host, port } = server.address() as net.AddressInfo;
    this.address = { host, port };
    server.on('connection', (socket) => {
      // One that is never accepted may be reset all the same.
      socket.on('error', () => undefined);
      this.#waiting.push(socket);
      if (this.#waiting.length === mostWaiting) server.close();
      this.#changes.fire();
    });
  }

  static async open(address: Address, parts: ListenerParts) {
    const server = net.createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true });
    await once(server.listen(address.port, address.host), 'listening');
    return new TcpListener(server, parts);
  }

  async accepts(from: string, options: AcceptOptions = {}): Promise<Client> {
    const { as = 'verifier', paused = false, ...context } = options;
    const { transcript, answerMs, file } = this.#parts;
    const { withinMs: waitedMs = answerMs(), ...after } = context;
    const socket = await until([this.#changes], waitedMs, () => this.#waiting.shift());
    if (!socket) {
      const about = { who: from, wanted: { connection: this.address }, ...after } as const;
      const hasCome = () => this.#waiting.length > 0 || undefined;
      throw new Missed(about, { waitedMs, changes: this.#changes, hasCome });
    }
    transcript.add(from, as, 'connect');
    const client = new TcpClient({
      name: as,
      peer: from,
      socket,
      transcript,
      answerMs: waitedMs,
      hangsUp: false,
      file,
    });
    if (!paused) socket.resume();
    this.#clients.push(client);
    return client;
  }

  close() {
    for (const client of this.#clients) client.destroy();
    for (const socket of this.#waiting) socket.destroy();
    this.#server.close();
  }
}
