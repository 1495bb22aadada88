// A class per pair of connections; an async iterator, and one write at a time.
import net from 'node:net';

class Passage {
  readonly #client: net.Socket;
  readonly #sink: net.Socket;

  constructor(client: net.Socket, sink: net.Socket) {
    this.#client = client;
    this.#sink = sink;
    client.on('error', () => this.close());
    sink.on('error', () => this.close());
    sink.on('end', () => this.close());
    sink.resume();
  }

  async run(): Promise<void> {
    for await (const chunk of this.#client) await this.#write(chunk as Buffer);
    this.#sink.end();
  }

  close(): void {
    this.#client.destroy();
    this.#sink.destroy();
  }

  #write(chunk: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#sink.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
  }
}

class Relay {
  readonly #server: net.Server;

  constructor(sink: net.NetConnectOpts) {
    this.#server = net.createServer((client) => {
      const passage = new Passage(client, net.connect(sink));
      passage.run().catch((error: Error) => {
        console.error(error.message);
        passage.close();
      });
    });
  }

  listen(port: number, host: string): void {
    this.#server.listen(port, host, () => console.log('relay on', this.#server.address()));
  }
}

const relay = new Relay({
  host: process.env['SINK_HOST'] ?? '127.0.0.1',
  port: Number(process.env['SINK_PORT'] ?? 9090),
});
relay.listen(Number(process.env['PORT'] ?? 8080), process.env['HOST'] ?? '127.0.0.1');
