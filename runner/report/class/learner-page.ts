import type { Lesson } from '../../lesson/lesson.ts';
import type { Lang } from '../../lesson/text.ts';
import { checkStyle } from '../html/check-style.ts';
import { drawingStyle } from '../html/drawing-style.ts';
import { atTime, framed } from '../html/frame.ts';
import { html, type Html } from '../html/html.ts';
import { lessonSection } from '../html/lesson.ts';
import { reportWords } from '../texts.ts';
import type { ClassReport, Row } from './class-report.ts';
import { markFor, type Marked } from './standing.ts';
import { classWords } from './texts.ts';

/** What is told of a lesson besides its checks. */
function besides({ points, incidents, fingerprint }: Marked, lang: Lang): (Html | false)[] {
  const words = classWords[lang];
  return [
    html`<p>${words.pointsAre(points)}</p>`,
    points.open > 0 && html`<p class="note">${words.openMeans}</p>`,
    html`${incidents.map((text) => html`<p class="note">${text[lang]}</p>`)}`,
    html`<p class="quiet">${words.fingerprint} <code>${fingerprint}</code></p>`,
  ];
}

function section(row: Row, lesson: Lesson, id: string, lang: Lang): Html {
  const mark = markFor(row, lesson);
  if (mark.is === 'marked') return lessonSection(mark.run, id, lang, besides(mark, lang));
  const words = classWords[lang];
  const why =
    mark.is === 'missing' ? words.nothingOfYours : words.cannotBeMarked(mark.because[lang]);
  return html`<section aria-labelledby="${id}">
    <h1 id="${id}">${lesson.id} · ${lesson.title[lang]}</h1>
    <p>${why}</p>
  </section>`;
}

/** A learner's own page, in their language; nobody else is on it. */
export function learnerPage(row: Row, report: ClassReport, usual: Lang): string {
  const { learner } = row;
  const lang = learner.lang ?? usual;
  return framed({
    lang,
    title: learner.name,
    styles: [checkStyle, drawingStyle],
    header: [
      html`<p>
        <strong><bdi>${learner.name}</bdi></strong> ${learner.id}
      </p>`,
      atTime(report.at, classWords[lang].markedAt, lang),
    ],
    main: report.lessons.map((lesson, index) => section(row, lesson, `lesson-${index}`, lang)),
    versions: [...report.versions, reportWords[lang].seed(report.seed)],
  });
}
