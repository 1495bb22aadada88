import type { Span } from '../lesson/stage.ts';

/** Between two looks at the clock, in milliseconds. */
const lookEveryMs = 10;

/**
 * Tells when something came that is seen now. On a busy machine we see it late, and cannot know how late; but we have
 * looked before, and then it was not there.
 */
export class ArrivalClock {
  readonly #timer: NodeJS.Timeout;
  #last = performance.now();
  #beforeThat = this.#last;

  constructor() {
    this.#timer = setInterval(() => this.look(performance.now()), lookEveryMs).unref();
  }

  /** Notes that everything which had come by now has been seen, or is about to be. */
  look(now: number) {
    this.#beforeThat = this.#last;
    this.#last = now;
  }

  /** Timers run before what has come is read: the last look may have been as late as this. */
  cameUntil = (now: number): Span => ({ earliest: this.#beforeThat, latest: now });

  stop = () => clearInterval(this.#timer);
}
