import { find, type Span, type Wanted } from '../lesson/wanted.ts';
import { ByteLog } from './byte-log.ts';
import { ControlFilter } from './clean.ts';
import { Changes } from './waiting.ts';

/** A program that sends this much without what is wanted is not going to say it. */
const mostUnheard = 8 * 2 ** 20;
/** A text at the very end of the stream counts as whole when nothing has followed for this long. */
const quietMs = 100;
/** So much of what was passed over may be forgotten, in characters. */
const mostPassed = 2 ** 20;
const passedKept = 2 ** 16;

/**
 * All that came from one side of a connection or from a program: the bytes, and the same as text without control
 * sequences, in which what is wanted is found and passed over.
 */
export class Heard {
  readonly changes = new Changes();
  #text = '';
  #cursor = 0;
  /** How many characters were dropped from the front of the text. */
  #dropped = 0;
  readonly #bytes: ByteLog;
  /** What was last looked for, and from where it must be looked for again. */
  #sought: Wanted | undefined;
  #searched = 0;
  readonly #filter = new ControlFilter();
  #lastArrival = 0;
  #over: 'end' | 'reset' | undefined;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #keep: number;

  /** `keep`: how many characters and bytes are kept at the most; the oldest go first. */
  constructor(keep = Infinity) {
    this.#keep = keep;
    this.#bytes = new ByteLog(Math.min(keep, mostPassed));
  }

  append(bytes: Uint8Array) {
    // Nobody listens to a flood any more.
    if (this.#text.length - this.#cursor > 2 * mostUnheard) return;
    this.#bytes.append(bytes);
    this.#text += this.#filter.clean(this.#decoder.decode(bytes, { stream: true }));
    this.#lastArrival = performance.now();
    this.#trim();
    this.changes.fire();
  }

  finish(how: 'end' | 'reset') {
    if (this.#over) return;
    this.#over = how;
    this.changes.fire();
  }

  get over() {
    return this.#over;
  }

  /** What has not been passed over yet. */
  get unheard(): string {
    return this.#text.slice(this.#cursor);
  }

  get unheardBytes(): Uint8Array {
    return this.#bytes.unheard;
  }

  /** The bytes that were not passed over, which they are now. */
  takeBytes(): Uint8Array {
    const bytes = this.unheardBytes;
    this.forget();
    return bytes;
  }

  get text(): string {
    return this.#text;
  }

  get flooded(): boolean {
    return this.#text.length - this.#cursor > mostUnheard;
  }

  /** Where the line ends in which what was passed over ends. */
  get passed(): number {
    if (this.#cursor === 0 || this.#text[this.#cursor - 1] === '\n') {
      return this.#dropped + this.#cursor;
    }
    const lineEnd = this.#text.indexOf('\n', this.#cursor);
    return this.#dropped + (lineEnd < 0 ? this.#text.length : lineEnd + 1);
  }

  since(position: number): string {
    return this.#text.slice(Math.max(0, position - this.#dropped));
  }

  forget() {
    this.#pass(this.#text.length);
    this.#bytes.forget();
  }

  /** Finds what is wanted and passes over it. */
  take(wanted: Wanted): string | undefined {
    if ('bytes' in wanted) return this.#bytes.take(wanted.bytes) ? '' : undefined;
    if (wanted !== this.#sought) this.#searched = 0;
    this.#sought = wanted;
    const from = Math.max(this.#cursor, this.#searched);
    const found = find(wanted, this.#text.slice(from));
    if (!found || !this.#isWhole(found)) {
      this.#searched = found ? from : this.#text.lastIndexOf('\n') + 1;
      return undefined;
    }
    const end = from + found.end;
    const heard = this.#text.slice(this.#cursor, end);
    this.#pass(end);
    return heard;
  }

  #isWhole(span: Span): boolean {
    if (span.certain || this.#over) return true;
    const quiet = performance.now() - this.#lastArrival;
    if (quiet >= quietMs) return true;
    setTimeout(() => this.changes.fire(), quietMs - quiet + 1).unref();
    return false;
  }

  /** Takes the next whole line, without its end. */
  takeLine(): string | undefined {
    const lineEnd = this.#text.indexOf('\n', this.#cursor);
    if (lineEnd < 0) return undefined;
    const line = this.#text.slice(this.#cursor, lineEnd);
    this.#pass(lineEnd + 1);
    return line;
  }

  #pass(position: number) {
    this.#cursor = position;
    this.#searched = 0;
    if (position > mostPassed) this.#drop(position - passedKept);
  }

  #trim() {
    const excess = this.#text.length - this.#keep;
    if (excess > 0) this.#drop(excess);
  }

  #drop(excess: number) {
    this.#text = this.#text.slice(excess);
    this.#dropped += excess;
    this.#cursor = Math.max(0, this.#cursor - excess);
    this.#searched = 0;
  }
}
