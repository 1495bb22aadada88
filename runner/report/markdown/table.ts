import { indent } from '../layout.ts';
import { unpainted, type Palette } from '../palette.ts';
import { paintAll, repaint, widthOf, wrapSpans, type Span } from './spans.ts';

type Cell = readonly Span[];
type Row = readonly Cell[];

export interface Table {
  readonly head: Row;
  readonly rows: readonly Row[];
}

const gap = '  ';

/** A table whose columns are narrower than this, on average, is easier to read as a list. */
const leastColumn = 20;

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);

/** How wide the columns are; undefined where there is no room for them. */
function columnWidths({ head, rows }: Table, columns: number): number[] | undefined {
  const wishes = head.map((_, index) => {
    const widths = [head, ...rows].map((row) => widthOf(row[index] ?? []));
    // More room for more text, but not in proportion: what stands beside it must stay readable.
    return { index, natural: Math.max(...widths), weight: sum(widths) ** (1 / 3) };
  });
  let room = columns - gap.length * (head.length - 1);
  let weights = sum(wishes.map(({ weight }) => weight));
  const fits = sum(wishes.map(({ natural }) => natural)) <= room;
  if (!fits && room / head.length < leastColumn) return undefined;
  const result: number[] = [];
  // The narrow ones first: what they do not need is left for the others.
  for (const { index, natural, weight } of wishes.toSorted((a, b) => a.natural - b.natural)) {
    const width = fits ? natural : Math.min(natural, Math.floor((room * weight) / weights));
    result[index] = width;
    room -= width;
    weights -= weight;
  }
  return result;
}

function drawRow(row: Row, widths: readonly number[]): string[] {
  const cells = widths.map((width, index) => wrapSpans(row[index] ?? [], width));
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, index) => {
        const part = cell[line] ?? [];
        const rest = Math.max(0, (widths[index] ?? 0) - widthOf(part));
        return paintAll(part) + ' '.repeat(rest);
      })
      .join(gap)
      .trimEnd(),
  );
}

/** An entry for each row: the first cell, and under it the others. What the second is can be seen; from there on the heading says it. */
const asList = ({ head, rows }: Table, columns: number, palette: Palette, colon: string) =>
  rows.flatMap(([first = [], ...others], index) => [
    ...(index === 0 ? [] : ['']),
    ...wrapSpans(repaint(first, palette.bold), columns).map(paintAll),
    ...others.flatMap((cell, at) => {
      const heading = [...(head[at + 1] ?? []), { text: colon, paint: unpainted }];
      const text = at === 0 ? cell : [...repaint(heading, palette.dim), ...cell];
      return wrapSpans(text, columns - 2).map((line) => indent(paintAll(line), 2));
    }),
  ]);

/** A table, its cells wrapped; a list where the columns would be too narrow. */
export function drawTable(
  table: Table,
  columns: number,
  palette: Palette,
  colon: string,
): string[] {
  const widths = columnWidths(table, columns);
  if (!widths) return asList(table, columns, palette, colon);
  const rule = (line: string) =>
    palette.dim(line.repeat(sum(widths) + gap.length * (widths.length - 1)));
  const head = table.head.map((cell) => repaint(cell, palette.bold));
  const rows = table.rows.map((row) => drawRow(row, widths));
  const isTall = rows.some(({ length }) => length > 1);
  return [
    ...drawRow(head, widths),
    rule('─'),
    ...rows.flatMap((row, index) => (isTall && index > 0 ? [rule('┄'), ...row] : row)),
  ];
}
