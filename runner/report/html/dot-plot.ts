import { legendOf } from '../../explain/dots.ts';
import { endOf, type DotChart } from '../../lesson/chart.ts';
import type { Lang } from '../../lesson/text.ts';
import { html, type Html } from './html.ts';
import { framed, heights, scaleOf, timesBelow } from './plot-frame.ts';

/** Half of a mark's height, in pixels: its text stands on its line, and belongs in its middle. */
const halfMark = 4;

/** Single things that happened, each as its mark. */
export function dotPlot(chart: DotChart, lang: Lang): Html {
  const end = endOf(chart);
  const xOf = scaleOf(end);
  const yOf = heights(chart);
  const kinds = chart.dots.map(({ mark, points }, kind) => {
    const marks = points.map(
      ([atMs, value]) =>
        html`<text x="${xOf(atMs)}" y="${yOf(value) + halfMark}" text-anchor="middle"
          >${mark}</text
        >`,
    );
    return html`<g class="dots-${kind}">${marks}</g>`;
  });
  const content = {
    drawn: html`${kinds}`,
    captions: timesBelow(end),
    said: legendOf(chart, lang),
  };
  return framed(chart, content, lang);
}
