import net from 'node:net';
import { addressText } from './target.ts';
import type { Ear, Ending, Wire } from './wire.ts';

class TcpWire implements Wire {
  readonly local: string;
  readonly remote: string;
  readonly closed: Promise<Ending>;
  readonly #socket: net.Socket;
  #hasEnded = false;

  constructor(socket: net.Socket) {
    this.#socket = socket;
    this.local = addressText(socket.localAddress ?? '', socket.localPort ?? 0);
    this.remote = addressText(socket.remoteAddress ?? '', socket.remotePort ?? 0);
    let failure: Error | undefined;
    socket.on('error', (error) => (failure = error));
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        // Where both have ended, it does not matter that the rest could not be delivered.
        resolve(this.#hasEnded ? 'they-ended' : (failure ?? 'you-reset'));
      });
    });
  }

  hear(ear: Ear) {
    const socket = this.#socket;
    const from = this.remote;
    socket.on('end', () => {
      this.#hasEnded = true;
      ear.ends();
    });
    socket.on('data', (bytes) => {
      const printed = ear.arrives({ bytes, from, isOwn: false });
      if (!printed) return;
      socket.pause();
      void printed.then(() => socket.resume());
    });
  }

  send(bytes: Uint8Array): Promise<undefined> {
    // A failure is told once, by how it ends.
    return new Promise((resolve) => {
      if (this.#socket.writable) this.#socket.write(bytes, () => resolve(undefined));
      else resolve(undefined);
    });
  }

  halfClose() {
    this.#socket.end();
  }

  reset() {
    this.#socket.resetAndDestroy();
  }
}

/** Connects; throws what the system says where that is not possible. */
export function openTcp(host: string, port: number): Promise<Wire> {
  return new Promise((resolve, reject) => {
    // Not half-open: when the server has ended, there is nothing left to wait for.
    const socket = net.connect({ host, port, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(new TcpWire(socket));
    });
  });
}
