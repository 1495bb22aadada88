import { highestOf, type BarChart, type Chart, type Drawing } from '../lesson/chart.ts';
import type { Lang } from '../lesson/text.ts';
import { stringWidth } from '../lesson/width.ts';
import { drawDots } from './dots.ts';
import { fit, pad } from './lanes.ts';
import { columnsIn, timesBelow } from './time-axis.ts';

interface ChartOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly lang: Lang;
}

const rows = 6;
/** Between the series of a bar chart. */
const gap = '  ';
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

/** What stands side by side: bars, and a line below their axis. */
interface Panel {
  readonly columns: readonly number[];
  readonly caption: string;
  /** A figure that is nearly nothing is to be seen, too. */
  readonly showsLeast?: true;
}

function curvePanel(chart: Chart, room: number): Panel {
  const count = columnsIn(room);
  const caption = timesBelow(count, chart.points.at(-1)?.[0] ?? 0);
  return { columns: columnsOf(chart, count), caption };
}

/** A column for each bar; where there is no room for all, for the highest of several. */
function barPanels({ series }: BarChart, room: number, lang: Lang): Panel[] {
  const share = Math.floor((room - gap.length * (series.length - 1)) / series.length);
  return series.map(({ name, values }) => {
    const count = Math.max(4, Math.min(values.length, share));
    const columns = Array.from({ length: count }, () => 0);
    for (const [index, value] of values.entries()) {
      const column = Math.floor((index * count) / values.length);
      columns[column] = Math.max(columns[column] ?? 0, value);
    }
    return { columns, caption: fit(name[lang], count), showsLeast: true };
  });
}

/** How full the cell of a column is in a row, counted from the bottom. */
function cell(value: number, row: number, step: number, least = 0): string {
  const eighths = Math.round(((value - row * step) / step) * 8);
  return bars[Math.max(least, Math.min(8, eighths))] ?? ' ';
}

/** What a panel shows in a row. */
function drawn({ columns, showsLeast }: Panel, row: number, step: number, isLimit: boolean) {
  const least = showsLeast && row === 0 ? 1 : 0;
  const cells = columns.map((value) => cell(value, row, step, least));
  return cells.map((bar) => (isLimit && bar === ' ' ? '╌' : bar)).join('');
}

/** Where the highest figure is written: where both would stand in one row, on its own side of the limit. */
function rowOfHighest(most: number, limit: number, step: number, limitRow: number): number {
  const row = Math.min(rows - 1, Math.max(0, Math.ceil(most / step) - 1));
  return row === limitRow ? row + (most > limit ? 1 : -1) : row;
}

/**
 * A figure over time, or several series side by side, as bars, the limit as a dashed line where it is not passed, and
 * the figures at the edge.
 */
function drawBars(chart: Chart | BarChart, { width, lang }: ChartOptions): string[] {
  const { unit, limit } = chart;
  const most = highestOf(chart);
  const step = (Math.max(most, limit * 1.25) || 1) / rows;
  const limitRow = Math.min(rows - 1, Math.floor(limit / step));
  const limitLabel = `${figure(limit)} ${unit[lang]}`;
  const highestLabel = `${figure(most)} ${unit[lang]}`;
  const labels = new Map([[limitRow, limitLabel]]);
  if (highestLabel !== limitLabel) {
    labels.set(rowOfHighest(most, limit, step, limitRow), highestLabel);
  }
  const margin = Math.max(stringWidth(limitLabel), stringWidth(highestLabel)) + 1;
  const room = width - margin - 2;
  const panels = 'points' in chart ? [curvePanel(chart, room)] : barPanels(chart, room, lang);
  const beside = (part: (panel: Panel) => string) => panels.map(part).join(gap);
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = rows - 1 - index;
    const text = labels.get(row) ?? '';
    const cells = beside((panel) => drawn(panel, row, step, row === limitRow));
    return `${' '.repeat(margin - 1 - stringWidth(text))}${text} ┤${cells}`.trimEnd();
  });
  const axis = `${' '.repeat(margin)}└${beside(({ columns }) => '─'.repeat(columns.length))}`;
  const captions = beside(({ columns, caption }) => pad(caption, columns.length)).trimEnd();
  return [...lines, axis, ' '.repeat(margin + 1) + captions];
}

/** What was measured, as lines of text without colour, below its title. */
export function drawChart(drawing: Drawing, options: ChartOptions): string[] {
  const { width, lang } = options;
  const inUnit = ` (${drawing.unit[lang]})`;
  const heading = fit(drawing.title[lang], width - stringWidth(inUnit)) + inUnit;
  const lines = 'dots' in drawing ? drawDots(drawing, width, lang) : drawBars(drawing, options);
  return [heading, ...lines];
}
