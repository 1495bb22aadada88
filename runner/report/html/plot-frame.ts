import { figure } from '../../explain/chart.ts';
import { highestOf, type BarChart, type Chart, type Drawing } from '../../lesson/chart.ts';
import type { Lang } from '../../lesson/text.ts';
import { html, type Html } from './html.ts';
import { pageWords } from './texts.ts';

const plotWidth = 640;
/** Room for what stands below the axis. */
const belowAxis = 30;

/** The rectangle between the axes. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const area: Area = { left: 4, right: 634, top: 28, bottom: 190 };

export const round = (value: number) => Math.round(value * 10) / 10;

/** How far to the right a time stands, from the first moment to the last. */
export const scaleOf =
  (endMs: number, { left, right } = area) =>
  (atMs: number): number =>
    endMs === 0 ? left : round(left + (atMs / endMs) * (right - left));

/** What stands below an axis of time. */
export const timesBelow = (endMs: number): Html =>
  html`<text x="${area.left}" y="${area.bottom + 20}">0</text>
    <text x="${area.right}" y="${area.bottom + 20}" text-anchor="end"
      >${Math.round(endMs)} ms</text
    >`;

/** How high a figure stands, from nothing upwards: there is always some room above the limit. */
export function heights(drawing: Drawing): (value: number) => number {
  const limit = 'limit' in drawing ? drawing.limit : 0;
  const top = Math.max(highestOf(drawing), limit * 1.25) || 1;
  return (value) => round(area.bottom - (Math.max(0, value) / top) * (area.bottom - area.top));
}

export const inUnit = ({ unit }: Drawing, value: number, lang: Lang) =>
  `${figure(value)} ${unit[lang]}`;

interface Content {
  readonly drawn: Html;
  /** What stands below the axis. */
  readonly captions?: Html;
  /** Where the drawing has a room of its own. */
  readonly within?: Area;
  /** The same in a sentence. */
  readonly said: string;
}

/** The limit as a line, above which its figure stands. */
function limitLine(chart: Chart | BarChart, lang: Lang): Html {
  const y = heights(chart)(chart.limit);
  return html`<path class="limit" d="M${area.left} ${y}H${area.right}" />
    <text class="limit" x="${area.left}" y="${y - 6}">
      ${pageWords[lang].limit(inUnit(chart, chart.limit, lang))}
    </text>`;
}

/** A drawing with its title, its axis, and its limit where it has one. */
export function framed(
  drawing: Drawing,
  { drawn, captions, said, within = area }: Content,
  lang: Lang,
): Html {
  return html`<figure>
    <figcaption>
      ${drawing.title[lang]}${'dots' in drawing && ` (${drawing.unit[lang]})`}
    </figcaption>
    <svg
      class="plot"
      role="img"
      aria-label="${said}"
      viewBox="0 0 ${plotWidth} ${within.bottom + belowAxis}"
    >
      ${drawn}
      <path class="axis" d="M${within.left} ${within.bottom}H${within.right}" />
      ${'limit' in drawing && limitLine(drawing, lang)} ${captions}
    </svg>
    <p class="quiet">${said}</p>
  </figure>`;
}
