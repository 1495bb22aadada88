import { figure } from '../../explain/chart.ts';
import { highest, type Chart } from '../../lesson/chart.ts';
import type { Lang } from '../../lesson/text.ts';
import { html, type Html } from './html.ts';
import { pageWords } from './texts.ts';

/** Where everything in a chart stands, in pixels. */
export interface Plot {
  /** The curve, from left to right. */
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly limitY: number;
}

const plotSize = { width: 640, height: 220 };
/** The rectangle between the axes. */
export const area = { left: 4, right: 634, top: 28, bottom: 190 };

const round = (value: number) => Math.round(value * 10) / 10;

/** Lays out a chart: the time from the first point on to the right, and from nothing upwards. */
export function layOutPlot({ limit, points }: Chart): Plot {
  const top = Math.max(highest(points), limit * 1.25) || 1;
  const end = points.at(-1)?.[0] ?? 0;
  const xOf = (atMs: number) =>
    end === 0 ? area.left : area.left + (atMs / end) * (area.right - area.left);
  const yOf = (value: number) =>
    area.bottom - (Math.max(0, value) / top) * (area.bottom - area.top);
  return {
    points: points.map(([atMs, value]) => [round(xOf(atMs)), round(yOf(value))]),
    limitY: round(yOf(limit)),
  };
}

/** The curve, and the area below it. */
function curve(points: Plot['points']): Html | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return undefined;
  const line = points.map(([x, y]) => `${x} ${y}`).join('L');
  return html`<path
      class="filled"
      d="M${first[0]} ${area.bottom}L${line}L${last[0]} ${area.bottom}Z"
    />
    <path class="curve" d="M${line}" />`;
}

/** The highest figure beside its point, where it is not in the way of the limit. */
function markHighest([x, y]: readonly [number, number], limitY: number, figure: string): Html {
  const isLeft = x < (area.left + area.right) / 2;
  const text = html`<text
    x="${isLeft ? x + 8 : x - 8}"
    y="${y - 8}"
    text-anchor="${isLeft ? 'start' : 'end'}"
    >${figure}</text
  >`;
  return html`<circle cx="${x}" cy="${y}" r="3.5" />${Math.abs(y - limitY) > 24 && text}`;
}

/** What was measured over time, as a curve with its limit, and in a sentence. */
export function plot(chart: Chart, lang: Lang): Html {
  const words = pageWords[lang];
  const { points, limitY } = layOutPlot(chart);
  const inUnit = (value: number) => `${figure(value)} ${chart.unit[lang]}`;
  const most = highest(chart.points);
  const top = chart.points.findIndex(([, value]) => value === most);
  const [topMs] = chart.points[top] ?? [0];
  const said = words.plot(inUnit(most), Math.round(topMs), inUnit(chart.limit));
  const end = `${Math.round(chart.points.at(-1)?.[0] ?? 0)} ms`;
  return html`<figure>
    <figcaption>${chart.title[lang]}</figcaption>
    <svg
      class="plot"
      role="img"
      aria-label="${said}"
      viewBox="0 0 ${plotSize.width} ${plotSize.height}"
    >
      ${curve(points)}
      <path class="axis" d="M${area.left} ${area.bottom}H${area.right}" />
      <path class="limit" d="M${area.left} ${limitY}H${area.right}" />
      <text class="limit" x="${area.left}" y="${limitY - 6}">
        ${words.limit(inUnit(chart.limit))}
      </text>
      ${points[top] && markHighest(points[top], limitY, inUnit(most))}
      <text x="${area.left}" y="${area.bottom + 20}">0</text>
      <text x="${area.right}" y="${area.bottom + 20}" text-anchor="end">${end}</text>
    </svg>
    <p class="quiet">${said}</p>
  </figure>`;
}
