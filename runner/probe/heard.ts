import { StringDecoder } from 'node:string_decoder';
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
  /** The text is in two parts: what need not be looked through again, and the rest, so that a flood is read only once. */
  #head = '';
  #tail = '';
  #cursor = 0;
  /** How many characters were dropped from the front of the text. */
  #dropped = 0;
  readonly #bytes: ByteLog;
  /** What was looked for last: if it has come, it is in the tail. */
  #sought: Wanted | undefined;
  readonly #filter = new ControlFilter();
  #lastArrival = 0;
  #over: 'end' | 'reset' | undefined;
  readonly #decoder = new StringDecoder();
  readonly #keep: number;

  /** `keep`: how many characters and bytes are kept at the most; the oldest go first. */
  constructor(keep = Infinity) {
    this.#keep = keep;
    this.#bytes = new ByteLog(Math.min(keep, mostPassed));
  }

  append(bytes: Uint8Array) {
    // Nobody listens to a flood any more.
    if (this.#length - this.#cursor > 2 * mostUnheard) return;
    this.#bytes.append(bytes);
    this.#tail += this.#filter.clean(this.#decoder.write(bytes));
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
    return this.text.slice(this.#cursor);
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
    return this.#head + this.#tail;
  }

  get flooded(): boolean {
    return this.#length - this.#cursor > mostUnheard;
  }

  /** Where the line ends in which what was passed over ends. */
  get passed(): number {
    const { text } = this;
    if (this.#cursor === 0 || text[this.#cursor - 1] === '\n') return this.#dropped + this.#cursor;
    const lineEnd = text.indexOf('\n', this.#cursor);
    return this.#dropped + (lineEnd < 0 ? text.length : lineEnd + 1);
  }

  since(position: number): string {
    return this.text.slice(Math.max(0, position - this.#dropped));
  }

  forget() {
    this.#pass(this.#length);
    this.#bytes.forget();
  }

  /** Finds what is wanted and passes over it. */
  take(wanted: Wanted): string | undefined {
    if ('bytes' in wanted) return this.#bytes.take(wanted.bytes) ? '' : undefined;
    if (wanted !== this.#sought) this.#splitAt(this.#cursor);
    this.#sought = wanted;
    const found = find(wanted, this.#tail);
    if (!found) this.#splitAt(this.#head.length + this.#tail.lastIndexOf('\n') + 1);
    if (!found || !this.#isWhole(found)) return undefined;
    const end = this.#head.length + found.end;
    const heard = this.text.slice(this.#cursor, end);
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
    this.#splitAt(this.#cursor);
    const lineEnd = this.#tail.indexOf('\n');
    if (lineEnd < 0) return undefined;
    const line = this.#tail.slice(0, lineEnd);
    this.#pass(this.#cursor + lineEnd + 1);
    return line;
  }

  get #length(): number {
    return this.#head.length + this.#tail.length;
  }

  #splitAt(position: number) {
    const further = position - this.#head.length;
    if (further > 0) {
      this.#head += this.#tail.slice(0, further);
      this.#tail = this.#tail.slice(further);
    } else if (further < 0) {
      this.#tail = this.#head.slice(position) + this.#tail;
      this.#head = this.#head.slice(0, position);
    }
  }

  #pass(position: number) {
    this.#cursor = position;
    this.#splitAt(position);
    if (position > mostPassed) this.#drop(position - passedKept);
  }

  #trim() {
    const excess = this.#length - this.#keep;
    if (excess > 0) this.#drop(excess);
  }

  #drop(excess: number) {
    const { text } = this;
    this.#dropped += excess;
    this.#cursor = Math.max(0, this.#cursor - excess);
    this.#head = text.slice(excess, excess + this.#cursor);
    this.#tail = text.slice(excess + this.#cursor);
  }
}
