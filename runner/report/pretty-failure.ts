import type { CheckResult, LessonResult } from '../engine/events.ts';
import { focusOf } from '../explain/around.ts';
import { explainFailure, type Explanation } from '../explain/failure.ts';
import { hintsOn } from '../explain/hints.ts';
import { drawLanes, fit, pad } from '../explain/lanes.ts';
import { explainSmallest } from '../explain/smallest.ts';
import type { Failure } from '../lesson/failure.ts';
import type { Smallest } from '../lesson/smaller.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { stringWidth } from '../lesson/width.ts';
import { cut, indent, widestText, wrap } from './layout.ts';
import type { PrettyOptions } from './pretty.ts';
import { reportWords } from './texts.ts';

/** So much of a conversation is shown unless all of it is asked for. */
const usualRows = 14;

type Options = Pick<PrettyOptions, 'lang' | 'palette' | 'width' | 'isTerminal'>;

/** The pieces of a failure, each of whole lines; empty where there is nothing to show. */
export interface FailurePieces {
  /** Which check it is, what happened, and what should have. */
  readonly what: string;
  /** Its last events, at the most so many. */
  readonly conversation: (most: number) => string;
  /** The last that the program printed. */
  readonly output: string;
}

export const failurePieces = (result: CheckResult, options: Options): FailurePieces =>
  new FailureText(options).pieces(result);

/** The hints from `first` up to `last`, counted from 1. `more` says how to see the others, where there are any. */
export function prettyHints(
  all: readonly string[],
  [first, last]: readonly [number, number],
  more: string | undefined,
  { lang, palette, width }: Pick<Options, 'lang' | 'palette' | 'width'>,
): string {
  const room = Math.min(width - 4, widestText);
  const text = all.slice(first - 1, last).map((hint, index) => {
    const heading = palette.yellow(reportWords[lang].hint(first + index, all.length));
    const isLastShown = first + index === last && last < all.length;
    const rest = isLastShown && more !== undefined ? ` ${palette.dim(more)}` : '';
    return `${heading}${rest}\n${indent(wrap(hint, room - 2), 2)}`;
  });
  return text.join('\n');
}

/** A failure in full: what happened, how, and what to do next. */
export function prettyFailure(
  result: CheckResult,
  { lesson, seed }: Pick<LessonResult, 'lesson' | 'seed'>,
  options: PrettyOptions,
): string {
  const { check, verdict, record } = result;
  if (verdict.status !== 'failed') return '';
  const { lang, palette, again, verbose } = options;
  const words = reportWords[lang];
  const { what, conversation, output } = failurePieces(result, options);
  const hints = hintsOn(verdict.failure, check, record.transcript, lang);
  const shown = verbose ? hints.length : 1;
  const parts = [
    what,
    conversation(verbose ? Infinity : usualRows),
    output,
    prettyHints(hints, [1, shown], words.moreHints, options),
    // A command is one line, however long: it is to be copied.
    `${palette.dim(words.again)}\n  ${palette.cyan(again(lesson, check, seed))}`,
  ];
  return `\n${indent(joined(parts), 2)}\n`;
}

/** Those that there are, with a blank line between them. */
const joined = (parts: readonly (string | undefined)[]) =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n');

class FailureText {
  readonly #options: Options;
  /** Columns for text. */
  readonly #room: number;

  constructor(options: Options) {
    this.#options = options;
    this.#room = Math.min(options.width - 4, widestText);
  }

  pieces({ check, verdict, record, smallest }: CheckResult): FailurePieces {
    if (verdict.status !== 'failed') return { what: '', conversation: () => '', output: '' };
    const { failure } = verdict;
    const { lang, palette } = this.#options;
    const { bold, dim, red } = palette;
    const explanation = explainFailure(failure, record.transcript, lang);
    const { transcript, cause } = smallest
      ? { transcript: smallest.transcript, cause: smallest.failure }
      : { transcript: record.transcript, cause: failure };
    return {
      what: joined([
        this.#wrapped(`${red('✖')} ${bold(check.id)} ${dim('·')} ${check.title[lang]}`),
        this.#wrapped(explanation.message),
        explanation.codeFrame,
        smallest ? this.#smallest(smallest, explanation) : this.#compared(explanation),
      ]),
      conversation: (most) => this.#conversation(transcript, cause, most),
      output: this.#output(record.output),
    };
  }

  get #words() {
    return reportWords[this.#options.lang];
  }

  #compared({ expected, received, isTold }: Explanation): string | undefined {
    if (expected === undefined || isTold) return undefined;
    const { dim, green, red } = this.#options.palette;
    const words = this.#words;
    const column = Math.max(stringWidth(words.expected), stringWidth(words.received)) + 2;
    const label = (text: string) => pad(dim(text), column);
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
  #smallest(smallest: Smallest, { message }: Explanation): string {
    const explanation = explainSmallest(smallest, this.#options.lang);
    const input = this.#options.palette.bold(explanation.input);
    const isNews = explanation.message !== message;
    return joined([
      this.#wrapped(isNews ? `${input}\n${explanation.message}` : input),
      this.#compared(explanation),
    ]);
  }

  #conversation(transcript: readonly TranscriptEntry[], cause: Failure, most: number): string {
    // What one party does alone, such as a program that ends, is no conversation.
    if (transcript.every(({ from, to }) => from === to)) return '';
    const rows = drawLanes(transcript, {
      width: this.#options.width - 4,
      most,
      focus: focusOf(cause),
      lang: this.#options.lang,
    });
    return [this.#options.palette.dim(this.#words.conversation), ...rows].join('\n');
  }

  #output(printed: string): string {
    if (printed.trim() === '') return '';
    const { isTerminal, width, palette } = this.#options;
    const { dim } = palette;
    const lines = printed
      .split('\n')
      .map((line) => `${dim('│')} ${isTerminal ? cut(line, width - 6) : line}`);
    return [dim(this.#words.output), ...lines].join('\n');
  }

  #wrapped(text: string): string {
    return text
      .split('\n')
      .map((line) => wrap(line, this.#room))
      .join('\n');
  }
}
