import { highest, type Chart, type Drawing } from '../../lesson/chart.ts';
import type { Lang } from '../../lesson/text.ts';
import { barPlot } from './bar-plot.ts';
import { dotPlot } from './dot-plot.ts';
import { html, type Html } from './html.ts';
import { area, framed, heights, inUnit, scaleOf, timesBelow } from './plot-frame.ts';
import { pageWords } from './texts.ts';

/** Where everything in a chart stands, in pixels. */
export interface Plot {
  /** The curve, from left to right. */
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly limitY: number;
}

/** Lays out a chart: the time from the first point on to the right, and from nothing upwards. */
export function layOutPlot(chart: Chart): Plot {
  const xOf = scaleOf(chart.points.at(-1)?.[0] ?? 0);
  const yOf = heights(chart);
  return {
    points: chart.points.map(([atMs, value]) => [xOf(atMs), yOf(value)]),
    limitY: yOf(chart.limit),
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

/** What was measured over time, as a curve. */
function curvePlot(chart: Chart, lang: Lang): Html {
  const { points, limitY } = layOutPlot(chart);
  const most = highest(chart.points);
  const top = chart.points.findIndex(([, value]) => value === most);
  const [topMs] = chart.points[top] ?? [0];
  const highestFigure = inUnit(chart, most, lang);
  const content = {
    drawn: html`${curve(points)}`,
    captions: html`${points[top] && markHighest(points[top], limitY, highestFigure)}
    ${timesBelow(chart.points.at(-1)?.[0] ?? 0)}`,
    said: pageWords[lang].plot(highestFigure, Math.round(topMs), inUnit(chart, chart.limit, lang)),
  };
  return framed(chart, content, lang);
}

/** What was measured, with its limit where it has one, and in a sentence. */
export function plot(drawing: Drawing, lang: Lang): Html {
  if ('points' in drawing) return curvePlot(drawing, lang);
  return 'dots' in drawing ? dotPlot(drawing, lang) : barPlot(drawing, lang);
}
