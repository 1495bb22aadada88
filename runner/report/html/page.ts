import { createHash } from 'node:crypto';
import type { LessonResult } from '../../engine/events.ts';
import type { Check, Lesson } from '../../lesson/lesson.ts';
import type { Lang } from '../../lesson/text.ts';
import { html, type Html } from './html.ts';
import { lessonSection } from './lesson.ts';
import { style } from './style.ts';
import { pageWords } from './texts.ts';

export interface Verified {
  readonly result: LessonResult;
  readonly program: readonly string[];
}

export interface PageOptions {
  readonly lang: Lang;
  /** The command that runs one check alone. */
  readonly again: (lesson: Lesson, check: Check, seed: number) => string;
  readonly madeAt: Date;
  /** What made it: `socket-workshop 1.0.0`, `Node.js 20.19.0`, ... */
  readonly versions: readonly string[];
}

/** What stands in the style element, to the letter. */
const css = style.text.slice(style.text.indexOf('>') + 1, style.text.lastIndexOf('<'));

/**
 * Nothing may be loaded, run or sent from the page, and only its own style counts: should something of the learner's
 * ever get into it unescaped, it does nothing.
 */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const marks = { passed: '✔', failed: '✖', inconclusive: '?' };

function contents(verified: readonly Verified[], lang: Lang): Html | false {
  if (verified.length < 2) return false;
  return html`<nav aria-label="${pageWords[lang].lessons}">
    <ol>
      ${verified.map(
        ({ result: { lesson, status } }, index) =>
          html`<li>
            <a href="#lesson-${index}"
              >${marks[status]} ${lesson.id} · ${lesson.title[lang]}
              <span class="quiet">${pageWords[lang].verdicts[status]}</span></a
            >
          </li>`,
      )}
    </ol>
  </nav>`;
}

/** One page that holds everything and opens from disk. */
export function htmlReport(
  verified: readonly Verified[],
  { lang, again, madeAt, versions }: PageOptions,
): string {
  const words = pageWords[lang];
  const title = verified.map(({ result }) => `${marks[result.status]} ${result.lesson.id}`);
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' });
  const page = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${[...new Set(title)].join(', ')} · ${words.workshop}</title>
        ${style}
      </head>
      <body>
        <header>
          <p class="workshop">${words.workshop}</p>
          <p class="quiet">
            <time datetime="${madeAt.toISOString()}">${words.made(date.format(madeAt))}</time>
          </p>
          ${contents(verified, lang)}
        </header>
        <main>
          ${verified.map(({ result, program }, index) => lessonSection({ result, program, index, again, lang }))}
        </main>
        <footer><p class="quiet">${versions.join(' · ')}</p></footer>
      </body>
    </html> `;
  return page.text;
}
