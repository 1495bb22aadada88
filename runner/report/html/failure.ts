import type { CheckResult } from '../../engine/events.ts';
import { focusOf } from '../../explain/around.ts';
import { explainFailure, type Explanation } from '../../explain/failure.ts';
import { hintsOn } from '../../explain/hints.ts';
import { explainSmallest } from '../../explain/smallest.ts';
import { shorten } from '../../explain/visible.ts';
import type { Nearest } from '../../explain/wanted.ts';
import type { Failure } from '../../lesson/failure.ts';
import type { Lang } from '../../lesson/text.ts';
import { reportWords } from '../texts.ts';
import { conversation } from './conversation.ts';
import { html, type Html } from './html.ts';
import { plot } from './plot.ts';
import { pageWords } from './texts.ts';

/** How much of a line is shown where it is compared, and how much of that before the place that is wrong. */
const most = { characters: 400, before: 160, after: 160 };

/** What came, marked where it first goes wrong. */
function received({ line, wrongAt }: Nearest, lang: Lang): Html {
  if (wrongAt === undefined) return html`${shorten(line, most.characters)}`;
  const words = pageWords[lang];
  const before = [...line.slice(0, wrongAt)];
  const [wrong, ...after] = line.slice(wrongAt);
  const cut = before.length > most.before;
  const start = (cut ? '…' : '') + before.slice(-most.before).join('');
  const rest = after.slice(0, most.after).join('') + (after.length > most.after ? '…' : '');
  return wrong === undefined
    ? html`${start}<mark class="nothing"><span class="unseen">(${words.missing})</span></mark>`
    : html`${start}<span class="unseen">(${words.from})</span><mark>${wrong}</mark>${rest}`;
}

function compared(explanation: Explanation, lang: Lang): Html | undefined {
  if (explanation.expected === undefined || explanation.isTold) return undefined;
  const words = reportWords[lang];
  const expected = shorten(explanation.expected, most.characters);
  return html`<dl class="compared">
    <dt>${words.expected}</dt>
    <dd class="expected"><code>${expected}</code></dd>
    ${
      explanation.received &&
      html`<dt>${words.received}</dt>
        <dd class="received"><code>${received(explanation.received, lang)}</code></dd>`
    }
  </dl>`;
}

/** Each hint holds the next one, so that it is seen only after this one has been opened. */
function hints(texts: readonly string[], lang: Lang): Html | undefined {
  return texts.reduceRight<Html | undefined>(
    (next, text, index) =>
      html`<details class="hint">
        <summary>${reportWords[lang].hint(index + 1, texts.length)}</summary>
        <p>${text}</p>
        ${next}
      </details>`,
    undefined,
  );
}

/** What the program printed last, or a piece of it: as it is, line by line. */
export const printed = (title: string, text: string): Html | undefined =>
  text.trim() === ''
    ? undefined
    : html`<figure>
        <figcaption>${title}</figcaption>
        <pre class="scroll" role="group" aria-label="${title}" tabindex="0">${text}</pre>
      </figure>`;

const explained = (explanation: Explanation, lang: Lang): Html =>
  html`<p class="message">${explanation.message}</p>
    ${printed(pageWords[lang].place, explanation.codeFrame ?? '')} ${compared(explanation, lang)}`;

/** The conversation of the smallest input that fails, where it is known; the check's own then stands behind it. */
function conversations({ record, smallest }: CheckResult, cause: Failure, lang: Lang) {
  const own = conversation(record.transcript, focusOf(cause), lang);
  if (!smallest) return [own];
  const { input, ...explanation } = explainSmallest(smallest, lang);
  return [
    html`<p><strong>${input}</strong></p>`,
    explained(explanation, lang),
    conversation(smallest.transcript, focusOf(smallest.failure), lang),
    own &&
      html`<details>
        <summary>${pageWords[lang].own}</summary>
        ${own}
      </details>`,
  ];
}

/** A failure in words, what went over the wire, and what helps. */
export function failureParts(result: CheckResult, failure: Failure, lang: Lang) {
  const { check, record } = result;
  return [
    explained(explainFailure(failure, record.transcript, lang), lang),
    ...record.charts.map((chart) => plot(chart, lang)),
    ...conversations(result, failure, lang),
    printed(reportWords[lang].output, record.output),
    hints(hintsOn(failure, check, record.transcript, lang), lang),
  ];
}
