import { Buffer } from 'node:buffer';
import type { ReadStream } from 'node:tty';

/** What somebody at the keyboard wants, key by key. */
export interface RawTypist {
  keys(bytes: Uint8Array): void;
  halfClose(): void;
  reset(): void;
  leave(): void;
}

const enter = 0x0d;

/** Hands on every key at once. Three of them keep their meaning. */
export class RawKeys {
  readonly #input: ReadStream;
  readonly #receive: (bytes: Buffer) => void;

  constructor(input: ReadStream, typist: RawTypist, lineEnd: string) {
    this.#input = input;
    const commands = new Map([
      [0x03, () => typist.leave()],
      [0x04, () => typist.halfClose()],
      [0x12, () => typist.reset()],
    ]);
    const ends = [...Buffer.from(lineEnd)];
    this.#receive = (bytes) => {
      let keys: number[] = [];
      const flush = () => {
        if (keys.length > 0) typist.keys(Uint8Array.from(keys));
        keys = [];
      };
      for (const byte of bytes) {
        const command = commands.get(byte);
        if (command) {
          flush();
          command();
        } else {
          keys.push(...(byte === enter ? ends : [byte]));
        }
      }
      flush();
    };
    input.setRawMode(true);
    input.on('data', this.#receive);
  }

  stop() {
    this.#input.off('data', this.#receive);
    this.#input.setRawMode(false);
    this.#input.pause();
  }
}
