import type { HoldUp } from '../lesson/link.ts';
import type { Span } from '../lesson/stage.ts';

/** Between two looks at the clock, in milliseconds. */
const lookEveryMs = 10;

/**
 * Knows when this process came to look at what goes on. On a busy machine that is later than it should be, and what is seen
 * then may have come at any time since the look before.
 */
export class LoopClock {
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout;
  readonly #holdUps: HoldUp[] = [];
  #last: number;
  #beforeThat: number;

  constructor(now = () => performance.now()) {
    this.#now = now;
    this.#last = now();
    this.#beforeThat = this.#last;
    this.#timer = setInterval(() => this.look(), lookEveryMs).unref();
  }

  /** Notes that everything which had come by now has been seen, or is about to be. */
  look(at = this.#now()) {
    const due = this.#last + lookEveryMs;
    // A little late is every timer.
    if (at - due >= lookEveryMs) this.#holdUps.push([due, at]);
    this.#beforeThat = this.#last;
    this.#last = at;
  }

  /** Timers run before what has come is read: the last look may have been as late as this. */
  cameUntil = (now: number): Span => ({ earliest: this.#beforeThat, latest: now });

  /** When no look came for longer than so much beyond its time, in milliseconds. */
  heldUp = (moreThanMs: number): readonly HoldUp[] =>
    this.#holdUps.filter(([from, to]) => to - from > moreThanMs);

  stop = () => clearInterval(this.#timer);
}
