import { createHash } from 'node:crypto';
import type { Lang } from '../../lesson/text.ts';
import { html, type Html } from './html.ts';
import { pageStyle } from './page-style.ts';
import { pageWords } from './texts.ts';

export interface Page {
  readonly lang: Lang;
  readonly title: string;
  /** Besides the style that every page has. */
  readonly styles: readonly Html[];
  readonly header: readonly (Html | false)[];
  readonly main: readonly Html[];
  /** What it was made with. */
  readonly versions: readonly string[];
}

/** What stands in a style element, to the letter. */
const inside = ({ text }: Html) => text.slice(text.indexOf('>') + 1, text.lastIndexOf('<'));

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Nothing may be loaded, run or sent from the page, and no style counts but its own: should anything of the learner's
 * ever get into it unescaped, it does nothing.
 */
const policyFor = (styles: readonly Html[]) =>
  [
    "default-src 'none'",
    `style-src ${styles.map((style) => hashOf(inside(style))).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** When it was, in a sentence. */
export function atTime(at: Date, sentence: (date: string) => string, lang: Lang): Html {
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' });
  return html`<p class="quiet">
    <time datetime="${at.toISOString()}">${sentence(date.format(at))}</time>
  </p>`;
}

/** One page that holds everything and opens from disk. */
export function framed({ lang, title, styles, header, main, versions }: Page): string {
  const words = pageWords[lang];
  const all = [pageStyle, ...styles];
  const page = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyFor(all)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${words.workshop}</title>
        ${all}
      </head>
      <body>
        <header>
          <p class="workshop">${words.workshop}</p>
          ${header}
        </header>
        <main>${main}</main>
        <footer><p class="quiet">${versions.join(' · ')}</p></footer>
      </body>
    </html> `;
  return page.text;
}
