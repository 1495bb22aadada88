// A class with a ring of slots, one for each packet of the window.
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { writeFileSync } from 'node:fs';

class Receiver {
  readonly #socket: Socket = createSocket('udp4');
  readonly #slots: (Buffer | undefined)[];
  readonly #parts: Buffer[] = [];
  readonly #out: string;
  #next = 0;
  #fin = -1;
  #timer: NodeJS.Timeout | undefined;

  constructor(window: number, out: string) {
    this.#slots = Array.from({ length: window }, () => undefined);
    this.#out = out;
    this.#socket.on('message', (datagram, from) => this.#hear(datagram, from));
  }

  listen(port: number, host: string) {
    this.#socket.bind(port, host, () => console.log(`bound to ${host}:${port}`));
  }

  get #isDone(): boolean {
    return this.#fin >= 0 && this.#next > this.#fin;
  }

  #hear(datagram: Buffer, { port, address }: RemoteInfo) {
    const number = datagram.readUInt32BE(1);
    if (datagram.toString('latin1', 0, 1) === 'F') this.#fin = number;
    const ahead = number - this.#next;
    if (ahead >= 0 && ahead < this.#slots.length) {
      this.#slots[number % this.#slots.length] = datagram.subarray(5);
    }
    this.#advance();
    this.#socket.send(this.#acknowledgement(), port, address, () => undefined);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), this.#isDone ? 1000 : 2800);
  }

  #advance() {
    const size = this.#slots.length;
    for (let slot = this.#slots[this.#next % size]; slot; slot = this.#slots[this.#next % size]) {
      this.#slots[this.#next % size] = undefined;
      this.#parts.push(slot);
      this.#next += 1;
    }
  }

  #acknowledgement(): Buffer {
    const size = this.#slots.length;
    const beyond = Array.from({ length: size }, (_, ahead) => this.#next + ahead).filter(
      (number) => this.#slots[number % size],
    );
    const ack = Buffer.alloc(5 + 4 * beyond.length, 'A');
    for (const [index, number] of [this.#next, ...beyond].entries()) {
      ack.writeUInt32BE(number, 1 + 4 * index);
    }
    return ack;
  }

  #end() {
    this.#socket.close();
    if (!this.#isDone) {
      console.error(`given up: ${this.#parts.length} packets have come, and no more`);
      process.exitCode = 1;
      return;
    }
    const file = Buffer.concat(this.#parts);
    writeFileSync(this.#out, file);
    console.log(`wrote ${file.length} bytes`);
  }
}

const receiver = new Receiver(Number(process.env['WINDOW'] ?? 8), process.env['OUT'] ?? 'out');
receiver.listen(Number(process.env['PORT'] ?? 8080), process.env['HOST'] ?? '127.0.0.1');
