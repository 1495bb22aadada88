/** Between two looks at the clock, in milliseconds. */
const lookEveryMs = 10;

/** A time in which nothing was done that should have been, in milliseconds. */
export type HoldUp = readonly [fromMs: number, toMs: number];

/** Notes when this process was held up, since the machine or the process itself had other things to do. */
export class HoldUps {
  readonly #timer: NodeJS.Timeout;
  readonly #now: () => number;
  readonly #seen: HoldUp[] = [];
  #last: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#last = now();
    this.#timer = setInterval(() => this.look(), lookEveryMs).unref();
  }

  /** Those that were longer than so much, in milliseconds. */
  longerThan(ms: number): readonly HoldUp[] {
    this.look();
    return this.#seen.filter(([from, to]) => to - from > ms);
  }

  look() {
    const due = this.#last + lookEveryMs;
    this.#last = this.#now();
    if (this.#last > due) this.#seen.push([due, this.#last]);
  }

  stop() {
    clearInterval(this.#timer);
  }
}
