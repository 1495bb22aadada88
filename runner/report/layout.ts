import stringWidth from 'string-width';

/** Longer lines are hard to read. In columns. */
export const widestText = 100;

export const indent = (text: string, columns: number) =>
  text.replace(/^(?=.)/gm, ' '.repeat(columns));

/** Cuts off what takes more columns than there are. */
export function cut(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) > columns - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** A word, a figure with its unit, or one Chinese character, with its punctuation and the blanks before it. */
const unit =
  / *[（「“]*(?:\d[\d.]* (?:ms|s|[KM]iB)(?![\w-])[^ \u2e80-\uffef]*|[^ \u2e80-\uffef]+|[\u2e80-\uffef])[，。、：；？！）」”]*/gu;

/** Breaks at blanks and between Chinese characters; a word that is too long stands alone. */
export function wrap(text: string, columns: number): string {
  const lines: string[] = [];
  for (const [next] of text.matchAll(unit)) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(last + next) <= columns) {
      lines[lines.length - 1] = last + next;
    } else lines.push(next.trimStart());
  }
  return lines.join('\n');
}
