import { legendOf } from '../../explain/dots.ts';
import { ticksTo, timeTicks } from '../../explain/time-axis.ts';
import { endOf, highestOf, type DotChart } from '../../lesson/chart.ts';
import type { Lang } from '../../lesson/text.ts';
import { html, type Html } from './html.ts';
import { framed, round, scaleOf, type Area } from './plot-frame.ts';

/** Higher than a curve: each figure has a row of its own where there are few. The figures stand on the left. */
const area: Area = { left: 40, right: 596, top: 14, bottom: 300 };
/** Between the axis and the lowest figure. */
const foot = 12;
/** Two blanks would be shown as one. */
const wide = '\u2003';
const steps = { figures: 5, times: 8 };

/** A line across the drawing for each figure that is named. */
const figureLine = (figure: number, y: number) =>
  html`<path class="grid" d="M${area.left} ${y}H${area.right}" />
    <text x="${area.left - 6}" y="${y}" dominant-baseline="central" text-anchor="end"
      >${figure}</text
    >`;

/** A line upwards for each time that is named. */
const timeLine = (text: string, x: number) =>
  html`<path class="grid" d="M${x} ${area.top}V${area.bottom}" />
    <text x="${x}" y="${area.bottom + 20}" text-anchor="middle">${text}</text>`;

/** Single things that happened, each as its mark. */
export function dotPlot(chart: DotChart, lang: Lang): Html {
  const most = highestOf(chart);
  const times = timeTicks(endOf(chart), steps.times);
  const end = times.at(-1) ?? 1;
  const xOf = scaleOf(end, area);
  const lowest = area.bottom - foot;
  const yOf = (value: number) => round(lowest - (value / Math.max(1, most)) * (lowest - area.top));
  const kinds = chart.dots.map(({ mark, points }, kind) => {
    const marks = points.map(
      ([atMs, value]) =>
        html`<text
          x="${xOf(atMs)}"
          y="${yOf(value)}"
          dominant-baseline="central"
          text-anchor="middle"
          >${mark}</text
        >`,
    );
    return html`<g class="dots dots-${kind}">${marks}</g>`;
  });
  const figures = ticksTo(most, steps.figures).filter((figure) => figure <= most);
  const content = {
    drawn: html`${figures.map((figure) => figureLine(figure, yOf(figure)))}
    ${times.map((time) => timeLine(time === end ? `${time} ms` : `${time}`, xOf(time)))} ${kinds}`,
    said: legendOf(chart, lang, wide),
    within: area,
  };
  return framed(chart, content, lang);
}
