import stringWidth from 'string-width';
import type { CheckResult, LessonResult } from '../engine/events.ts';
import { drawChart } from '../explain/chart.ts';
import type { Drawing } from '../lesson/chart.ts';
import type { Check, Lesson } from '../lesson/lesson.ts';
import type { Lang } from '../lesson/text.ts';
import type { Verdict } from '../lesson/verdict.ts';
import { cut, indent, widestText, wrap } from './layout.ts';
import type { Palette } from './palette.ts';
import { prettyFailure } from './pretty-failure.ts';
import { conclusionOf, firstFailed, markOf, noteText, reasonOf, scoreText } from './told.ts';
import { reportWords } from './texts.ts';

export interface PrettyOptions {
  readonly lang: Lang;
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
  /** Off a terminal nothing is cut off but what is drawn. */
  readonly isTerminal: boolean;
  /** The command that runs one check alone. */
  readonly again: (lesson: Lesson, check: Check, seed: number) => string;
  /** All of the conversation, not only its end. */
  readonly verbose?: boolean;
}

/** Makes the pretty report, piece by piece. Each piece is whole lines. */
export class PrettyReport {
  readonly #options: PrettyOptions;
  readonly #lang: Lang;
  readonly #palette: Palette;
  readonly #width: number;

  constructor(options: PrettyOptions) {
    this.#options = options;
    this.#lang = options.lang;
    this.#palette = options.palette;
    this.#width = options.width;
  }

  /** What is verified. */
  header(lesson: Lesson, program: string, seed: number): string {
    const { bold, dim } = this.#palette;
    const title = `${bold(lesson.id)} · ${lesson.title[this.#lang]}`;
    const about = wrap(`${program} · ${this.#words.seed(seed)}`, this.#width - 4);
    return `\n${indent(`${title}\n${dim(about)}`, 2)}\n\n`;
  }

  /** One check and its verdict; `checks` are all that stand in the column. */
  checkLine(result: CheckResult, checks: readonly Check[]): string {
    const { dim } = this.#palette;
    const { check, verdict, record } = result;
    const column = Math.max(...checks.map(({ id }) => id.length)) + 2;
    const judged = verdict.status === 'passed' || verdict.status === 'failed';
    const time = verdict.status === 'passed' ? `${Math.round(record.ms)} ms` : '';
    const room = Math.max(20, this.#width - column - 6 - stringWidth(time));
    const text = judged ? this.#cut(check.title[this.#lang], room) : this.#whyNotJudged(verdict);
    const line = `  ${this.mark(result)} ${check.id.padEnd(column)}${judged ? text : dim(text)}`;
    return `${line}  ${dim(time)}`.trimEnd() + '\n' + this.charts(result, column + 4);
  }

  /** What was measured, whatever the verdict, from this column on. */
  charts({ record, verdict }: CheckResult, column: number): string {
    const paint = verdict.status === 'failed' ? this.#palette.red : this.#palette.dim;
    const draw = (chart: Drawing) =>
      drawChart(chart, { width: this.#width - column, lang: this.#lang })
        .map((line) => paint(line))
        .join('\n');
    return record.charts.map((chart) => `${indent(draw(chart), column)}\n`).join('');
  }

  /** The check that is waited for, on one line. */
  waiting({ id, title }: Check): string {
    return cut(`${id}  ${title[this.#lang]}`, this.#width - 6);
  }

  /** A failure in full. */
  failure(result: CheckResult, lesson: Lesson, seed: number): string {
    return prettyFailure(result, { lesson, seed }, this.#options);
  }

  /** Why checks could not be judged: a reason that they share is told once. */
  reasons({ checks }: LessonResult): string {
    const byReason = new Map<string, string[]>();
    for (const { check, verdict } of checks) {
      if (verdict.status !== 'inconclusive') continue;
      const reason = reasonOf(verdict.error, this.#lang).replace(/[.。]$/, '');
      byReason.set(reason, [...(byReason.get(reason) ?? []), check.id]);
    }
    const paragraphs = [...byReason].map(([reason, ids]) => {
      const text = this.#words.notJudged(byReason.size === 1 ? [] : ids, reason);
      return wrap(text, Math.min(this.#width - 4, widestText));
    });
    return paragraphs.map((text) => `\n${indent(this.#palette.yellow(text), 2)}\n`).join('');
  }

  /** What was noticed that is no failure. */
  notes({ notes }: LessonResult): string {
    if (notes.length === 0) return '';
    const lines = notes.map((note) =>
      wrap(this.#words.note(noteText(note, this.#lang), note.protocol === 'udp'), this.#width - 4),
    );
    return `\n${indent(this.#palette.yellow(lines.join('\n')), 2)}\n`;
  }

  /** What follows the lines of the checks. */
  ending(result: LessonResult): string {
    const failed = result.checks.filter(({ verdict }) => verdict.status === 'failed');
    const first = firstFailed(failed);
    const inFull = this.#options.verbose ? failed : first ? [first] : [];
    const failures = inFull.map((each) => this.failure(each, result.lesson, result.seed));
    return [this.reasons(result), this.notes(result), ...failures, this.summary(result)].join('');
  }

  /** The end of the report. */
  summary(result: LessonResult): string {
    const { green, red, yellow, dim } = this.#palette;
    const paint = { passed: green, failed: red, inconclusive: yellow }[result.status];
    const conclusion = conclusionOf(result, this.#lang).map((text) => wrap(text, this.#width - 4));
    const lines = [
      `${paint(scoreText(result, this.#lang))} · ${dim(`${(result.ms / 1000).toFixed(1)} s`)}`,
      ...(result.status === 'passed' ? conclusion.map((text) => green(text)) : conclusion),
    ];
    return `\n${indent(lines.join('\n'), 2)}\n`;
  }

  get #words() {
    return reportWords[this.#lang];
  }

  /** What stands for its verdict. */
  mark(result: CheckResult): string {
    const { green, red, yellow, dim } = this.#palette;
    const paint = { passed: green, failed: red, skipped: dim, inconclusive: yellow };
    return paint[result.verdict.status](markOf(result));
  }

  #whyNotJudged(verdict: Verdict): string {
    if (verdict.status === 'skipped') return this.#words.skipped(verdict.because);
    return verdict.status === 'inconclusive' ? this.#words.inconclusive : '';
  }

  #cut(text: string, columns: number): string {
    return this.#options.isTerminal ? cut(text, columns) : text;
  }
}
