import type { Text } from './text.ts';

/**
 * What a client is to hear, or a program to print, and how it is found in a stream. Only what the contract asks for
 * is looked for: words around it, colours, prompts and extra lines are the learner's own.
 */
export type Wanted =
  /** Anything at all. */
  | { readonly anything: true }
  /** This text, whole words. */
  | { readonly text: string }
  /** A line with the speaker's name and, after it, the text unchanged; `from: null` for a name not known. */
  | { readonly from: string | null; readonly text: string; readonly lineEnd?: '\r\n' }
  /** A line that holds this name or word. */
  | { readonly mentions: string }
  /** A whole number. */
  | { readonly number: number }
  /** `n/max`; `lineEnd`: on a line that ends, with `\r\n` or without the `\r`. */
  | { readonly ratio: readonly [number, number]; readonly lineEnd?: '\n' }
  /** An IP address and a port that can be told apart. */
  | { readonly endpoint: { readonly host: string; readonly port: number } }
  /** A line as this one, which is about `name`, but about anybody; its numbers may differ. */
  | { readonly like: string; readonly name: string }
  /** These bytes, one after the other. */
  | { readonly bytes: Uint8Array }
  /** One datagram of exactly these bytes. */
  | { readonly datagram: Uint8Array }
  /** The connection is ended by the other side. */
  | { readonly end: true }
  /** A connection to us, who listen there. */
  | { readonly connection: { readonly host: string; readonly port: number } }
  /** The program ends with this status. */
  | { readonly exit: number }
  /** A message of the lesson's own protocol, told in words. */
  | { readonly message: Text }
  /** Something that is not found in a stream, such as a setting. */
  | { readonly described: Text };

/** Where something wanted stands in a text: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** False while what comes next could still change the finding: the text stands at the very end of the stream. */
  readonly certain: boolean;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const isWord = (character: string | undefined) => /^[A-Za-z0-9_]$/.test(character ?? '');

/** The text as a pattern of whole words: `bob` is not found in `bobby`, but it is in `欢迎bob进入`. */
function words(text: string): string {
  const before = isWord(text.at(0)) ? '(?<![A-Za-z0-9_])' : '';
  const after = isWord(text.at(-1)) ? '(?![A-Za-z0-9_])' : '';
  return before + escape(text) + after;
}

function patternOf(wanted: Wanted): string | undefined {
  if ('anything' in wanted) return '\\S';
  if ('like' in wanted) {
    const anybody = escape(wanted.like).replaceAll(escape(wanted.name), '[^\\n]*');
    return `(?<=^|\\n)${anybody.replace(/\d+/g, '\\d+')}(?=\\r?\\n|$)`;
  }
  if ('text' in wanted) return words(wanted.text);
  if ('mentions' in wanted) return words(wanted.mentions);
  if ('number' in wanted) return `(?<![A-Za-z0-9_.])${wanted.number}(?!\\d|\\.\\d)`;
  if ('ratio' in wanted)
    return `(?<![\\d/])${wanted.ratio[0]}\\s*/\\s*${wanted.ratio[1]}(?![\\d/])`;
  if ('endpoint' in wanted) {
    const host = `(?<!\\d\\.?)${escape(wanted.endpoint.host)}(?!\\.?\\d)`;
    const port = `(?<!\\d)${wanted.endpoint.port}(?!\\d)`;
    return `${host}[^\\n]*?${port}|${port}[^\\n]*?${host}`;
  }
  return undefined;
}

const patterns = new WeakMap<Wanted, RegExp>();

function compiled(wanted: Wanted): RegExp | undefined {
  const known = patterns.get(wanted);
  if (known) return known;
  const source = patternOf(wanted);
  if (source === undefined) return undefined;
  const pattern = new RegExp(source, 'gu');
  patterns.set(wanted, pattern);
  return pattern;
}

const someName = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** Whether the speaker's name stands before the text, on the same line. */
function isSaidBy(speaker: string | null, text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return speaker === null ? someName.test(before) : new RegExp(words(speaker), 'u').test(before);
}

/** Whether the line that goes on at `from` has come to its end, and ends as it must. */
const endsWith = (lineEnd: string, text: string, from: number): boolean =>
  text.slice(0, text.indexOf('\n', from) + 1).endsWith(lineEnd);

/** Finds what is wanted in a text that has no control sequences any more. */
export function find(wanted: Wanted, text: string): Span | undefined {
  const pattern = compiled(wanted);
  // A pattern takes longer to find nothing.
  if (!pattern || ('text' in wanted && !text.includes(wanted.text))) return undefined;
  for (const match of text.matchAll(pattern)) {
    if ('from' in wanted && !isSaidBy(wanted.from, text, match.index)) continue;
    const end = match.index + match[0].length;
    if ('lineEnd' in wanted && !endsWith(wanted.lineEnd, text, end)) continue;
    const open = end === text.length && !('anything' in wanted) && isWord(text.at(-1));
    return { start: match.index, end, certain: !open };
  }
  return undefined;
}

/** Every line of a text, without its line end; the last one may be unfinished. */
export const linesOf = (text: string): string[] => text.split(/\r?\n/);

/** How many lines of a text hold what is wanted. */
export const countLines = (wanted: Wanted, text: string): number =>
  linesOf(text).filter((line) => find(wanted, line)).length;
