import type { ChildProcess } from 'node:child_process';
import type { Deafness, Stream } from '../lesson/failure.ts';
import type { Context } from '../lesson/stage.ts';
import { find, type Wanted } from '../lesson/wanted.ts';
import { Heard } from './heard.ts';
import { Missed } from './missed.ts';
import { until } from './waiting.ts';

/** How much of a program's output is kept, in characters. */
const outputKept = 64 * 1024;

/** What a program of the learner's prints. */
export class Output {
  readonly stdout = new Heard(outputKept);
  readonly stderr = new Heard(outputKept);
  /** Both of them, as they came. */
  readonly both = new Heard(outputKept);
  readonly #who: string;
  readonly #answerMs: () => number;
  readonly #whyDeaf: () => Deafness | undefined;

  /** `whyDeaf`: why the program may not hear of what it should print. */
  constructor(
    who: string,
    { stdout, stderr }: ChildProcess,
    answerMs: () => number,
    whyDeaf: () => Deafness | undefined,
  ) {
    this.#who = who;
    this.#answerMs = answerMs;
    this.#whyDeaf = whyDeaf;
    for (const [stream, heard] of [
      [stdout, this.stdout],
      [stderr, this.stderr],
    ] as const) {
      stream?.on('data', (bytes: Buffer) => {
        this.both.append(bytes);
        heard.append(bytes);
      });
      stream?.on('close', () => {
        heard.finish('end');
        if (this.stdout.over && this.stderr.over) this.both.finish('end');
      });
    }
  }

  forget() {
    for (const heard of [this.stdout, this.stderr, this.both]) heard.forget();
  }

  /** Waits until this is printed; on either stream unless one is named. */
  async holds(wanted: Wanted, stream?: Stream, context: Context = {}): Promise<string> {
    const { withinMs = this.#answerMs(), ...about } = context;
    const heard = stream ? this[stream] : this.both;
    const began = performance.now();
    const found = await until([heard.changes], withinMs, () => {
      const taken = heard.take(wanted);
      // A program that has ended will not say anything more.
      return taken ?? (heard.over ? false : undefined);
    });
    if (typeof found === 'string') return found;
    const received = heard.unheard;
    const wait = {
      waitedMs: performance.now() - began,
      changes: heard.changes,
      hasCome: () => heard.take(wanted) !== undefined || (heard.over ? false : undefined),
    };
    const facts = { who: this.#who, wanted, ...this.#missedOn(wanted, stream), ...about };
    throw new Missed(facts, wait, received.trim() ? received : undefined);
  }

  /** What is known about something that was not printed. */
  #missedOn(wanted: Wanted, stream?: Stream) {
    const other: Stream = stream === 'stdout' ? 'stderr' : 'stdout';
    const deaf = this.#whyDeaf();
    return {
      stream: stream ?? ('either' as const),
      ...(stream && find(wanted, this[other].text) ? { insteadOn: other } : {}),
      ...(this[stream ?? 'both'].text.trim() === '' ? {} : { hadPrinted: true as const }),
      ...(deaf ? { deaf } : {}),
    };
  }
}
