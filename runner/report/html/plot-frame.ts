import { figure } from '../../explain/chart.ts';
import { highestOf, type Drawing } from '../../lesson/chart.ts';
import type { Lang } from '../../lesson/text.ts';
import { html, type Html } from './html.ts';
import { pageWords } from './texts.ts';

const plotSize = { width: 640, height: 220 };
/** The rectangle between the axes. */
export const area = { left: 4, right: 634, top: 28, bottom: 190 };

export const round = (value: number) => Math.round(value * 10) / 10;

/** How high a figure stands, from nothing upwards: there is always some room above the limit. */
export function heights(drawing: Drawing): (value: number) => number {
  const top = Math.max(highestOf(drawing), drawing.limit * 1.25) || 1;
  return (value) => round(area.bottom - (Math.max(0, value) / top) * (area.bottom - area.top));
}

export const inUnit = ({ unit }: Drawing, value: number, lang: Lang) =>
  `${figure(value)} ${unit[lang]}`;

interface Content {
  readonly drawn: Html;
  /** What stands below the axis. */
  readonly captions: Html;
  /** The same in a sentence. */
  readonly said: string;
}

/** A drawing with its title, its axis and its limit. */
export function framed(drawing: Drawing, { drawn, captions, said }: Content, lang: Lang): Html {
  const limitY = heights(drawing)(drawing.limit);
  return html`<figure>
    <figcaption>${drawing.title[lang]}</figcaption>
    <svg
      class="plot"
      role="img"
      aria-label="${said}"
      viewBox="0 0 ${plotSize.width} ${plotSize.height}"
    >
      ${drawn}
      <path class="axis" d="M${area.left} ${area.bottom}H${area.right}" />
      <path class="limit" d="M${area.left} ${limitY}H${area.right}" />
      <text class="limit" x="${area.left}" y="${limitY - 6}">
        ${pageWords[lang].limit(inUnit(drawing, drawing.limit, lang))}
      </text>
      ${captions}
    </svg>
    <p class="quiet">${said}</p>
  </figure>`;
}
