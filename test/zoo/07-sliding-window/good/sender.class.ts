// A class, one interval that looks after everything, and fast retransmission after three equal acknowledgements.
import { createSocket, type Socket } from 'node:dgram';
import { readFile } from 'node:fs/promises';

interface Packet {
  readonly bytes: Buffer;
  isAcknowledged: boolean;
  sentAt: number;
}

class Sender {
  readonly #socket: Socket = createSocket('udp4');
  readonly #packets: Packet[];
  readonly #window: number;
  readonly #where: string;
  #base = 0;
  #next = 0;
  #repeats = 0;
  #heardAt = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: readonly Buffer[], window: number, host: string, port: number) {
    this.#packets = parts.map((bytes) => ({ bytes, isAcknowledged: false, sentAt: 0 }));
    this.#window = window;
    this.#where = `${host}:${port}`;
    this.#socket.on('message', (message) => this.#hear(message));
    this.#socket.on('error', (error) => this.#end(error.message));
    this.#socket.connect(port, host, () => {
      this.#slide();
      this.#timer = setInterval(() => this.#look(), 20);
    });
  }

  #send(packet: Packet) {
    packet.sentAt = performance.now();
    this.#socket.send(packet.bytes, () => undefined);
  }

  #slide() {
    const end = Math.min(this.#packets.length, this.#base + this.#window);
    for (const packet of this.#packets.slice(this.#next, end)) this.#send(packet);
    this.#next = Math.max(this.#next, end);
  }

  #look() {
    const now = performance.now();
    if (now - this.#heardAt > 1800) return this.#end(`nothing from ${this.#where} any more`);
    for (const packet of this.#packets.slice(this.#base, this.#next)) {
      if (!packet.isAcknowledged && now - packet.sentAt > 100) this.#send(packet);
    }
  }

  #hear(message: Buffer) {
    if (message.length < 5 || message.toString('latin1', 0, 1) !== 'A') return;
    this.#heardAt = performance.now();
    const below = message.readUInt32BE(1);
    for (let at = 5; at + 4 <= message.length; at += 4) this.#mark(message.readUInt32BE(at));
    for (let number = this.#base; number < below; number += 1) this.#mark(number);
    this.#repeats = below === this.#base ? this.#repeats + 1 : 0;
    const first = this.#packets[below];
    if (this.#repeats === 3 && first) this.#send(first);
    this.#base = Math.max(this.#base, below);
    if (this.#base === this.#packets.length) this.#end();
    else this.#slide();
  }

  #mark(number: number) {
    const packet = this.#packets[number];
    if (packet) packet.isAcknowledged = true;
  }

  #end(complaint?: string) {
    clearInterval(this.#timer);
    this.#socket.close();
    if (complaint === undefined) return;
    process.stderr.write(`${complaint}\n`);
    process.exitCode = 1;
  }
}

const file = await readFile(process.env['FILE'] ?? 'file');
const count = Math.ceil(file.length / 1024);
const parts = Array.from({ length: count + 1 }, (_, number) => {
  const bytes = file.subarray(number * 1024, (number + 1) * 1024);
  const packet = Buffer.alloc(5 + bytes.length);
  packet.write(number < count ? 'D' : 'F');
  packet.writeUInt32BE(number, 1);
  bytes.copy(packet, 5);
  return packet;
});

new Sender(
  parts,
  Number(process.env['WINDOW'] ?? 8),
  process.env['HOST'] ?? '127.0.0.1',
  Number(process.env['PORT'] ?? 8080),
);
