import { stringWidth } from '../../lesson/width.ts';

const tab = 8;

/** Cuts the rows off an unfinished line that are full: they look the same, and need not be drawn again. */
export function fullRows(line: string, columns: number): { rows: string; rest: string } {
  // Without anything wide in it, which is how long ones mostly are.
  if (/^[ -~]*$/.test(line)) {
    const full = Math.floor(line.length / columns) * columns;
    const rows = line.slice(0, full).match(new RegExp(`.{${columns}}`, 'g')) ?? [];
    return { rows: rows.map((row) => `${row}\n`).join(''), rest: line.slice(full) };
  }
  let rows = '';
  let row = '';
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    const own = segment === '\t' ? tab - (width % tab) : stringWidth(segment);
    if (width + own > columns) {
      rows += `${row}\n`;
      row = '';
      width = 0;
    }
    row += segment;
    width += own;
  }
  return { rows, rest: row };
}
