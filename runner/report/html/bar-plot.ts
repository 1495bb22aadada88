import type { BarChart, Series } from '../../lesson/chart.ts';
import type { Lang } from '../../lesson/text.ts';
import { html, type Html } from './html.ts';
import { area, framed, heights, inUnit, round } from './plot-frame.ts';
import { pageWords } from './texts.ts';

/** Between two series, and how much of its place a bar takes. */
const between = 24;
const thickness = 0.7;

/** A bar, in pixels: its left and right edge, and its top. */
export interface Bar {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** Lays out the series side by side, each with the same room. */
export function layOutBars(chart: BarChart): readonly { left: number; bars: readonly Bar[] }[] {
  const { series } = chart;
  const topOf = heights(chart);
  const room = (area.right - area.left - between * (series.length - 1)) / series.length;
  return series.map(({ values }, index) => {
    const left = area.left + index * (room + between);
    const place = room / Math.max(1, values.length);
    const bars = values.map((value, bar) => ({
      left: round(left + bar * place),
      right: round(left + (bar + thickness) * place),
      // A figure that is nearly nothing is to be seen, too.
      top: Math.min(topOf(value), area.bottom - 1),
    }));
    return { left: round(left), bars };
  });
}

const drawnBars = (bars: readonly Bar[]) =>
  bars.map(({ left, right, top }) => `M${left} ${area.bottom}V${top}H${right}V${area.bottom}Z`);

/** Several series of figures as bars, side by side. */
export function barPlot(chart: BarChart, lang: Lang): Html {
  const laidOut = layOutBars(chart);
  const mostOf = ({ values }: Series) => inUnit(chart, Math.max(0, ...values), lang);
  const content = {
    drawn: html`<path
      class="bars"
      d="${laidOut.flatMap(({ bars }) => drawnBars(bars)).join('')}"
    />`,
    captions: html`${chart.series.map(
      ({ name }, index) =>
        html`<text x="${laidOut[index]?.left ?? area.left}" y="${area.bottom + 20}"
          >${name[lang]}</text
        >`,
    )}`,
    said: pageWords[lang].bars(
      chart.series.map((each) => [each.name[lang], mostOf(each)]),
      inUnit(chart, chart.limit, lang),
    ),
  };
  return framed(chart, content, lang);
}
