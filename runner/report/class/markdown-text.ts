import { visible } from '../../explain/visible.ts';
import { plain } from '../plain.ts';

/** A text on one line that is nothing but text, wherever it stands. */
export const escaped = (text: string): string =>
  visible(text)
    .replace(/[\\`*_[\]<>#|~&$!]/g, '\\$&')
    // What begins a list or a heading does so only where a line begins.
    .replace(/^(\s*(?:\d+)?)([-+=.)])/, '$1\\$2');

/** A text of ours on one line, in which backticks mean code. */
export const prose = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : part))
    .join('');

/** A block that shows a text as it is: its fence is longer than any in it. */
export function fenced(text: string, language = 'text'): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const shown = plain(text).split('\n').map(visible).join('\n');
  return `${fence}${language}\n${shown}\n${fence}`;
}
