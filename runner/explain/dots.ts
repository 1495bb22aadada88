import { endOf, highestOf, type DotChart } from '../lesson/chart.ts';
import type { Lang } from '../lesson/text.ts';
import { fit } from './lanes.ts';
import { columnsIn, ticksTo, timeTicks } from './time-axis.ts';

const mostRows = 20;
/** So far apart stand the figures on the left at least, and the times below. */
const rowsApart = 4;
const columnsApart = 9;

/** What the marks stand for, on one line. */
export const legendOf = ({ dots }: DotChart, lang: Lang, between = '  ') =>
  dots.map(({ mark, name }) => `${mark} ${name[lang]}`).join(between);

/** The axis with its ticks, and below it the time of each. */
function timeAxis(ticks: readonly number[], columnOf: (atMs: number) => number): string[] {
  const last = ticks.at(-1) ?? 0;
  const columns = ticks.map(columnOf);
  const axis = Array.from({ length: columnOf(last) + 1 }, (_, column) =>
    columns.includes(column) ? '┬' : '─',
  );
  const times = ticks.slice(0, -1).reduce((line, tick) => line.padEnd(columnOf(tick)) + tick, '');
  return [axis.join(''), times + `${last} ms`.padStart(axis.length - times.length)];
}

/** Single things as marks in a grid, a row for each figure where there are few, and what they stand for. */
export function drawDots(chart: DotChart, width: number, lang: Lang): string[] {
  const most = highestOf(chart);
  const rows = Math.min(mostRows, most + 1);
  const rowOf = (value: number) => Math.floor((value * rows) / (most + 1));
  const named = ticksTo(most, rows / rowsApart).filter((figure) => figure <= most);
  const labels = new Map(named.map((figure) => [rowOf(figure), `${figure}`]));
  const margin = `${most}`.length + 1;
  const count = columnsIn(width - margin - 2);
  const ticks = timeTicks(endOf(chart), Math.max(1, Math.floor(count / columnsApart)));
  const end = ticks.at(-1) ?? 1;
  const columnOf = (atMs: number) => Math.floor((atMs * (count - 1)) / end);
  const grid = Array.from({ length: rows }, () => Array.from({ length: count }, () => ' '));
  for (const { mark, points } of chart.dots) {
    for (const [atMs, value] of points) {
      const row = grid[rowOf(value)];
      if (row) row[columnOf(atMs)] = mark;
    }
  }
  const lines = grid.map((cells, row) =>
    `${(labels.get(row) ?? '').padStart(margin - 1)} ┤${cells.join('')}`.trimEnd(),
  );
  const [axis = '', times = ''] = timeAxis(ticks, columnOf);
  const edge = ' '.repeat(margin);
  const below = [`${edge}└${axis}`, `${edge} ${times}`, fit(legendOf(chart, lang), width)];
  return [...lines.reverse(), ...below];
}
