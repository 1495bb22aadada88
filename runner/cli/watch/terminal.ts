import readline from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Size } from './draw.ts';
import type { Key } from './keys.ts';

const enter = '\u001b[?1049h\u001b[?25l';
const leave = '\u001b[?25h\u001b[?1049l';
/** What stops us takes effect within so many milliseconds. */
const stoppedMs = 100;

interface Listener {
  pressed(key: Key): void;
  resized(): void;
  /** The keyboard is gone. */
  ended(): void;
}

/** The whole terminal, on its second screen: what was on the first one is there again afterwards. */
export class FullScreen {
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  readonly #listener: Listener;
  #painted: readonly string[] = [];
  /** Whether it is ours, and whether it shows our screen at the moment. */
  #isOurs = false;
  #isOpen = false;

  constructor(input: ReadStream, output: WriteStream, listener: Listener) {
    this.#input = input;
    this.#output = output;
    this.#listener = listener;
  }

  get size(): Size {
    const { columns, rows } = this.#output;
    // A terminal that does not know its size says 0.
    return { columns: columns || 80, rows: rows || 24 };
  }

  open() {
    this.#isOurs = true;
    readline.emitKeypressEvents(this.#input);
    this.#input.on('keypress', this.#pressed);
    this.#input.once('end', this.#ended);
    this.#output.on('resize', this.#resized);
    process.on('SIGCONT', this.#continued);
    this.#begin();
  }

  /** Gives the terminal back as it was. */
  close() {
    this.#isOurs = false;
    this.#input.off('keypress', this.#pressed);
    this.#input.off('end', this.#ended);
    this.#output.off('resize', this.#resized);
    process.off('SIGCONT', this.#continued);
    this.#end();
  }

  /** Shows these lines. Only what has changed is written, so that nothing flickers. */
  paint(lines: readonly string[]) {
    if (!this.#isOpen) return;
    const changed = lines.map((line, index) =>
      line === this.#painted[index] ? '' : `\u001b[${index + 1};1H\u001b[2K${line}`,
    );
    this.#painted = lines;
    this.#output.write(changed.join(''));
  }

  /** Ctrl-Z: the shell has the terminal until it wakes us up. */
  suspend() {
    if (process.platform === 'win32') return;
    this.#end();
    // With all that was started with us, as npx was.
    process.kill(0, 'SIGTSTP');
    // Where there is no shell to wake us up, the system does not stop us either.
    setTimeout(this.#continued, stoppedMs);
  }

  #begin() {
    if (this.#isOpen || !this.#isOurs) return;
    this.#isOpen = true;
    this.#painted = [];
    this.#input.setRawMode(true);
    this.#input.resume();
    this.#output.write(enter);
  }

  #end() {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#output.write(leave);
    this.#input.setRawMode(false);
    this.#input.pause();
  }

  readonly #pressed = (text: string | undefined, { name, ctrl }: Partial<Key>) =>
    this.#listener.pressed({ name: name ?? text ?? '', ctrl: ctrl ?? false });

  readonly #ended = () => this.#listener.ended();

  readonly #resized = () => {
    // What the terminal makes of its old lines is not known.
    this.#painted = [];
    this.#listener.resized();
  };

  readonly #continued = () => {
    this.#begin();
    if (this.#isOpen) this.#resized();
  };
}
