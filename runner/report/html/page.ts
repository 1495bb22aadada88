import type { Lang } from '../../lesson/text.ts';
import type { Document, Run } from '../run.ts';
import { reportWords } from '../texts.ts';
import { marks } from '../told.ts';
import { checkStyle } from './check-style.ts';
import { drawingStyle } from './drawing-style.ts';
import { atTime, framed } from './frame.ts';
import { html, type Html } from './html.ts';
import { lessonSection } from './lesson.ts';
import { pageWords } from './texts.ts';

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

/** One page that holds everything and opens from disk. */
export const htmlReport: Document = (runs, lang) => {
  const titles = runs.map(({ result }) => `${marks[result.status]} ${result.lesson.id}`);
  const [first] = runs;
  return framed({
    lang,
    title: [...new Set(titles)].join(', '),
    styles: [checkStyle, drawingStyle],
    header: [
      first !== undefined && atTime(first.at, pageWords[lang].verifiedAt, lang),
      contents(runs, lang),
    ],
    main: runs.map((run, index) => lessonSection(run, `lesson-${index}`, lang)),
    versions: first?.versions ?? [],
  });
};
