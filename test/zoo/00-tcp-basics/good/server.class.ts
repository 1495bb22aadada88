// A class per idea; clients beyond the limit are told why before they are sent away.
import net from 'node:net';

class Client {
  readonly #socket: net.Socket;
  #bytes = 0;

  constructor(socket: net.Socket, onLeave: (client: Client) => void) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#bytes += chunk.length;
      socket.write(chunk);
    });
    socket.on('end', () => {
      onLeave(this);
      socket.end(`bye: ${this.#bytes}\r\n`);
    });
    socket.on('error', (error) => {
      console.error(error.message);
    });
    socket.on('close', () => onLeave(this));
  }

  greet(count: number, max: number): void {
    this.#socket.write(`Seat ${count}/${max} is yours\r\n`);
  }

  expireAfter(ms: number): void {
    this.#socket.setTimeout(ms, () => this.#socket.destroy());
  }
}

class EchoServer {
  readonly #clients = new Set<Client>();
  readonly #maxClients: number;
  readonly #idleMs: number;
  readonly #server: net.Server;

  constructor(maxClients: number, idleMs: number) {
    this.#maxClients = maxClients;
    this.#idleMs = idleMs;
    this.#server = net.createServer(
      { allowHalfOpen: true, keepAlive: true, keepAliveInitialDelay: 60_000 },
      (socket) => this.#accept(socket),
    );
  }

  listen(port: number, host: string): void {
    this.#server.once('error', (error) => {
      console.error(`could not listen on ${host}:${port} - ${error.name}`);
      process.exitCode = 1;
    });
    this.#server.listen(port, host, () => {
      console.log(`listening on ${JSON.stringify(this.#server.address())}`);
    });
  }

  close(): void {
    this.#server.close();
  }

  #accept(socket: net.Socket): void {
    if (this.#clients.size >= this.#maxClients) {
      socket.on('error', () => {});
      socket.end('Sorry, every seat is taken\r\n', () => socket.destroy());
      return;
    }
    const client = new Client(socket, (gone) => this.#clients.delete(gone));
    this.#clients.add(client);
    client.expireAfter(this.#idleMs);
    client.greet(this.#clients.size, this.#maxClients);
  }
}

const server = new EchoServer(
  Number(process.env['MAX_CLIENTS'] ?? 10),
  Number(process.env['IDLE_MS'] ?? 0),
);
server.listen(Number(process.env['PORT'] ?? 8080), process.env['HOST'] ?? '127.0.0.1');
process.on('SIGTERM', () => server.close());
