import { Buffer } from 'node:buffer';
import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import { expect, vi } from 'vitest';
import { flat, test as base, type Place } from './workshop.ts';

/** Until something has happened, however slow the machine is. */
export const until = (happened: () => void | Promise<void>) =>
  vi.waitFor(happened, { timeout: 30_000, interval: 20 });

/** What there is to talk to, and the client that does. All of it is gone after the test. */
export class Talking {
  readonly #place: Place;
  readonly #cleanUps: (() => void)[] = [];

  constructor(place: Place) {
    this.#place = place;
  }

  end() {
    for (const cleanUp of this.#cleanUps) cleanUp();
  }

  onEnd(cleanUp: () => void) {
    this.#cleanUps.push(cleanUp);
  }

  /** A server that treats each connection like this. Returns its port. */
  async serve(treat: (socket: net.Socket) => void, host = '127.0.0.1'): Promise<string> {
    const server = net.createServer({ allowHalfOpen: true }, (socket) => {
      this.onEnd(() => socket.destroy());
      socket.on('error', () => undefined);
      treat(socket);
    });
    server.listen(0, host);
    await once(server, 'listening');
    this.onEnd(() => server.close());
    return String((server.address() as net.AddressInfo).port);
  }

  /** A server whose words are said by the test, one after the other. */
  async speaker() {
    let connected: (socket: net.Socket) => void = () => undefined;
    const socket = new Promise<net.Socket>((resolve) => (connected = resolve));
    const port = await this.serve(connected);
    return {
      port,
      says: async (bytes: string | Uint8Array) => (await socket).write(bytes),
      ends: async () => (await socket).end(),
    };
  }

  /** A port where nobody listens. */
  async freePort(): Promise<string> {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    server.close();
    await once(server, 'close');
    return String(port);
  }

  /** A UDP socket that is ready to hear. */
  async bound(options: Partial<dgram.SocketOptions> = {}, address = '127.0.0.1') {
    const socket = dgram.createSocket({ type: 'udp4', ...options });
    socket.bind(0, address);
    await once(socket, 'listening');
    this.onEnd(() => socket.close());
    return { socket, port: socket.address().port };
  }

  /** The client, with a pipe to it and what it has said so far. */
  connect(...args: string[]) {
    const client = this.#place.startPiped(['connect', ...args]);
    this.onEnd(() => void client.kill('SIGKILL'));
    const said = { out: Buffer.alloc(0), err: '' };
    client.stdout.on('data', (bytes: Buffer) => (said.out = Buffer.concat([said.out, bytes])));
    client.stderr.on('data', (bytes: Buffer) => (said.err += bytes.toString()));
    return {
      client,
      said,
      says: (text: string | Uint8Array) => client.stdin.write(text),
      ends: (text: string | Uint8Array = '') => client.stdin.end(text),
      hears: (text: string) => until(() => expect(said.out.toString()).toContain(text)),
      isTold: (text: string) => until(() => expect(flat(said.err)).toContain(text)),
      status: async () => (await client).exitCode,
    };
  }
}

export const test = base.extend<{ talking: Talking }>({
  talking: async ({ place }, use) => {
    const talking = new Talking(place);
    await use(talking);
    talking.end();
  },
});
