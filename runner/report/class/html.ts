import type { Lesson } from '../../lesson/lesson.ts';
import type { Lang } from '../../lesson/text.ts';
import { atTime, framed } from '../html/frame.ts';
import { html, type Html } from '../html/html.ts';
import { plain } from '../plain.ts';
import { reportWords } from '../texts.ts';
import type { ClassReport, Points, Row } from './class-report.ts';
import {
  firstToMend,
  hasOpen,
  markFor,
  pointsText,
  scoreText,
  standingMarks,
  standingOf,
  totalsOf,
  type Standing,
} from './standing.ts';
import { statisticsOf, type CheckFigures, type Group, type LessonFigures } from './statistics.ts';
import { classStyle } from './style.ts';
import { remarksOn, wentText } from './summary.ts';
import { classWords } from './texts.ts';

/** The path of a learner's page, from the folder of the class's page; undefined where there is none. */
export type LinkOf = (row: Row) => string | undefined;

interface Context {
  readonly lang: Lang;
  readonly linkOf: LinkOf;
  readonly totals: ReadonlyMap<Row, Points>;
}

/** Always a path, whatever the name of a folder looks like: never another scheme, host or query. */
const hrefOf = (path: string) => `./${plain(path).split('/').map(encodeURIComponent).join('/')}`;

function named(row: Row, { linkOf }: Context): Html {
  const path = linkOf(row);
  const name = html`<bdi>${row.learner.name}</bdi>`;
  return path === undefined ? name : html`<a href="${hrefOf(path)}">${name}</a>`;
}

/** A share as a bar; the figure stands beside it. */
function bar(part: number, of: number): Html {
  const share = of === 0 ? 0 : Math.round((1000 * part) / of) / 10;
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    <path d="M0 0H${share}V1H0Z"></path>
  </svg>`;
}

function checkRow(figures: CheckFigures, marked: number, lang: Lang): Html {
  const { check, failed, skipped, inconclusive } = figures;
  const words = classWords[lang];
  const isStretch = check.tier === 'stretch';
  return html`<tr>
    <th scope="row">
      <code>${check.id}</code> ${check.title[lang]}
      ${isStretch && html`<span class="quiet">${reportWords[lang].stretch}</span>`}
    </th>
    <td class="count">${words.share(failed, marked)}</td>
    <td>${bar(failed, marked)}</td>
    <td>${skipped > 0 && skipped}</td>
    <td>${inconclusive > 0 && inconclusive}</td>
  </tr>`;
}

function checkTable({ checks, marked, lesson }: LessonFigures, { lang }: Context): Html {
  const words = classWords[lang];
  const title = `${lesson.id}: ${words.checks}`;
  return html`<h3>${words.checks}</h3>
    <div class="scroll" role="group" aria-label="${title}" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.check}</th>
            <th scope="col" colspan="2">${words.failedBy}</th>
            <th scope="col">${words.waiting}</th>
            <th scope="col">${words.standings.inconclusive}</th>
          </tr>
        </thead>
        <tbody>
          ${checks.map((each) => checkRow(each, marked, lang))}
        </tbody>
      </table>
    </div>`;
}

function groupPart({ check, mistake, rows }: Group, marked: number, context: Context): Html {
  const words = classWords[context.lang];
  return html`<details>
    <summary>
      <strong>${words.mistake(rows.length, marked, mistake[context.lang])}</strong>
      <span class="quiet"><code>${check.id}</code> · ${check.title[context.lang]}</span>
    </summary>
    <ul class="names">
      ${rows.map((row) => html`<li>${named(row, context)}</li>`)}
    </ul>
  </details>`;
}

function lessonPart(figures: LessonFigures, index: number, all: number, context: Context): Html {
  const { lesson, groups, marked } = figures;
  const { lang } = context;
  const words = classWords[lang];
  return html`<section aria-labelledby="lesson-${index}">
    <h2 id="lesson-${index}">${lesson.id} · ${lesson.title[lang]}</h2>
    <p>${wentText(figures, all, lang)}</p>
    ${marked > 0 && checkTable(figures, context)}
    ${
      groups.length > 0 &&
      html`<h3>${words.mistakes}</h3>
        <p class="quiet">${words.mistakesAre}</p>
        ${groups.map((group) => groupPart(group, marked, context))}`
    }
  </section>`;
}

function cell(row: Row, lesson: Lesson, lang: Lang): Html {
  const mark = markFor(row, lesson);
  const standing = standingOf(mark);
  const title = classWords[lang].standings[standing];
  const score = mark.is === 'marked' ? ` ${scoreText(mark.run.result.score.core)}` : '';
  const first = firstToMend(mark)?.check.id ?? '';
  return html`<td class="${standing}">
    <span class="count"><abbr title="${title}">${standingMarks[standing]}</abbr>${score}</span>
    ${first}
  </td>`;
}

function matrixRow(row: Row, lessons: readonly Lesson[], context: Context): Html {
  const { id, isUnexpected } = row.learner;
  const total = context.totals.get(row);
  const about = [
    ...(id === undefined ? [] : [id]),
    ...(isUnexpected ? [classWords[context.lang].isUnexpected] : []),
  ].join(' · ');
  return html`<tr>
    <th scope="row">
      ${named(row, context)} ${about !== '' && html`<span class="quiet">${about}</span>`}
    </th>
    ${lessons.map((lesson) => cell(row, lesson, context.lang))}
    <td class="count">${total && pointsText(total)}</td>
  </tr>`;
}

function matrix({ rows, lessons }: ClassReport, context: Context): Html {
  const words = classWords[context.lang];
  const standings = Object.keys(standingMarks) as Standing[];
  const legend = standings.map((each) => `${standingMarks[each]} ${words.standings[each]}`);
  return html`<section aria-labelledby="marks">
    <h2 id="marks">${words.marks}</h2>
    <p class="quiet">${legend.join(' · ')}</p>
    <p class="quiet">${words.cells} ${hasOpen(context.totals) && words.open}</p>
    <div class="scroll" role="group" aria-label="${words.marks}" tabindex="0">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">${words.learner}</th>
            ${lessons.map(({ id }) => html`<th scope="col">${id}</th>`)}
            <th scope="col">${words.points}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => matrixRow(row, lessons, context))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function noticed(remarks: readonly string[], lang: Lang): Html {
  return html`<section aria-labelledby="notice">
    <h2 id="notice">${classWords[lang].toNotice}</h2>
    <ul>
      ${remarks.map((text) => html`<li>${text}</li>`)}
    </ul>
  </section>`;
}

