import { highest, type Chart } from '../lesson/chart.ts';
import type { Lang } from '../lesson/text.ts';
import { stringWidth } from '../lesson/width.ts';
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
function columnsOf({ points }: Chart, count: number): number[] {
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

/**
 * A figure over time as bars, the limit as a dashed line where it is not passed, and the figures at the edge. Lines of
 * text without colour.
 */
export function drawChart(chart: Chart, { width, lang }: ChartOptions): string[] {
  const { title, unit, limit, points } = chart;
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
  const count = Math.max(10, Math.min(mostColumns, width - margin - 2));
  const columns = columnsOf(chart, count);
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = rows - 1 - index;
    const cells = columns.map((value) => cell(value, row, step));
    const drawn = cells.map((bar) => (row === limitRow && bar === ' ' ? '╌' : bar)).join('');
    const text = labels.get(row) ?? '';
    return `${' '.repeat(margin - 1 - stringWidth(text))}${text} ┤${drawn}`.trimEnd();
  });
  const end = `${Math.round(points.at(-1)?.[0] ?? 0)} ms`;
  const axis = `${' '.repeat(margin)}└${'─'.repeat(count)}`;
  const times = `${' '.repeat(margin + 1)}0${' '.repeat(Math.max(1, count - 1 - end.length))}${end}`;
  const inUnit = ` (${unit[lang]})`;
  const heading = fit(title[lang], width - stringWidth(inUnit)) + inUnit;
  return [heading, ...lines, axis, times];
}
