import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { Lang } from '../../lesson/text.ts';
import { stringWidth } from '../../lesson/width.ts';
import { indent, widestText } from '../layout.ts';
import { plain } from '../plain.ts';
import { codeLines, isCode } from './code.ts';
import { Inline, type InlineOptions } from './inline.ts';
import { paintAll, repaint, widthOf, wrapSpans } from './spans.ts';
import { drawTable } from './table.ts';

export interface MarkdownOptions extends InlineOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly lang: Lang;
}

const words: Record<Lang, { links: string; colon: string }> = {
  en: { links: 'Links', colon: ': ' },
  'zh-CN': { links: '链接', colon: '：' },
};

/** What a page is made of. */
type Block = Extract<
  MarkedToken,
  { type: 'heading' | 'paragraph' | 'text' | 'code' | 'list' | 'table' | 'blockquote' | 'hr' }
>;

const margin = 2;

/** Code stands in a little, if it has the room. */
const codeIndent = 2;

/** What is under a heading, so that it is found without colours, too. */
const rules = ['═', '─', '┄'];

class Page {
  readonly #options: MarkdownOptions;
  readonly #inline: Inline;

  constructor(options: MarkdownOptions) {
    this.#options = options;
    this.#inline = new Inline(options);
  }

  render(source: string): string {
    const columns = Math.min(this.#options.width - 2 * margin, widestText);
    const text = [...this.#blocks(lexer(source), columns), ...this.#links()];
    return `\n${indent(text.join('\n'), margin)}\n`;
  }

  /** The blocks with a blank line between them, or without. */
  #blocks(tokens: readonly Token[], columns: number, between: readonly string[] = ['']): string[] {
    return tokens
      .map((token) => this.#block(token as Block, columns))
      .filter((lines) => lines.length > 0)
      .flatMap((lines, index) => (index === 0 ? lines : [...between, ...lines]));
  }

  #block(token: Block, columns: number): string[] {
    const { dim } = this.#options.palette;
    switch (token.type) {
      case 'heading':
        return this.#heading(token, columns);
      case 'paragraph':
      case 'text':
        return this.#paragraph(token.tokens ?? [token], columns);
      case 'code':
        return this.#code(token, columns);
      case 'list':
        return this.#list(token, columns);
      case 'table':
        return this.#table(token, columns);
      case 'blockquote':
        return this.#blocks(token.tokens, columns - 2).map((line) => `${dim('│')} ${line}`);
      case 'hr':
        return [dim('─'.repeat(columns))];
      default:
        return [];
    }
  }

  #paragraph(tokens: readonly Token[], columns: number): string[] {
    return wrapSpans(this.#inline.spans(tokens), columns).map(paintAll);
  }

  #heading({ tokens, depth }: Tokens.Heading, columns: number): string[] {
    const { bold, dim } = this.#options.palette;
    const lines = wrapSpans(repaint(this.#inline.spans(tokens), bold), columns);
    if (lines.length === 0) return [];
    const rule = (rules[depth - 1] ?? '┄').repeat(Math.max(...lines.map(widthOf)));
    return [...(depth === 2 ? [''] : []), ...lines.map(paintAll), dim(rule)];
  }

  /** A drawing is never changed: where it is too wide, it begins further left. */
  #code({ text, lang = '' }: Tokens.Code, columns: number): string[] {
    const [language = ''] = lang.split(' ');
    const lines = isCode(language)
      ? codeLines(text, language, columns - codeIndent, this.#options.palette)
      : text.trimEnd().split('\n');
    const spare = columns - Math.max(...lines.map((line) => stringWidth(line)));
    const by = Math.min(codeIndent, Math.max(0, spare));
    return lines.map((line) => indent(line, by));
  }

  #list({ items, ordered, start, loose }: Tokens.List, columns: number): string[] {
    const lists = items.map(({ tokens }, index) => {
      const mark = ordered ? `${Number(start) + index}. ` : '• ';
      const lines = this.#blocks(tokens, columns - mark.length, loose ? [''] : []);
      return lines.map((line, at) => (at === 0 ? mark + line : indent(line, mark.length)));
    });
    return lists.flatMap((lines, index) => (loose && index > 0 ? ['', ...lines] : lines));
  }

  #table({ header, rows }: Tokens.Table, columns: number): string[] {
    const cells = (row: readonly Tokens.TableCell[]) =>
      row.map(({ tokens }) => this.#inline.spans(tokens));
    const { palette, lang } = this.#options;
    const table = { head: cells(header), rows: rows.map(cells) };
    return drawTable(table, columns, palette, words[lang].colon);
  }

  #links(): string[] {
    const { references } = this.#inline;
    if (references.length === 0) return [];
    const { bold, dim } = this.#options.palette;
    const { links } = words[this.#options.lang];
    const digits = String(references.length).length;
    return [
      ...['', '', bold(links), dim('─'.repeat(stringWidth(links))), ''],
      ...references.map((each, index) => `${`[${index + 1}]`.padStart(digits + 2)} ${each}`),
    ];
  }
}

/** Markdown as text for a terminal. Nothing in it can do more to the terminal than to be shown. */
export function renderMarkdown(source: string, options: MarkdownOptions): string {
  const tidy = source.replace(/\r\n?/g, '\n').replaceAll('\t', '    ');
  return new Page(options).render(plain(tidy));
}
