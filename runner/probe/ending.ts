import { CheckFailed, type CannotTell, type Crash, type Exit } from '../lesson/failure.ts';
import type { Context } from '../lesson/stage.ts';
import type { EndWatch } from './end-watch.ts';
import { hasThrown, readLastWords } from './last-words.ts';
import type { LaunchPlan } from './launch-plan.ts';
import { Missed } from './missed.ts';
import { until, type Changes } from './waiting.ts';

/** What is looked at to tell whether a program of the learner's has ended as it should. */
interface EndingParts {
  readonly plan: Pick<LaunchPlan, 'name' | 'role' | 'cwd'>;
  readonly watch: EndWatch;
  readonly changes: Changes;
  /** What it has printed on standard error. */
  readonly complaints: () => string;
}

/** The end of a program of the learner's, and whether it is as it should be. */
export class Ending {
  /** The check makes it end, or we do. */
  isAskedFor = false;
  readonly #parts: EndingParts;

  constructor(parts: EndingParts) {
    this.#parts = parts;
  }

  /** How it came, once all that was printed before is known, too. */
  get whole(): Exit | undefined {
    const { isClosed, exit } = this.#parts.watch;
    return isClosed ? exit : undefined;
  }

  async comesWithin(ms: number): Promise<void> {
    await until([this.#parts.changes], ms, () => this.whole);
  }

  /** Waits for it, and fails when the status is another. `mayGoOn`: why nothing can be said of one that goes on. */
  async hasStatus(
    status: number,
    waitedMs: number,
    context: Omit<Context, 'withinMs'>,
    mayGoOn: () => Promise<CannotTell | undefined>,
  ): Promise<Exit> {
    this.isAskedFor = true;
    const { plan, watch, changes, complaints } = this.#parts;
    await this.comesWithin(waitedMs);
    const { exit } = watch;
    const about = { who: plan.name, wanted: { exit: status }, ...context };
    const hasCome = () => watch.exit && watch.exit.status === status;
    const missed = new Missed(about, { waitedMs, changes, hasCome });
    if (!exit) throw (await mayGoOn()) ?? missed;
    if (exit.status === status) return exit;
    const received = exit.signal ?? String(exit.status);
    const thrown = hasThrown(complaints()) ? { thrown: readLastWords(complaints(), plan.cwd) } : {};
    throw new CheckFailed({ kind: 'mismatch', received, ...thrown, ...about });
  }

  /** Why the program is not there any more, when nobody asked it to end. */
  unexpected(): CheckFailed | undefined {
    const { plan, watch, complaints } = this.#parts;
    if (!watch.exit || this.isAskedFor) return undefined;
    // One that only runs ends when it likes, but not by an exception.
    if (plan.role === 'runs' && !hasThrown(complaints())) return undefined;
    const crash = this.crash(watch.exit);
    return new CheckFailed({ kind: 'crashed', program: plan.name, crash });
  }

  crash(exit: Exit): Crash {
    const { plan, complaints } = this.#parts;
    return { cause: 'exited', exit, ...readLastWords(complaints(), plan.cwd) };
  }
}
