import type { LessonResult } from '../../engine/events.ts';
import type { Lang } from '../../lesson/text.ts';
import type { Run } from '../run.ts';
import { conclusionOf, marks, noteText, scoreText } from '../told.ts';
import { reportWords } from '../texts.ts';
import { checkSection, verdictMark } from './check.ts';
import { html, type Html } from './html.ts';
import { pageWords } from './texts.ts';

function remarks({ notes }: LessonResult, lang: Lang): Html[] {
  const words = reportWords[lang];
  return notes.map(
    (note) =>
      html`<p class="note">${words.note(noteText(note, lang), note.protocol === 'udp')}</p>`,
  );
}

/** A lesson that was verified: its score, what is `besides` it, and its checks with all that is known of them. */
export function lessonSection(
  { result, title, again }: Run,
  id: string,
  lang: Lang,
  besides: readonly (Html | false)[] = [],
): Html {
  const { lesson, seed, ms, status, checks } = result;
  const words = reportWords[lang];
  return html`<section aria-labelledby="${id}">
    <h1 id="${id}">${lesson.id} · ${lesson.title[lang]}</h1>
    <p class="score">
      ${verdictMark(status, marks[status], lang)} <span>${scoreText(result, lang)}</span>
    </p>
    ${conclusionOf(result, lang).map((text) => html`<p>${text}</p>`)}
    <p class="quiet"><code>${title}</code> · ${words.seed(seed)} · ${(ms / 1000).toFixed(1)} s</p>
    ${remarks(result, lang)} ${besides}
    <h2>${pageWords[lang].checks}</h2>
    ${checks.map((each) =>
      checkSection(each, `${id}-${each.check.id}`, again(lesson, each.check, seed), lang),
    )}
  </section>`;
}
