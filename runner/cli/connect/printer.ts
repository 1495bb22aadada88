import { Buffer } from 'node:buffer';
import type { Palette } from '../../report/palette.ts';
import { Readable } from './readable.ts';
import { PlainSurface, type Surface } from './surface.ts';
import type { Texts } from './texts.ts';
import type { Arrival } from './wire.ts';

interface Options {
  readonly chunks: boolean;
  readonly visible: boolean;
  /** What arrives is datagrams: each of them begins a line. */
  readonly datagrams: boolean;
  readonly texts: Texts;
  /** For standard output, and for standard error. */
  readonly palettes: { readonly out: Palette; readonly err: Palette };
}

/** Prints what arrives to standard output, and what is to be told about it to standard error. */
export class Printer {
  readonly #options: Options;
  readonly #readable: Readable;
  /** What arrives goes through untouched: nobody reads it here. */
  readonly #exact: boolean;
  #connectedAt = 0;
  #out: Surface;
  #err: Surface;
  #room: Promise<void> | undefined;

  constructor(options: Options) {
    this.#options = options;
    const { chunks, visible, datagrams } = options;
    this.#exact = !process.stdout.isTTY && !chunks && !visible;
    this.#readable = new Readable({ visible, apart: chunks || datagrams });
    this.#out = new PlainSurface();
    // Both are the same screen as a rule.
    this.#err = process.stdout.isTTY && process.stderr.isTTY ? this.#out : new PlainSurface();
  }

  /** What arrives is dated from here on. */
  connected() {
    this.#connectedAt = performance.now();
  }

  /** Somebody types on this surface from now on, which is the terminal. */
  use(surface: Surface) {
    if (process.stdout.isTTY) this.#out = surface;
    if (process.stderr.isTTY) this.#err = surface;
  }

  /** A promise is for when standard output has had enough for now. */
  arrived({ bytes, from, isOwn }: Arrival): Promise<void> | undefined {
    const { datagrams, chunks, texts, palettes } = this.#options;
    if (this.#exact) return this.#flushed(process.stdout.write(this.#framed(bytes)));
    let text = datagrams || chunks ? this.#lineStart() : '';
    if (chunks) {
      const seconds = (performance.now() - this.#connectedAt) / 1000;
      const mark = texts.mark(seconds, bytes.length, datagrams ? from : undefined, isOwn);
      text += `${palettes.out.dim(mark)}\n`;
    }
    text += this.#readable.read(bytes);
    // What is typed next must not look like a part of it.
    if ((datagrams || chunks) && !text.endsWith('\n')) text += '\n';
    return this.#flushed(this.#out.write(text, process.stdout));
  }

  /** Nothing more arrives. */
  finish() {
    const rest = this.#readable.finish();
    if (rest !== '') this.#out.write(rest, process.stdout);
  }

  tell(...sentences: readonly string[]) {
    for (const sentence of sentences) this.#tell(this.#options.palettes.err.dim(sentence));
  }

  complain(sentence: string) {
    this.#tell(this.#options.palettes.err.red(sentence));
  }

  #tell(sentence: string) {
    const start = this.#err.isAtStart ? '' : '\n';
    this.#err.write(`${start}${sentence}\n`, process.stderr);
  }

  #lineStart() {
    return this.#out.isAtStart ? '' : '\n';
  }

  /** Datagrams would run into one another: each of them is a line, as on the way in. */
  #framed(bytes: Uint8Array): Uint8Array {
    const isFramed = !this.#options.datagrams || bytes.at(-1) === 0x0a;
    return isFramed ? bytes : Buffer.concat([bytes, Buffer.from('\n')]);
  }

  #flushed(hasRoom: boolean): Promise<void> | undefined {
    if (hasRoom) return undefined;
    this.#room ??= new Promise((resolve) => {
      process.stdout.once('drain', () => {
        this.#room = undefined;
        resolve();
      });
    });
    return this.#room;
  }
}
