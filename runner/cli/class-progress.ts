import type { Context } from './context.ts';

const barLength = 24;

/** How long something will take, in words. */
function inWords(ms: number, zh: boolean): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return zh ? `${seconds} 秒` : `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return zh ? `${minutes} 分钟` : `${minutes} min`;
}

/** A bar, how many are marked, and how long the rest will take, at the speed of those that are. */
export function progressLine(done: number, all: number, elapsedMs: number, zh: boolean): string {
  const full = Math.floor((done / all) * barLength);
  const bar = '█'.repeat(full) + '░'.repeat(barLength - full);
  const left = inWords((elapsedMs / done) * (all - done), zh);
  const time = done === 0 ? '' : zh ? ` · 还需约 ${left}` : ` · about ${left} left`;
  return `${bar} ${done}/${all}${time}`;
}

/** Draws the progress on standard error where somebody sits before it: standard output may go elsewhere. */
export class ProgressBar {
  readonly #zh: boolean;
  readonly #write: (text: string) => void;
  readonly #isShown: boolean;
  readonly #began = performance.now();
  #all = 0;
  #done = 0;

  constructor({ lang, screen }: Context) {
    this.#zh = lang === 'zh-CN';
    this.#write = (text) => screen.err(text);
    this.#isShown = screen.isTerminal;
  }

  begins(all: number) {
    this.#all = all;
    this.#draw();
  }

  advances() {
    this.#done += 1;
    this.#draw();
  }

  /** How many were marked. */
  get done(): number {
    return this.#done;
  }

  get all(): number {
    return this.#all;
  }

  clear() {
    if (this.#isShown) this.#write('\r\u001b[K');
  }

  #draw() {
    if (!this.#isShown || this.#all === 0) return;
    const elapsed = performance.now() - this.#began;
    this.#write(`\r\u001b[K  ${progressLine(this.#done, this.#all, elapsed, this.#zh)}`);
  }
}
