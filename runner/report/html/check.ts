import type { CheckResult } from '../../engine/events.ts';
import type { Lang } from '../../lesson/text.ts';
import type { VerdictStatus } from '../../lesson/verdict.ts';
import { markOf, notJudged } from '../told.ts';
import { reportWords } from '../texts.ts';
import { conversation } from './conversation.ts';
import { failureParts, printed } from './failure.ts';
import { html, type Html } from './html.ts';
import { plot } from './plot.ts';
import { pageWords } from './texts.ts';

/** The verdict as a mark and a word, so that no colour is needed to tell it. */
export const verdictMark = (status: VerdictStatus, mark: string, lang: Lang): Html =>
  html`<span class="verdict ${status}"
    ><span aria-hidden="true">${mark}</span> ${pageWords[lang].verdicts[status]}</span
  >`;

/** Why there is nothing more to tell. */
function whyNotJudged({ verdict }: CheckResult, lang: Lang): string | undefined {
  if (verdict.status === 'skipped') return reportWords[lang].skipped(verdict.because);
  if (verdict.status !== 'inconclusive') return undefined;
  return notJudged(verdict.error, lang);
}

function head(result: CheckResult, lang: Lang): Html {
  const { check, record, verdict } = result;
  const words = reportWords[lang];
  const why = whyNotJudged(result, lang);
  return html`<h3>
      ${verdictMark(verdict.status, markOf(result), lang)} <code>${check.id}</code>
      <span class="title"
        >${check.title[lang]} ${why !== undefined && html`<span class="quiet">${why}</span>`}</span
      >
    </h3>
    <span class="about"
      >${check.tier === 'stretch' && html`<span>${words.stretch}</span>`}
      ${verdict.status === 'passed' && html`<span>${Math.round(record.ms)} ms</span>`}</span
    >`;
}

const command = (title: string, words: string): Html =>
  html`<figure class="again">
    <figcaption>${title}</figcaption>
    <pre><code>${words}</code></pre>
  </figure>`;

function partsOf(result: CheckResult, again: string, lang: Lang): (Html | undefined)[] {
  const { record, verdict } = result;
  const words = reportWords[lang];
  const seen = [
    ...record.charts.map((chart) => plot(chart, lang)),
    conversation(record.transcript, [], lang),
  ];
  switch (verdict.status) {
    case 'passed':
      return seen;
    case 'failed':
      return [...failureParts(result, verdict.failure, lang), command(words.again, again)];
    case 'skipped':
      return [];
    case 'inconclusive':
      return [...seen, printed(words.output, record.output), command(words.again, again)];
  }
}

/** A check: what passed is closed, what did not is open. */
export function checkSection(result: CheckResult, id: string, again: string, lang: Lang): Html {
  const { status } = result.verdict;
  const parts = partsOf(result, again, lang).filter((part) => part !== undefined);
  if (parts.length === 0)
    return html`<div class="check ${status}" id="${id}">
      <div class="head">${head(result, lang)}</div>
    </div>`;
  return html`<details class="check ${status}" id="${id}" ${status !== 'passed' && html`open=""`}>
    <summary class="head">${head(result, lang)}</summary>
    <div class="body">${parts}</div>
  </details>`;
}
