import readline from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import { fullRows } from './rows.ts';
import type { Surface } from './surface.ts';

/** For a terminal that does not know its width. */
const usualColumns = 80;

/** What somebody at the keyboard wants. */
export interface Typist {
  /** A line, without its end. */
  line(text: string): void;
  /** A piece of a line: more of it may follow. */
  piece(text: string): void;
  halfClose(): void;
  reset(): void;
  leave(): void;
}

interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}

/**
 * The line that is being typed, on the same terminal where something may arrive at any time. It stays at the bottom,
 * behind what the other side has not ended with a line end: that is its prompt.
 */
export class LineEditor implements Surface {
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  readonly #typist: Typist;
  readonly #readline: readline.Interface;
  /** A terminal that cannot move its cursor. */
  readonly #isDumb: boolean;
  #unfinished = '';
  #isOpen = true;

  constructor(input: ReadStream, output: WriteStream, typist: Typist, isDumb: boolean) {
    this.#input = input;
    this.#output = output;
    this.#typist = typist;
    this.#isDumb = isDumb;
    this.#readline = readline.createInterface({ input, output, terminal: true, prompt: '' });
    this.#readline.on('line', (line) => {
      this.#setUnfinished('');
      typist.line(line);
    });
    this.#readline.on('SIGINT', () => typist.leave());
    // Woken up after Ctrl-Z: readline has stopped reading, and other text is above.
    this.#readline.on('SIGCONT', () => {
      this.#cursorIsInRow(0);
      this.#readline.prompt(true);
    });
    this.#readline.on('close', () => this.#closed());
    input.on('keypress', this.#pressed);
  }

  get isAtStart() {
    return this.#unfinished === '';
  }

  write(text: string, stream: NodeJS.WriteStream): boolean {
    if (!this.#isOpen || this.#isDumb) {
      // Nothing will be drawn again: it only matters whether a line has begun.
      if (text !== '') this.#unfinished = text.slice(text.lastIndexOf('\n') + 1);
      return stream.write(text);
    }
    const line = this.#unfinished + text;
    const end = line.lastIndexOf('\n') + 1;
    const { rows, rest } = fullRows(line.slice(end), this.#output.columns || usualColumns);
    this.#hide();
    const flushed = stream.write(line.slice(0, end) + rows);
    this.#setUnfinished(rest);
    this.#readline.prompt(true);
    return flushed;
  }

  /** Takes no more lines; Ctrl-C ends the program. What was typed last stays on the screen. */
  stop() {
    this.#input.off('keypress', this.#pressed);
    const isInLine = this.#isOpen && this.#readline.line !== '';
    this.#isOpen = false;
    this.#readline.close();
    this.#input.setRawMode(false);
    this.#input.pause();
    if (isInLine || !this.isAtStart) this.#output.write('\n');
    this.#unfinished = '';
  }

  readonly #pressed = (_text: string | undefined, { name, ctrl }: Key) => {
    if (this.#isOpen) this.#cursorIsInRow(this.#readline.getCursorPos().rows);
    if (ctrl !== true) return;
    if (name === 'r') this.#typist.reset();
    if (this.#isOpen) {
      const { line, cursor } = this.#readline;
      if (name === 'd' && line !== '' && cursor === line.length) this.#sendPiece(line);
    } else if (name === 'c') {
      this.#typist.leave();
    }
  };

  /** Ctrl-D behind a text, as a terminal has it in its own line mode. */
  #sendPiece(text: string) {
    this.#readline.write(null, { ctrl: true, name: 'u' });
    this.write(text, this.#output);
    this.#typist.piece(text);
  }

  /** Ctrl-D on an empty line. Two keys keep their meaning after it. */
  #closed() {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#input.setRawMode(true);
    this.#input.resume();
    this.#typist.halfClose();
  }

  #setUnfinished(text: string) {
    this.#unfinished = text;
    this.#readline.setPrompt(text);
  }

  #hide() {
    const { rows } = this.#readline.getCursorPos();
    readline.moveCursor(this.#output, 0, -rows);
    readline.cursorTo(this.#output, 0);
    readline.clearScreenDown(this.#output);
    this.#cursorIsInRow(0);
  }

  /** Where readline goes up from when it draws the line again. A wide character at the margin escapes its notice. */
  #cursorIsInRow(row: number) {
    (this.#readline as unknown as { prevRows: number }).prevRows = row;
  }
}
