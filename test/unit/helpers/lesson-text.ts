import { readFileSync } from 'node:fs';
import path from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import type { Tier } from '../../../runner/lesson/lesson.ts';
import type { Lang } from '../../../runner/lesson/text.ts';

export const root = path.join(import.meta.dirname, '..', '..', '..');
export const textFiles: Record<Lang, string> = { en: 'README.md', 'zh-CN': 'README.zh-CN.md' };

export interface CodeBlock {
  /** `js run`: a language, and what is to be done with it. */
  readonly kind: string;
  readonly code: string;
}

/** A text in its parts. */
export class LessonText {
  readonly file: string;
  readonly folder: string;
  readonly source: string;
  readonly #tokens: Token[];

  constructor(file: string) {
    this.file = file;
    this.folder = path.dirname(file);
    this.source = readFileSync(file, 'utf8');
    this.#tokens = marked.lexer(this.source);
  }

  #of = <Type extends Tokens.Generic['type']>(type: Type) =>
    this.#all().filter((token): token is Extract<Token, { type: Type }> => token.type === type);

  /** Every part, and the parts in it. */
  #all(): Token[] {
    const found: Token[] = [];
    void marked.walkTokens(this.#tokens, (token) => void found.push(token));
    return found;
  }

  get headings(): string[] {
    return this.#of('heading').map(({ text }) => text);
  }

  get sections(): string[] {
    return this.#of('heading').flatMap(({ depth, text }) => (depth === 2 ? [text] : []));
  }

  get blocks(): CodeBlock[] {
    return this.#of('code').map(({ lang = '', text }) => ({ kind: lang, code: text }));
  }

  get inlineCode(): string[] {
    return this.#of('codespan').map(({ text }) => text);
  }

  /** What is read word by word: everything but the blocks, and the addresses of links. */
  get prose(): string {
    const leaves = this.#all().filter(
      (token) => token.type === 'codespan' || (token.type === 'text' && !token['tokens']),
    );
    return leaves.map(({ raw }) => raw).join(' ');
  }

  get links(): string[] {
    return this.#of('link').map(({ href }) => href);
  }

  /** How many rows each table has. */
  get tables(): number[] {
    return this.#of('table').map(({ rows }) => rows.length);
  }

  /** The section under this heading, in Markdown. */
  section(heading: string): string {
    const [, after = ''] = this.source.split(`\n## ${heading}\n`);
    return after.split(/\n## /)[0] ?? '';
  }
}

export const textOf = (lesson: string, lang: Lang) =>
  new LessonText(path.join(root, 'lessons', lesson, textFiles[lang]));

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/**
 * How many minutes a text takes to read. Adults read some 240 words of English a minute (238 in Brysbaert 2019,
 * doi:10.1016/j.jml.2019.104047), or 400 characters of Chinese. Programs and drawings are looked at: twice as fast.
 */
export function minutesToRead({ prose, blocks }: Pick<LessonText, 'prose' | 'blocks'>): number {
  const minutes = (text: string) =>
    count(text, /[\p{Script=Latin}\d][\p{Script=Latin}\d.’'_-]*/gu) / 240 +
    count(text, /\p{Script=Han}/gu) / 400;
  return minutes(prose) + minutes(blocks.map(({ code }) => code).join(' ')) / 2;
}

/** The checks that a contract lists, with their tiers: those after the word for stretch are stretch. */
export function checksIn(contract: string, stretchWord: string): { id: string; tier: Tier }[] {
  const [core = '', stretch = ''] = contract.split(`\n${stretchWord}`);
  const ids = (text: string) => [...text.matchAll(/^- `([a-z\d-]+)`/gm)].map(([, id = '']) => id);
  return [
    ...ids(core).map((id) => ({ id, tier: 'core' as const })),
    ...ids(stretch).map((id) => ({ id, tier: 'stretch' as const })),
  ];
}
