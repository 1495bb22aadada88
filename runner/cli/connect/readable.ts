import { Buffer } from 'node:buffer';
import { characterAt, decode, lengthFrom } from '../../explain/utf8.ts';

/** Where the character begins whose end has not come yet; the length where there is none. */
function unfinishedAt(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const at = bytes.length - back;
    const byte = bytes[at] ?? 0;
    if (byte >= 0xc0) return lengthFrom(byte) > back ? at : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** The text of a chunk, with the bytes that are no text as `\xff`. */
function textOf(bytes: Uint8Array, show: (text: string) => string): string {
  const whole = decode(bytes);
  if (whole !== undefined) return show(whole);
  let text = '';
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = characterAt(bytes, at);
    if (length === 0) {
      text += show(decode(bytes.subarray(from, at)) ?? '') + byteName(bytes[at] ?? 0);
      from = at + 1;
    }
    at += length || 1;
  }
  return text + show(decode(bytes.subarray(from)) ?? '');
}

// What could move the cursor, change the terminal, or turn the order of what is read around.
const control = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const byteName = (byte: number) => `\\x${byte.toString(16).padStart(2, '0')}`;

function nameOf(character: string): string {
  if (character === '\r') return '␍';
  if (character === '\u001b') return '␛';
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? byteName(code) : `\\u${code.toString(16).padStart(4, '0')}`;
}

const harmless = (text: string) =>
  text
    .replaceAll('\r\n', '\n')
    .replace(control, (each) => (each === '\n' || each === '\t' ? each : nameOf(each)));

const marked = (text: string) =>
  text.replace(control, (each) => (each === '\n' ? '␊\n' : each === '\t' ? '␉' : nameOf(each)));

export interface Manner {
  /** Line ends and tabs are shown as well. */
  readonly visible: boolean;
  /** Each chunk is shown for itself, even where it cuts a character in two. */
  readonly apart: boolean;
}

/** Turns bytes that arrive into text that can do no harm to a terminal. */
export class Readable {
  readonly #manner: Manner;
  #pending: Uint8Array = new Uint8Array();

  constructor(manner: Manner) {
    this.#manner = manner;
  }

  /** What can be shown of it now. The rest of a character may come with the next chunk. */
  read(chunk: Uint8Array): string {
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const end = this.#manner.apart ? bytes.length : this.#wholeUpTo(bytes);
    this.#pending = bytes.slice(end);
    return this.#show(bytes.subarray(0, end));
  }

  /** What was held back. */
  finish(): string {
    const bytes = this.#pending;
    this.#pending = new Uint8Array();
    return this.#show(bytes);
  }

  #wholeUpTo(bytes: Uint8Array): number {
    const end = unfinishedAt(bytes);
    // Whether a \n follows decides what a \r is.
    const waitsForLineFeed = !this.#manner.visible && bytes[end - 1] === 0x0d;
    return waitsForLineFeed ? end - 1 : end;
  }

  #show(bytes: Uint8Array): string {
    return textOf(bytes, this.#manner.visible ? marked : harmless);
  }
}
