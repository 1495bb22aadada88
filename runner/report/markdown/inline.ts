import { decodeHTML } from 'entities/decode';
import type { MarkedToken, Token } from 'marked';
import { joiner, noBreak } from '../layout.ts';
import { unpainted, type Paint, type Palette } from '../palette.ts';
import { plain } from '../plain.ts';
import { repaint, textOf, type Span } from './spans.ts';

export interface InlineOptions {
  readonly palette: Palette;
  /** Whether the terminal makes a link of a text (OSC 8). */
  readonly hyperlinks: boolean;
  /** Where a link leads, for a reader at a terminal; undefined where that is not worth saying. */
  readonly target: (href: string) => string | undefined;
}

/** What a text can hold. */
type Part = Extract<
  MarkedToken,
  { type: 'strong' | 'em' | 'codespan' | 'link' | 'image' | 'br' | 'html' | 'text' | 'escape' }
>;

const isWeb = (target: string) => /^https?:\/\/./.test(target) && URL.canParse(target);

/** A text that is a link. The address has no character left in it that a terminal could obey. */
const hyperlink =
  (address: string): Paint =>
  (text) =>
    `\u001b]8;;${new URL(address).href}\u001b\\${text}\u001b]8;;\u001b\\`;

const hardBreak = '\u2028';

const isWide = (character: string) => /[\u2e80-\uffef]/.test(character);

const isPunctuation = (character: string) => /[，。、：；？！（）「」《》]/.test(character);

/** Whether two characters stand side by side in Chinese, without a blank between them. */
const isClose = (before = '', after = '') =>
  (isWide(before) && isWide(after)) || isPunctuation(before) || isPunctuation(after);

/** What stands behind the text of a link. */
const linkNumber = (number: number) => `${noBreak}[${number}]`;

const isNumber = (text: string) => /^\u00a0\[\d+\]$/.test(text);

/** Makes one line of a text: a line of the source ends anywhere, and between Chinese characters that is no blank. */
function joinLines(spans: readonly Span[]): Span[] {
  const whole = textOf(spans);
  let from = 0;
  return spans.map(({ text, paint }) => {
    const joined = text.replace(/ *\n */g, (end, offset: number) => {
      const at = from + offset;
      return isClose(whole[at - 1], whole[at + end.length]) ? '' : ' ';
    });
    from += text.length;
    // The number of a link is no Chinese character, and keeps its distance.
    const after = whole[from] ?? '';
    const distance = isNumber(text) && isWide(after) && !isPunctuation(after) ? ' ' : '';
    return { text: joined.replaceAll(hardBreak, '\n') + distance, paint };
  });
}

/** A command should be in one piece, to be copied. */
const inOnePiece = (code: string) =>
  code
    .replaceAll(' ', noBreak)
    .replace(/(?<=[\u2e80-\uffef])(?!$)|(?<!^)(?=[\u2e80-\uffef])/g, joiner);

/** The text within a paragraph, a heading, a cell. Where there are no colours, marks stand in for them. */
export class Inline {
  readonly #options: InlineOptions;
  readonly #hasColours: boolean;
  readonly #references: string[] = [];

  constructor(options: InlineOptions) {
    this.#options = options;
    this.#hasColours = options.palette.bold('.') !== '.';
  }

  /** What the numbers behind links stand for, in their order. */
  get references(): readonly string[] {
    return this.#references;
  }

  spans = (tokens: readonly Token[]): Span[] => joinLines(this.#all(tokens));

  #all(tokens: readonly Token[] = []): Span[] {
    return tokens.flatMap((token) => this.#one(token as Part));
  }

  #one(token: Part): Span[] {
    const { bold, italic, cyan } = this.#options.palette;
    switch (token.type) {
      case 'strong':
        return this.#marked(this.#all(token.tokens), '*', bold);
      case 'em':
        return this.#marked(this.#all(token.tokens), '_', italic);
      case 'codespan':
        return this.#marked([{ text: inOnePiece(token.text), paint: unpainted }], '`', cyan);
      case 'link':
      case 'image':
        return this.#link(this.#all(token.tokens), token.href);
      case 'br':
        return [{ text: hardBreak, paint: unpainted }];
      case 'html':
        return /^<br\b/i.test(token.text) ? [{ text: hardBreak, paint: unpainted }] : [];
      case 'text':
        if (token.tokens) return this.#all(token.tokens);
        return [{ text: plain(decodeHTML(token.text)), paint: unpainted }];
      case 'escape':
        return [{ text: token.text, paint: unpainted }];
      default:
        return [];
    }
  }

  #marked(spans: Span[], mark: string, paint: Paint): Span[] {
    if (this.#hasColours) return repaint(spans, paint);
    const [opening, closing] = [mark + joiner, joiner + mark];
    return [{ text: opening, paint: unpainted }, ...spans, { text: closing, paint: unpainted }];
  }

  #link(label: Span[], href: string): Span[] {
    const { palette, hyperlinks, target: targetOf } = this.#options;
    const target = targetOf(href);
    if (target === undefined || target === textOf(label)) return label;
    if (hyperlinks && isWeb(target)) {
      return repaint(label, (text) => hyperlink(target)(palette.underline(text)));
    }
    const known = this.#references.indexOf(target);
    const number = known < 0 ? this.#references.push(target) : known + 1;
    return [...label, { text: linkNumber(number), paint: palette.dim }];
  }
}
