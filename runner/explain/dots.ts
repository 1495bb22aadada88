import { endOf, highestOf, type DotChart } from '../lesson/chart.ts';
import type { Lang } from '../lesson/text.ts';
import { fit } from './lanes.ts';
import { columnsIn, timesBelow } from './time-axis.ts';

const rows = 12;

/** What the marks stand for, on one line. */
export const legendOf = ({ dots }: DotChart, lang: Lang) =>
  dots.map(({ mark, name }) => `${mark} ${name[lang]}`).join('  ');

/** Where a figure from 0 to `most` stands among so many equal places. */
const placeOf = (value: number, most: number, places: number) =>
  most === 0 ? 0 : Math.min(places - 1, Math.floor((value / most) * places));

/** Single things as marks in a grid, the highest figure at the edge, and what they stand for. */
export function drawDots(chart: DotChart, width: number, lang: Lang): string[] {
  const most = highestOf(chart);
  const end = endOf(chart);
  const margin = `${most}`.length + 1;
  const count = columnsIn(width - margin - 2);
  const grid = Array.from({ length: rows }, () => Array.from({ length: count }, () => ' '));
  for (const { mark, points } of chart.dots) {
    for (const [atMs, value] of points) {
      const row = grid[rows - 1 - placeOf(value, most, rows)];
      if (row) row[placeOf(atMs, end, count)] = mark;
    }
  }
  const lines = grid.map((cells, index) => {
    const label = index === 0 ? `${most}` : index === rows - 1 ? '0' : '';
    return `${label.padStart(margin - 1)} ┤${cells.join('')}`.trimEnd();
  });
  const edge = ' '.repeat(margin);
  const axis = `${edge}└${'─'.repeat(count)}`;
  return [...lines, axis, `${edge} ${timesBelow(count, end)}`, fit(legendOf(chart, lang), width)];
}
