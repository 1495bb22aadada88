import { stringWidth } from '../../lesson/width.ts';
import { joiner, linesOf, noBreak } from '../layout.ts';
import type { Paint } from '../palette.ts';

/** Text that looks the same throughout. It is painted after it has been laid out, so that no line is measured with paint on it. */
export interface Span {
  readonly text: string;
  readonly paint: Paint;
}

export const textOf = (spans: readonly Span[]) => spans.map(({ text }) => text).join('');

export const widthOf = (spans: readonly Span[]) => stringWidth(textOf(spans));

export const paintAll = (spans: readonly Span[]) =>
  spans
    .map(({ text, paint }) => paint(text.replaceAll(noBreak, ' ').replaceAll(joiner, '')))
    .join('');

/** The same with another paint over it. */
export const repaint = (spans: readonly Span[], over: Paint): Span[] =>
  spans.map(({ text, paint }) => ({ text, paint: (each) => over(paint(each)) }));

export function slice(spans: readonly Span[], start: number, end?: number): Span[] {
  let at = 0;
  return spans.flatMap(({ text, paint }) => {
    const from = at;
    at += text.length;
    const until = end === undefined ? text.length : Math.max(0, end - from);
    const part = text.slice(Math.max(0, start - from), until);
    return part === '' ? [] : [{ text: part, paint }];
  });
}

/** The lines that the text itself has. */
export function splitLines(spans: readonly Span[]): Span[][] {
  let start = 0;
  return textOf(spans)
    .split('\n')
    .map((line) => {
      const end = start + line.length;
      const part = slice(spans, start, end);
      start = end + 1;
      return part;
    });
}

// A terminal knows an address by itself, if it is in one piece.
const isAddress = (word: string) => /https?:\/\//.test(word);

/** The text in lines of at most so many columns. Only an address may be longer. */
export const wrapSpans = (spans: readonly Span[], columns: number): Span[][] =>
  splitLines(spans).flatMap((line) =>
    linesOf(textOf(line), columns, (word) => !isAddress(word)).map(({ start, end }) =>
      slice(line, start, end),
    ),
  );
