import { diffLines } from 'diff';
import { pad } from '../explain/lanes.ts';
import { stringWidth } from '../lesson/width.ts';
import { cut } from './layout.ts';
import type { Palette } from './palette.ts';
import { plain } from './plain.ts';

/** Lines that two programs share, or lines in the same place that only one of them has. */
export type Block =
  | { readonly kind: 'same'; readonly lines: readonly string[] }
  | {
      readonly kind: 'different';
      readonly own: readonly string[];
      readonly reference: readonly string[];
    };

/** As it can be shown: without control characters, and with blanks for tabs, whose width depends on their place. */
const showable = (source: string) =>
  plain(source.replaceAll('\r\n', '\n')).replaceAll('\t', '  ').replace(/ +$/gm, '');

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');

/** What two programs have in common, and where they differ, from their first line to their last. */
export function compare(own: string, reference: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const { value, added, removed } of diffLines(
    `${showable(own).trimEnd()}\n`,
    `${showable(reference).trimEnd()}\n`,
  )) {
    const lines = linesOf(value);
    const last = blocks.at(-1);
    if (!added && !removed) blocks.push({ kind: 'same', lines });
    else if (removed) blocks.push({ kind: 'different', own: lines, reference: [] });
    // What was taken away comes first.
    else if (last?.kind === 'different') blocks.splice(-1, 1, { ...last, reference: lines });
    else blocks.push({ kind: 'different', own: [], reference: lines });
  }
  return blocks;
}

/** One below the other: `-` before the lines of the first, `+` before those of the second. */
function below(blocks: readonly Block[], { red, green }: Palette): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'same'
      ? block.lines.map((line) => `  ${line}`)
      : [
          ...block.own.map((line) => red(`- ${line}`)),
          ...block.reference.map((line) => green(`+ ${line}`)),
        ],
  );
}

/** A line in pieces that fit; what follows the first is marked as its continuation. */
function fold(line: string, columns: number): string[] {
  const pieces = [''];
  for (const character of line) {
    const piece = pieces.at(-1) ?? '';
    if (stringWidth(piece + character) <= columns) pieces[pieces.length - 1] = piece + character;
    else pieces.push(`↪ ${character}`);
  }
  return pieces;
}

/** Side by side, the first on the left. */
function beside(blocks: readonly Block[], columns: number, { red, green, dim }: Palette): string[] {
  const row = (own: string, reference: string, isSame: boolean) => {
    const [left, right] = [fold(own, columns), fold(reference, columns)];
    return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
      const [ours, theirs] = [pad(left[at] ?? '', columns), right[at] ?? ''];
      return isSame
        ? `  ${ours} ${dim('│')}   ${theirs}`
        : `${red(`${own === '' ? ' ' : '-'} ${ours}`)} ${dim('│')} ${green(`${reference === '' ? ' ' : '+'} ${theirs}`)}`;
    });
  };
  return blocks.flatMap((block) => {
    if (block.kind === 'same') return block.lines.flatMap((line) => row(line, line, true));
    const { own, reference } = block;
    return Array.from({ length: Math.max(own.length, reference.length) }, (_, at) => at).flatMap(
      (at) => row(own[at] ?? '', reference[at] ?? '', false),
    );
  });
}

/** Less than this, and two programs are hard to read beside each other. */
const leastForTwo = 120;

/** The names of two programs and all their lines, side by side where there is room. `width` is in columns. */
export function drawComparison(
  names: { readonly own: string; readonly reference: string },
  blocks: readonly Block[],
  width: number,
  palette: Palette,
): string {
  const { red, green, dim } = palette;
  const columns = Math.floor((width - 7) / 2);
  const lines =
    width < leastForTwo
      ? [red(`- ${names.own}`), green(`+ ${names.reference}`), '', ...below(blocks, palette)]
      : [
          `${red(pad(cut(`- ${names.own}`, columns + 2), columns + 2))} ${dim('│')} ${green(`+ ${names.reference}`)}`,
          `${' '.repeat(columns + 2)} ${dim('│')}`,
          ...beside(blocks, columns, palette),
        ];
  return lines.map((line) => line.trimEnd()).join('\n');
}
