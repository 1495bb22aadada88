import type { LessonResult } from '../../engine/events.ts';
import type { Context } from '../context.ts';
import { jobsOf } from '../jobs.ts';
import { rememberVerdicts } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { randomSeed, verifyLesson } from '../verifying.ts';
import type { Message } from './model.ts';

/** Verifies a lesson again and again, one run at a time. */
export class Runs {
  readonly #context: Context;
  readonly #tell: (message: Message) => void;
  /** Ends when the last run does that was asked for. Fails when the workshop itself does. */
  #turn = Promise.resolve();
  #aborter = new AbortController();
  #isRunning = false;
  #endedAt = -Infinity;
  #last: LessonResult | undefined;

  /** The words of the invocation name the lesson. */
  constructor(context: Context, tell: (message: Message) => void) {
    this.#context = context;
    this.#tell = tell;
  }

  /** When the learner's programs ran last, in the time of performance.now(). */
  get ranAt(): number {
    return this.#isRunning ? performance.now() : this.#endedAt;
  }

  /** Resolves when the run under way has ended. */
  get ended(): Promise<void> {
    return this.#turn;
  }

  /** Begins a new run as soon as nothing is left of the one under way. Resolves when it has ended. */
  begin(saved: readonly string[]): Promise<void> {
    void this.stop();
    const { signal } = (this.#aborter = new AbortController());
    this.#turn = this.#turn.then(() => (signal.aborted ? undefined : this.#run(saved, signal)));
    return this.#turn;
  }

  /** Ends the run under way. Resolves when nothing is left of it. */
  stop(): Promise<void> {
    this.#aborter.abort();
    return this.#turn;
  }

  async #run(saved: readonly string[], signal: AbortSignal) {
    this.#tell({ type: 'run-begins', saved });
    this.#isRunning = true;
    try {
      await this.#verify(signal);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.#tell({ type: 'obstacle', text: error.text });
    } finally {
      this.#isRunning = false;
      this.#endedAt = performance.now();
    }
  }

  async #verify(signal: AbortSignal) {
    // Files may have come and gone, so what is verified is looked for each time.
    for (const job of await jobsOf(this.#context)) {
      this.#tell({ type: 'program', program: job.title });
      const { lesson, submission } = job;
      const options = { seed: this.#seed(), explains: true, signal };
      for await (const event of verifyLesson(this.#context, lesson, submission, options)) {
        if (signal.aborted) continue;
        this.#tell({ type: 'event', event });
        if (event.type !== 'lesson-ended') continue;
        this.#last = event.result;
        await rememberVerdicts(this.#context, event.result);
      }
    }
  }

  /** As long as something fails, it fails with the same names and texts. */
  #seed(): number {
    return this.#last?.status === 'failed' ? this.#last.seed : randomSeed();
  }
}
