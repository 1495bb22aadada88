import stringWidth from 'string-width';
import { highest, pointsOf, type Chart, type Curve } from '../lesson/chart.ts';
import type { Lang } from '../lesson/text.ts';
import { drawDots, legendOf } from './dots.ts';
import { fit } from './lanes.ts';

interface ChartOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly lang: Lang;
}

const rows = 6;
const mostColumns = 60;
/** From empty to full, in eighths of a character. */
const bars = [...' ▁▂▃▄▅▆▇█'];

/** A figure with at most three digits that matter, rounded up as in the sentences: what is over the limit reads so. */
export const figure = (value: number) =>
  value >= 100 || Number.isInteger(value)
    ? `${Math.round(value)}`
    : (Math.ceil(value * 10) / 10).toFixed(1);

/** The highest figure in each of so many equal spans of time; a span without one goes on from the one before. */
function columnsOf({ points }: Curve, count: number): number[] {
  const end = points.at(-1)?.[0] ?? 0;
  const spans: (number | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const [atMs, value] of points) {
    const column = end === 0 ? 0 : Math.min(count - 1, Math.floor((atMs / end) * count));
    spans[column] = Math.max(spans[column] ?? 0, value);
  }
  let last = 0;
  return spans.map((value) => (last = value ?? last));
}

/** How full the cell of a column is in a row, counted from the bottom. */
function cell(value: number, row: number, step: number): string {
  const eighths = Math.round(((value - row * step) / step) * 8);
  return bars[Math.max(0, Math.min(8, eighths))] ?? ' ';
}

/** Where the highest figure is written: where both would stand in one row, on its own side of the limit. */
function rowOfHighest(most: number, limit: number, step: number, limitRow: number): number {
  const row = Math.min(rows - 1, Math.max(0, Math.ceil(most / step) - 1));
  return row === limitRow ? row + (most > limit ? 1 : -1) : row;
}

/** What is drawn above the time axis, and how wide the edge and the drawing are. */
interface Drawing {
  readonly lines: readonly string[];
  readonly margin: number;
  readonly count: number;
}

const columnsBeside = (margin: number, width: number) =>
  Math.max(10, Math.min(mostColumns, width - margin - 2));

/** Bars, the limit as a dashed line where it is not passed, and the figures at the edge. */
function drawCurve(curve: Curve, { width, lang }: ChartOptions): Drawing {
  const { unit, limit, points } = curve;
  const most = highest(points);
  const step = (Math.max(most, limit * 1.25) || 1) / rows;
  const limitRow = Math.min(rows - 1, Math.floor(limit / step));
  const limitLabel = `${figure(limit)} ${unit[lang]}`;
  const highestLabel = `${figure(most)} ${unit[lang]}`;
  const labels = new Map([[limitRow, limitLabel]]);
  if (highestLabel !== limitLabel) {
    labels.set(rowOfHighest(most, limit, step, limitRow), highestLabel);
  }
  const margin = Math.max(stringWidth(limitLabel), stringWidth(highestLabel)) + 1;
  const count = columnsBeside(margin, width);
  const columns = columnsOf(curve, count);
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = rows - 1 - index;
    const cells = columns.map((value) => cell(value, row, step));
    const drawn = cells.map((bar) => (row === limitRow && bar === ' ' ? '╌' : bar)).join('');
    const text = labels.get(row) ?? '';
    return `${' '.repeat(margin - 1 - stringWidth(text))}${text} ┤${drawn}`.trimEnd();
  });
  return { lines, margin, count };
}

/** A chart as lines of text without colour, with a heading and a time axis. */
export function drawChart(chart: Chart, options: ChartOptions): string[] {
  const { width, lang } = options;
  const { title, unit } = chart;
  const isDots = 'series' in chart;
  const { lines, margin, count } = isDots
    ? drawDots(chart, (edge) => columnsBeside(edge, width))
    : drawCurve(chart, options);
  const end = `${Math.round(Math.max(0, ...pointsOf(chart).map(([atMs]) => atMs)))} ms`;
  const axis = `${' '.repeat(margin)}└${'─'.repeat(count)}`;
  const times = `${' '.repeat(margin + 1)}0${' '.repeat(Math.max(1, count - 1 - end.length))}${end}`;
  const inUnit = ` (${unit[lang]})`;
  const heading = fit(title[lang], width - stringWidth(inUnit)) + inUnit;
  const legend = isDots ? [fit(legendOf(chart, lang), width)] : [];
  return [heading, ...lines, axis, times, ...legend];
}
