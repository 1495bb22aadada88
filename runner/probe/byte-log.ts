import { Buffer } from 'node:buffer';

/** The bytes that came last, and how many of them were passed over. */
export class ByteLog {
  readonly #keep: number;
  #bytes: Buffer = Buffer.alloc(0);
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** In the kept bytes. */
  #cursor = 0;

  /** `keep`: how many bytes are kept at the least; the oldest go first. */
  constructor(keep: number) {
    this.#keep = keep;
  }

  append(chunk: Uint8Array) {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length > 2 * this.#keep) this.#join();
  }

  /** Finds these bytes among those not passed over, and passes over them. */
  take(wanted: Uint8Array): boolean {
    const at = this.#join().indexOf(wanted, this.#cursor);
    if (at < 0) return false;
    this.#cursor = at + wanted.length;
    return true;
  }

  /** Those that were not passed over. */
  get unheard(): Uint8Array {
    return this.#join().subarray(this.#cursor);
  }

  forget() {
    this.#cursor = this.#length;
  }

  #join(): Buffer {
    if (this.#chunks.length > 0) this.#bytes = Buffer.concat([this.#bytes, ...this.#chunks]);
    this.#chunks = [];
    const excess = this.#bytes.length - this.#keep;
    if (excess > 0) {
      this.#bytes = this.#bytes.subarray(excess);
      this.#cursor = Math.max(0, this.#cursor - excess);
    }
    this.#length = this.#bytes.length;
    return this.#bytes;
  }
}
