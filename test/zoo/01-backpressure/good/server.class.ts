// A class per transfer; pulls from the paused stream instead of being pushed.
import fs from 'node:fs';
import net from 'node:net';

class Transfer {
  readonly #socket: net.Socket;
  readonly #source: fs.ReadStream;

  constructor(socket: net.Socket, file: string) {
    this.#socket = socket;
    this.#source = fs.createReadStream(file, { highWaterMark: 16 * 1024 });
    this.#source.on('readable', () => this.#pump());
    this.#source.on('end', () => this.#socket.end());
    this.#source.on('error', () => this.#socket.destroy());
    this.#socket.on('drain', () => this.#pump());
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => this.#source.destroy());
  }

  #pump(): void {
    while (!this.#socket.writableNeedDrain) {
      const chunk = this.#source.read() as Buffer | null;
      if (chunk === null) return;
      this.#socket.write(chunk);
    }
  }
}

class FileServer {
  readonly #server: net.Server;

  constructor(file: string) {
    this.#server = net.createServer((socket) => new Transfer(socket, file));
  }

  listen(port: number, host: string): void {
    this.#server.listen(port, host, () => console.log('listening on', this.#server.address()));
  }
}

const server = new FileServer(process.env['FILE'] ?? 'big.test');
server.listen(Number(process.env['PORT'] ?? 8080), process.env['HOST'] ?? '127.0.0.1');
