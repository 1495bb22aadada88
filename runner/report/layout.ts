import { stringWidth } from '../lesson/width.ts';

/** Longer lines are hard to read. In columns. */
export const widestText = 100;

export const indent = (text: string, columns: number) =>
  text.replace(/^(?=.)/gm, ' '.repeat(columns));

/** A change of colour, or one character. */
const colourOrCharacter = /\u001b\[[\d;]*m|[^]/gu;

/** Cuts off what takes more columns than there are. Colours end where they would have. */
export function cut(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let room = columns - 1;
  let kept = '';
  let colours = '';
  for (const [next] of text.matchAll(colourOrCharacter)) {
    const isColour = next.length > 1 && next.startsWith('\u001b');
    if (!isColour) room -= stringWidth(next);
    if (room >= 0) kept += next;
    else if (isColour) colours += next;
  }
  return `${kept.trimEnd()}…${colours}`;
}

/** A blank at which no line breaks, unless a word has to be cut. */
export const noBreak = '\u00a0';

/** The same for where there is no blank; it is not to be shown. */
export const joiner = '\u2060';

/** A word, or one Chinese character, with its punctuation. */
const piece =
  '[（「『《【〈“‘([]*(?:[^ \\u2060\\u2e80-\\uffef]+|[\\u2e80-\\uffef])[，。、：；？！）」』》】〉”’…—.,:;?!)\\]]*';

/** What stays together, and the blanks before it. */
const unit = new RegExp(` *${piece}(?:${joiner}${piece})*`, 'gu');

/** Less than this is not left alone on a line. */
const worthALine = 4;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a word may be cut, the best first. */
const cuts = [
  // Behind a blank,
  /(?<=[^{[(]\u00a0)(?![}\])])/g,
  // behind a mark, as in `server.close(`,
  /(?<=[^\p{L}\p{N}\\])(?=[\p{L}\p{N}])/gu,
  // between the words of a name, as in `writableHighWaterMark`.
  /(?<=\p{Ll})(?=\p{Lu})/gu,
];

/** How much of a word that is too long goes on this line. */
function cutAt(word: string, columns: number): number {
  let fits = 0;
  for (const { length } of word) {
    // One character at least, or it would never end.
    if (fits > 0 && stringWidth(word.slice(0, fits + length).trimEnd()) > columns) break;
    fits += length;
  }
  const places = cuts.flatMap((cut) => [...word.matchAll(cut)].map(({ index }) => index).reverse());
  return places.find((index) => index >= worthALine && index <= fits) ?? fits;
}

/** The lines of a text: it breaks at blanks and between Chinese characters. `mayCut`: whether a word that is too long is cut. */
export function linesOf(
  text: string,
  columns: number,
  mayCut: (word: string) => boolean = () => false,
): Range[] {
  const lines: Range[] = [];
  let used = 0;
  for (const { index, 0: next } of text.matchAll(unit)) {
    const end = index + next.length;
    const last = lines.at(-1);
    used += stringWidth(next);
    if (last && used <= columns) {
      lines[lines.length - 1] = { start: last.start, end };
      continue;
    }
    let word = next.trimStart();
    while (stringWidth(word) > columns && mayCut(word)) {
      const length = cutAt(word, columns);
      const start = end - word.length;
      lines.push({ start, end: start + word.slice(0, length).trimEnd().length });
      word = word.slice(length);
    }
    lines.push({ start: end - word.length, end });
    used = stringWidth(word);
  }
  return lines;
}

/** Between a figure and its unit. */
const beforeUnit = /(?<=\d) (?=(?:ms|s|[KM]iB)(?![\w-]))/g;

/** Breaks at blanks and between Chinese characters; a word that is too long, or a figure with its unit, stands alone. */
export const wrap = (text: string, columns: number): string =>
  linesOf(text.replace(beforeUnit, noBreak), columns)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
