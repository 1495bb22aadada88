import { Buffer } from 'node:buffer';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Cuts piped input into lines, each of which becomes a datagram. The line ends are no part of them. */
export class LineCutter {
  #rest = Buffer.alloc(0);

  cut(chunk: Uint8Array): Buffer[] {
    const bytes = Buffer.concat([this.#rest, chunk]);
    const lines: Buffer[] = [];
    let from = 0;
    for (let to; (to = bytes.indexOf(lineFeed, from)) >= 0; from = to + 1) {
      const end = to > from && bytes[to - 1] === carriageReturn ? to - 1 : to;
      lines.push(bytes.subarray(from, end));
    }
    this.#rest = bytes.subarray(from);
    return lines;
  }

  /** The last line, where it has no end. */
  finish(): Buffer[] {
    return this.#rest.length === 0 ? [] : [this.#rest];
  }
}
