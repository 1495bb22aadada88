import { figure } from '../../explain/chart.ts';
import { legendOf } from '../../explain/dots.ts';
import {
  highest,
  pointsOf,
  type Chart,
  type Curve,
  type Dots,
  type Points,
} from '../../lesson/chart.ts';
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

/** Where a time and a figure stand: the time to the right, and the figure from nothing upwards. */
function scaleTo(endMs: number, top: number) {
  const xOf = (atMs: number) =>
    endMs === 0 ? area.left : area.left + (atMs / endMs) * (area.right - area.left);
  const yOf = (value: number) =>
    area.bottom - (Math.max(0, value) / top) * (area.bottom - area.top);
  return { xOf: (atMs: number) => round(xOf(atMs)), yOf: (value: number) => round(yOf(value)) };
}

/** Lays out a curve. */
export function layOutPlot({ limit, points }: Curve): Plot {
  const top = Math.max(highest(points), limit * 1.25) || 1;
  const { xOf, yOf } = scaleTo(points.at(-1)?.[0] ?? 0, top);
  return { points: points.map(([atMs, value]) => [xOf(atMs), yOf(value)]), limitY: yOf(limit) };
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

/** What is drawn above the time axis, and what it says in words. */
interface Drawn {
  readonly said: string;
  readonly drawing: Html;
}

function drawCurve(chart: Curve, lang: Lang): Drawn {
  const words = pageWords[lang];
  const { points, limitY } = layOutPlot(chart);
  const inUnit = (value: number) => `${figure(value)} ${chart.unit[lang]}`;
  const most = highest(chart.points);
  const top = chart.points.findIndex(([, value]) => value === most);
  const [topMs] = chart.points[top] ?? [0];
  return {
    said: words.plot(inUnit(most), Math.round(topMs), inUnit(chart.limit)),
    drawing: html`${curve(points)}
      <path class="limit" d="M${area.left} ${limitY}H${area.right}" />
      <text class="limit" x="${area.left}" y="${limitY - 6}">
        ${words.limit(inUnit(chart.limit))}
      </text>
      ${points[top] && markHighest(points[top], limitY, inUnit(most))}`,
  };
}

function drawDots(chart: Dots, endMs: number, lang: Lang): Drawn {
  const { xOf, yOf } = scaleTo(endMs, highest(pointsOf(chart)) || 1);
  const marks = chart.series.map(({ mark, points }, index) => {
    const at = ([atMs, value]: Points[number]) =>
      html`<text x="${xOf(atMs)}" y="${yOf(value) + 4}" text-anchor="middle">${mark}</text>`;
    return html`<g class="dots-${index}">${points.map(at)}</g>`;
  });
  return { said: legendOf(chart, lang), drawing: html`${marks}` };
}

/** What was measured over time, as a curve with its limit or as dots, and in a sentence. */
export function plot(chart: Chart, lang: Lang): Html {
  const endMs = Math.max(0, ...pointsOf(chart).map(([atMs]) => atMs));
  const { said, drawing } =
    'series' in chart ? drawDots(chart, endMs, lang) : drawCurve(chart, lang);
  return html`<figure>
    <figcaption>${chart.title[lang]}</figcaption>
    <svg
      class="plot"
      role="img"
      aria-label="${said}"
      viewBox="0 0 ${plotSize.width} ${plotSize.height}"
    >
      <path class="axis" d="M${area.left} ${area.bottom}H${area.right}" />
      ${drawing}
      <text x="${area.left}" y="${area.bottom + 20}">0</text>
      <text x="${area.right}" y="${area.bottom + 20}" text-anchor="end">
        ${Math.round(endMs)} ms
      </text>
    </svg>
    <p class="quiet">${said}</p>
  </figure>`;
}
