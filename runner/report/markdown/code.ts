import { decodeHTML } from 'entities/decode';
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import json from 'highlight.js/lib/languages/json';
import typescript from 'highlight.js/lib/languages/typescript';
import { wrap } from '../layout.ts';
import { unpainted, type Paint, type Palette } from '../palette.ts';
import { paintAll, slice, splitLines, textOf, widthOf, wrapSpans, type Span } from './spans.ts';

hljs.registerLanguage('ts', typescript);
hljs.registerLanguage('sh', bash);
hljs.registerLanguage('json', json);

const grammars: Readonly<Record<string, string>> = { js: 'ts', ts: 'ts', sh: 'sh', json: 'json' };

/** Whether a block in this language is code. Any other is a drawing, or what a program prints. */
export const isCode = (language: string) => Object.hasOwn(grammars, language);

type Paints = Readonly<Record<string, Paint>>;

const paintsOf = ({ dim, green, cyan, yellow }: Palette): Paints => ({
  // A function of its own, by which comments are known.
  comment: (text) => dim(text),
  string: green,
  regexp: green,
  subst: unpainted,
  keyword: cyan,
  number: yellow,
  literal: yellow,
});

/** The code, painted. What comes from the highlighter is HTML. */
function highlight(code: string, language: string, paints: Paints): Span[] {
  const html = hljs.highlight(code, { language: grammars[language] ?? '' }).value;
  const open: Paint[] = [];
  const spans: Span[] = [];
  for (const [, opened, closed, text = ''] of html.matchAll(
    /<span class="hljs-([\w-]+)[^>]*>|(<\/span>)|([^<]+)/g,
  )) {
    const paint = open.at(-1) ?? unpainted;
    if (opened !== undefined) open.push(paints[opened] ?? paint);
    else if (closed !== undefined) open.pop();
    else spans.push({ text: decodeHTML(text), paint });
  }
  return spans;
}

const continued = '  ↪ ';

/** A line that is too long: first the comment that stood behind it, then the code. */
function unfold(line: readonly Span[], columns: number, comment: Paint | undefined): string[] {
  const [indent = ''] = /^ */.exec(textOf(line)) ?? [];
  const room = columns - indent.length;
  const last = line.findLastIndex(({ paint }) => paint !== comment) + 1;
  const before = line.slice(0, last);
  const code = slice(before, indent.length, textOf(before).trimEnd().length);
  const remark = textOf(line.slice(last)).trim();
  const parts = widthOf(code) <= room ? [code] : wrapSpans(code, room - continued.length);
  const [mark = ''] = /^(#|\/\/|\/?\*+)? */.exec(remark) ?? [];
  const remarks = wrap(remark.slice(mark.length), room - mark.length).split('\n');
  return [
    ...(remark === '' ? [] : remarks.map((each) => comment?.(mark + each) ?? '')),
    ...parts
      .filter((part) => textOf(part) !== '')
      .map((part, index) => (index === 0 ? '' : continued) + paintAll(part)),
  ].map((each) => indent + each);
}

/** The lines of a block of code. Where it is too wide, comments stand above what they stood behind. */
export function codeLines(
  code: string,
  language: string,
  columns: number,
  palette: Palette,
): string[] {
  const paints = paintsOf(palette);
  const lines = splitLines(highlight(code, language, paints));
  const fits = lines.every((line) => widthOf(line) <= columns);
  return fits
    ? lines.map(paintAll)
    : lines.flatMap((line) =>
        textOf(line).trim() === '' ? [''] : unfold(line, columns, paints['comment']),
      );
}
