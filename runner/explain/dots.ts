import stringWidth from 'string-width';
import { highest, pointsOf, type Dots } from '../lesson/chart.ts';
import type { Lang } from '../lesson/text.ts';

const rows = 12;

/** What the marks stand for, on one line. */
export const legendOf = ({ series }: Dots, lang: Lang) =>
  series.map(({ mark, name }) => `${mark} ${name[lang]}`).join('  ');

/** Where a figure from 0 to `most` stands among so many equal places. */
const placeOf = (value: number, most: number, places: number) =>
  most === 0 ? 0 : Math.min(places - 1, Math.floor((value / most) * places));

/** The marks of single things in a grid, the highest figure at the edge; `columnsBeside` says how wide it may be. */
export function drawDots(dots: Dots, columnsBeside: (margin: number) => number) {
  const points = pointsOf(dots);
  const most = highest(points);
  const end = Math.max(0, ...points.map(([atMs]) => atMs));
  const top = `${most}`;
  const margin = stringWidth(top) + 1;
  const count = columnsBeside(margin);
  const grid = Array.from({ length: rows }, () => Array.from({ length: count }, () => ' '));
  for (const { mark, points: own } of dots.series) {
    for (const [atMs, value] of own) {
      const row = grid[rows - 1 - placeOf(value, most, rows)];
      if (row) row[placeOf(atMs, end, count)] = mark;
    }
  }
  const lines = grid.map((cells, index) => {
    const label = index === 0 ? top : index === rows - 1 ? '0' : '';
    return `${label.padStart(margin - 1)} ┤${cells.join('')}`.trimEnd();
  });
  return { lines, margin, count };
}