/** Where to find what: the lessons with how they went, `remarks` on learners where there are any, and the marks. */
function contents(
  all: readonly LessonFigures[],
  count: number,
  remarks: number,
  { lang }: Context,
): Html {
  const words = classWords[lang];
  return html`<nav aria-label="${words.title}">
    <ol>
      ${all.map(
        (figures, index) =>
          html`<li>
            <a href="#lesson-${index}">${figures.lesson.id} · ${figures.lesson.title[lang]}</a>
            <span class="quiet">${wentText(figures, count, lang)}</span>
          </li>`,
      )}
      ${
        remarks > 0 &&
        html`<li><a href="#notice">${words.toNotice}</a> <span class="quiet">${remarks}</span></li>`
      }
      <li><a href="#marks">${words.marks}</a></li>
    </ol>
  </nav>`;
}

/** The page of a class: what holds it up, lesson by lesson, and the marks of everybody. */
export function classPage(report: ClassReport, lang: Lang, linkOf: LinkOf): string {
  const words = classWords[lang];
  const context = { lang, linkOf, totals: totalsOf(report) };
  const statistics = statisticsOf(report);
  const count = report.rows.length;
  const remarks = remarksOn(report, statistics, lang);
  return framed({
    lang,
    title: words.title,
    styles: [classStyle],
    header: [
      atTime(report.at, words.markedAt, lang),
      contents(statistics.lessons, count, remarks.length, context),
    ],
    main: [
      html`<h1>${words.heading(count)}</h1>`,
      ...statistics.lessons.map((figures, index) => lessonPart(figures, index, count, context)),
      ...(remarks.length > 0 ? [noticed(remarks, lang)] : []),
      matrix(report, context),
    ],
    versions: [...report.versions, reportWords[lang].seed(report.seed)],
  });
}
