import { makePalette } from '../../../runner/cli/palette.ts';
import { renderMarkdown, type MarkdownOptions } from '../../../runner/report/markdown/render.ts';
import { noColours } from '../../../runner/report/palette.ts';

export const colours = makePalette(true, {});

/** Markdown as it is shown on a terminal of 80 columns, without colours unless they are asked for. */
export const rendered = (source: string, options: Partial<MarkdownOptions> = {}) =>
  renderMarkdown(source, {
    width: 80,
    lang: 'en',
    palette: noColours,
    hyperlinks: false,
    target: (href) => (href.startsWith('#') ? undefined : href),
    ...options,
  });

/** The same without the margin and the blank lines around it. */
export const body = (source: string, options: Partial<MarkdownOptions> = {}) =>
  rendered(source, options).trimEnd().replace(/^\n+/, '').replace(/^ {2}/gm, '');
