// What is wrong with a text that came, when it is nearly the one that was wanted.
import { find, type Wanted } from '../lesson/wanted.ts';
import { decode } from './utf8.ts';

/**
 * `line-end`: only that is wrong, `no-line-end`: there is none. `name`: another name stands before the text, `no-name`: none
 * does. `tidied`: the case of letters or the blanks differ. `cut-character`: it holds bytes of a character that was cut in
 * two. `buffer`: it is a Buffer that was taken for a text.
 */
export type Flaw =
  'line-end' | 'no-line-end' | 'name' | 'no-name' | 'tidied' | 'cut-character' | 'buffer';

/** As a program leaves a text that has tidied it. */
const tidied = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();

function textOf(wanted: Wanted): string | undefined {
  if ('text' in wanted) return wanted.text;
  const bytes = 'datagram' in wanted ? wanted.datagram : undefined;
  return bytes && bytes.length > 0 ? decode(bytes) : undefined;
}

export function flawOf(wanted: Wanted, received: string): Flaw | undefined {
  if ('ratio' in wanted && wanted.lineEnd) {
    return find({ ratio: wanted.ratio }, received) && 'no-line-end';
  }
  const text = textOf(wanted);
  if (text === undefined) return undefined;
  if (received.includes('\ufffd') && !text.includes('\ufffd')) return 'cut-character';
  if (/<Buffer [\da-f]{2}|"type":"Buffer"/.test(received) && !text.includes('Buffer'))
    return 'buffer';
  if ('from' in wanted) {
    const { lineEnd, ...said } = wanted;
    if (lineEnd && find(said, received)) return 'line-end';
    if (find({ text }, received)) return find({ from: null, text }, received) ? 'name' : 'no-name';
  }
  return !received.includes(text) && tidied(received).includes(tidied(text)) ? 'tidied' : undefined;
}
