import stringWidth from 'string-width';
import type { CheckResult, LessonResult } from '../engine/events.ts';
import { focusOf } from '../explain/around.ts';
import { explainFailure, type Explanation } from '../explain/failure.ts';
import { hintsOn } from '../explain/hints.ts';
import { drawLanes, fit } from '../explain/lanes.ts';
import { explainSmallest } from '../explain/smallest.ts';
import type { Failure } from '../lesson/failure.ts';
import type { Smallest } from '../lesson/smaller.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { cut, indent, widestText, wrap } from './layout.ts';
import type { PrettyOptions } from './pretty.ts';
import { reportWords } from './texts.ts';

/** So much of a conversation is shown unless all of it is asked for. */
const mostRows = 14;

/** A failure in full: what happened, how, and what to do next. */
export const prettyFailure = (
  result: CheckResult,
  run: Pick<LessonResult, 'lesson' | 'seed'>,
  options: PrettyOptions,
): string => new FailureText(options).of(result, run);

class FailureText {
  readonly #options: PrettyOptions;
  /** Columns for text. */
  readonly #room: number;

  constructor(options: PrettyOptions) {
    this.#options = options;
    this.#room = Math.min(options.width - 4, widestText);
  }

  of(result: CheckResult, { lesson, seed }: Pick<LessonResult, 'lesson' | 'seed'>): string {
    const { check, verdict, record, smallest } = result;
    if (verdict.status !== 'failed') return '';
    const { failure } = verdict;
    const { lang, palette, again } = this.#options;
    const { bold, dim, red, cyan } = palette;
    const explanation = explainFailure(failure, record.transcript, lang);
    const parts = [
      this.#wrapped(`${red('✖')} ${bold(check.id)} ${dim('·')} ${check.title[lang]}`),
      this.#wrapped(explanation.message),
      explanation.codeFrame,
      ...(smallest
        ? this.#smallest(smallest, explanation)
        : [this.#compared(explanation), this.#conversation(record.transcript, failure)]),
      this.#output(record.output),
      this.#hints(hintsOn(failure, check, record.transcript, lang)),
      // A command is one line, however long: it is to be copied.
      `${dim(this.#words.again)}\n  ${cyan(again(lesson, check, seed))}`,
    ];
    const text = parts.filter((part) => part !== undefined && part !== '').join('\n\n');
    return `\n${indent(text, 2)}\n`;
  }

  get #words() {
    return reportWords[this.#options.lang];
  }

  #compared({ expected, received, isTold }: Explanation): string | undefined {
    if (expected === undefined || isTold) return undefined;
    const { dim, green, red } = this.#options.palette;
    const words = this.#words;
    const column = Math.max(stringWidth(words.expected), stringWidth(words.received)) + 2;
    const label = (text: string) => dim(text) + ' '.repeat(column - stringWidth(text));
    const room = Math.max(20, this.#options.width - column - 6);
    const lines = [label(words.expected) + green(fit(expected, room))];
    if (received) lines.push(label(words.received) + red(fit(received.line, room)));
    if (received?.wrongAt !== undefined) {
      const before = stringWidth(received.line.slice(0, received.wrongAt));
      // Where the line had to be cut, the caret would stand under something else.
      if (stringWidth(received.line) <= room) lines.push(' '.repeat(column + before) + red('^'));
    }
    return lines.join('\n');
  }

  /** The same mistake with less around it; its conversation is the one that is shown. */
  #smallest(smallest: Smallest, { message }: Explanation): (string | undefined)[] {
    const explanation = explainSmallest(smallest, this.#options.lang);
    const input = this.#options.palette.bold(explanation.input);
    return [
      this.#wrapped(explanation.message === message ? input : `${input}\n${explanation.message}`),
      this.#compared(explanation),
      this.#conversation(smallest.transcript, smallest.failure),
    ];
  }

  #conversation(transcript: readonly TranscriptEntry[], cause: Failure): string | undefined {
    // What one party does alone, such as a program that ends, is no conversation.
    if (transcript.every(({ from, to }) => from === to)) return undefined;
    const rows = drawLanes(transcript, {
      width: this.#options.width - 4,
      most: this.#options.verbose ? Infinity : mostRows,
      focus: focusOf(cause),
      lang: this.#options.lang,
    });
    return [this.#options.palette.dim(this.#words.conversation), ...rows].join('\n');
  }

  #output(printed: string): string | undefined {
    if (printed.trim() === '') return undefined;
    const { isTerminal, width, palette } = this.#options;
    const { dim } = palette;
    const lines = printed
      .split('\n')
      .map((line) => `${dim('│')} ${isTerminal ? cut(line, width - 6) : line}`);
    return [dim(this.#words.output), ...lines].join('\n');
  }

  #hints(all: readonly string[]): string {
    const { palette, verbose } = this.#options;
    const shown = all.slice(0, verbose ? all.length : 1);
    const more = shown.length < all.length ? ` ${palette.dim(this.#words.moreHints)}` : '';
    return shown
      .map((hint, index) => {
        const heading = palette.yellow(this.#words.hint(index + 1, all.length)) + more;
        return `${heading}\n${indent(wrap(hint, this.#room - 2), 2)}`;
      })
      .join('\n');
  }

  #wrapped(text: string): string {
    return text
      .split('\n')
      .map((line) => wrap(line, this.#room))
      .join('\n');
  }
}
