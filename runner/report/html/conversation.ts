import { labelOf, partiesOf } from '../../explain/parties.ts';
import { shorten } from '../../explain/visible.ts';
import type { Lang } from '../../lesson/text.ts';
import type { TranscriptEntry } from '../../lesson/transcript.ts';
import { reportWords } from '../texts.ts';
import { html, type Html } from './html.ts';
import { drawSequence } from './sequence-svg.ts';
import { layOut } from './sequence.ts';
import { pageWords } from './texts.ts';

const most = {
  lanes: 6,
  /** Arrows that are seen at once, and of those before them. */
  arrows: 16,
  earlier: 200,
  /** Rows of the list, and characters in one. */
  listed: 500,
  characters: 2000,
};

function row(entry: TranscriptEntry, lang: Lang): Html {
  const { atMs, from, to, event } = entry;
  const label = shorten(labelOf(entry, lang), most.characters);
  const who = from === to ? html`<bdi>${from}</bdi>` : html`<bdi>${from}</bdi> → <bdi>${to}</bdi>`;
  const what = event === 'data' ? html`<code>${label}</code>` : html`<em>${label}</em>`;
  return html`<tr>
    <td>${atMs.toFixed(1)}</td>
    <td>${who}</td>
    <td>${what}</td>
  </tr>`;
}

/** All of it in words: for whoever does not see the diagram, and for what was cut there. */
function list(transcript: readonly TranscriptEntry[], lang: Lang): Html {
  const words = pageWords[lang];
  const listed = transcript.slice(-most.listed);
  return html`<details>
    <summary>${words.list(listed.length, transcript.length)}</summary>
    <div
      class="scroll"
      role="group"
      aria-label="${words.list(listed.length, transcript.length)}"
      tabindex="0"
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${words.time}</th>
            <th scope="col">${words.who}</th>
            <th scope="col">${words.what}</th>
          </tr>
        </thead>
        <tbody>
          ${listed.map((entry) => row(entry, lang))}
        </tbody>
      </table>
    </div>
  </details>`;
}

/**
 * What went over the wire: the end of it drawn, as that is where a failure shows; what came before, on demand; and
 * everything as a list. `focus` are the parties that must be among the lanes.
 */
export function conversation(
  transcript: readonly TranscriptEntry[],
  focus: readonly string[],
  lang: Lang,
): Html | undefined {
  if (transcript.length === 0) return undefined;
  const words = pageWords[lang];
  const parties = partiesOf(transcript, focus, most.lanes);
  const shown = transcript.filter(({ from, to }) => parties.includes(from) && parties.includes(to));
  const diagram = (entries: readonly TranscriptEntry[]) => {
    const description = words.diagram(entries.length, parties);
    return html`<div class="scroll" role="group" aria-label="${words.drawn}" tabindex="0">
      ${drawSequence(layOut(entries, parties, lang), description, lang)}
    </div>`;
  };
  const earlier = shown.slice(0, -most.arrows).slice(-most.earlier);
  const others = transcript.length - shown.length;
  return html`<figure>
    <figcaption>${reportWords[lang].conversation}</figcaption>
    ${
      earlier.length > 0 &&
      html`<details>
        <summary>${words.earlier(earlier.length)}</summary>
        ${diagram(earlier)}
      </details>`
    }
    ${diagram(shown.slice(-most.arrows))}
    ${others > 0 && html`<p class="quiet">${words.others(others)}</p>`} ${list(transcript, lang)}
  </figure>`;
}
