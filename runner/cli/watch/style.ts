import type { Lang } from '../../lesson/text.ts';
import { stringWidth } from '../../lesson/width.ts';
import { indent, widestText, wrap } from '../../report/layout.ts';
import type { Palette } from '../../report/palette.ts';
import { PrettyReport } from '../../report/pretty.ts';

/** How things are drawn. */
export interface Style {
  readonly lang: Lang;
  readonly palette: Palette;
  readonly columns: number;
  readonly pretty: PrettyReport;
}

export const styleOf = (columns: number, lang: Lang, palette: Palette): Style => ({
  lang,
  palette,
  columns,
  pretty: new PrettyReport({ lang, palette, width: columns, isTerminal: true, again: () => '' }),
});

/** A text in as many lines as it takes. */
export function paragraph(
  text: string,
  paint: (text: string) => string,
  { columns }: Style,
): string[] {
  const wrapped = wrap(text, Math.min(columns - 4, widestText)).split('\n');
  return wrapped.map((line) => `  ${paint(line)}`);
}

/** Short texts side by side; none of them is broken. */
export function row(texts: readonly string[], between: string, { columns }: Style): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const longer = `${lines.at(-1) ?? ''}${between}${text}`;
    if (lines.length > 0 && stringWidth(longer) <= columns - 4) lines[lines.length - 1] = longer;
    else lines.push(text);
  }
  return lines.map((line) => indent(line, 2));
}
