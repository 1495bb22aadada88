// A class per idea: the group, and the one who takes part in it.
import dgram from 'node:dgram';
import { EventEmitter, once } from 'node:events';
import { isIPv4 } from 'node:net';
import * as readline from 'node:readline';

interface Settings {
  readonly group: string;
  readonly port: number;
  readonly iface: string;
  readonly ttl: number;
  readonly loopback: boolean;
}

class NotMulticast extends Error {
  constructor(group: string) {
    super(`${group || 'an empty GROUP'} is outside 224.0.0.0-239.255.255.255`);
  }
}

/** Emits `datagram` with the text of each one that arrives. */
class Group extends EventEmitter {
  readonly #settings: Settings;
  readonly #socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });

  constructor(settings: Settings) {
    super();
    const first = Number.parseInt(settings.group, 10);
    if (!isIPv4(settings.group) || first >> 4 !== 0b1110) throw new NotMulticast(settings.group);
    this.#settings = settings;
  }

  async join(): Promise<void> {
    const { group, port, iface, ttl, loopback } = this.#settings;
    this.#socket.bind(port, process.platform === 'linux' ? group : undefined);
    await once(this.#socket, 'listening');
    this.#socket.on('error', (error) => this.emit('trouble', error));
    this.#socket.on('message', (bytes) => this.emit('datagram', bytes.toString()));
    this.#socket.addMembership(group, iface);
    this.#socket.setMulticastInterface(iface);
    this.#socket.setMulticastTTL(ttl);
    this.#socket.setMulticastLoopback(loopback);
  }

  send(text: string): Promise<void> {
    const { group, port } = this.#settings;
    return new Promise((resolve) => {
      this.#socket.send(text, port, group, (error) => {
        if (error) this.emit('trouble', error);
        resolve();
      });
    });
  }

  leave(): Promise<void> {
    this.#socket.dropMembership(this.#settings.group, this.#settings.iface);
    return new Promise((resolve) => this.#socket.close(resolve));
  }
}

class Member {
  readonly #name: string;
  readonly #group: Group;

  constructor(name: string, group: Group) {
    this.#name = name;
    this.#group = group;
    group.on('datagram', (text: string) => this.#hear(text));
    group.on('trouble', (error: Error) => console.error(error.message));
  }

  async takePart(input: NodeJS.ReadableStream): Promise<void> {
    await this.#group.join();
    for await (const line of readline.createInterface({ input })) {
      if (line.length > 0) await this.#say(line);
    }
    await this.#say('bye');
    await this.#group.leave();
  }

  #say(text: string): Promise<void> {
    return this.#group.send(`${this.#name}: ${text}`);
  }

  #hear(text: string): void {
    if (!text.startsWith(`${this.#name}: `)) console.log(text);
  }
}

try {
  const group = new Group({
    group: process.env['GROUP'] ?? '239.1.2.3',
    port: Number(process.env['PORT'] ?? 8080),
    iface: process.env['IFACE'] ?? '127.0.0.1',
    ttl: Number(process.env['TTL'] ?? 1),
    loopback: process.env['LOOPBACK'] !== '0',
  });
  await new Member(process.env['NAME'] ?? 'anonymous', group).takePart(process.stdin);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
