import { createHash } from 'node:crypto';
import type { Lang } from '../../lesson/text.ts';
import type { Document, Run } from '../run.ts';
import { reportWords } from '../texts.ts';
import { marks } from '../told.ts';
import { checkStyle } from './check-style.ts';
import { drawingStyle } from './drawing-style.ts';
import { html, type Html } from './html.ts';
import { lessonSection } from './lesson.ts';
import { pageStyle } from './page-style.ts';
import { pageWords } from './texts.ts';

const styles = [pageStyle, checkStyle, drawingStyle];

/** What stands in a style element, to the letter. */
const inside = ({ text }: Html) => text.slice(text.indexOf('>') + 1, text.lastIndexOf('<'));

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Nothing may be loaded, run or sent from the page, and no style counts but its own: should anything of the learner's
 * ever get into it unescaped, it does nothing.
 */
const policy = [
  "default-src 'none'",
  `style-src ${styles.map((style) => hashOf(inside(style))).join(' ')}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function contents(runs: readonly Run[], lang: Lang): Html | false {
  if (runs.length < 2) return false;
  return html`<nav aria-label="${pageWords[lang].lessons}">
    <ol>
      ${runs.map(
        ({ result: { lesson, status, seed } }, index) =>
          html`<li>
            <a href="#lesson-${index}"
              >${marks[status]} ${lesson.id} · ${lesson.title[lang]}
              <span class="quiet"
                >${pageWords[lang].verdicts[status]} · ${reportWords[lang].seed(seed)}</span
              ></a
            >
          </li>`,
      )}
    </ol>
  </nav>`;
}

function verifiedAt({ at }: Run, lang: Lang): Html {
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' });
  return html`<p class="quiet">
    <time datetime="${at.toISOString()}">${pageWords[lang].verifiedAt(date.format(at))}</time>
  </p>`;
}

/** One page that holds everything and opens from disk. */
export const htmlReport: Document = (runs, lang) => {
  const words = pageWords[lang];
  const title = runs.map(({ result }) => `${marks[result.status]} ${result.lesson.id}`);
  const [first] = runs;
  const page = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${[...new Set(title)].join(', ')} · ${words.workshop}</title>
        ${styles}
      </head>
      <body>
        <header>
          <p class="workshop">${words.workshop}</p>
          ${first && verifiedAt(first, lang)} ${contents(runs, lang)}
        </header>
        <main>${runs.map((run, index) => lessonSection(run, `lesson-${index}`, lang))}</main>
        <footer><p class="quiet">${first?.versions.join(' · ')}</p></footer>
      </body>
    </html> `;
  return page.text;
};
