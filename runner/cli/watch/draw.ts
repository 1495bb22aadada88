import type { Lang } from '../../lesson/text.ts';
import { cut } from '../../report/layout.ts';
import type { Palette } from '../../report/palette.ts';
import { drawChecks, drawMarks } from './draw-checks.ts';
import { fitFailure, wholeFailure } from './draw-failure.ts';
import { drawHead, drawVerdict } from './draw-verdict.ts';
import type { Scroll } from './keys.ts';
import { shownFailure, type Model, type ShownFailure } from './model.ts';
import { row, styleOf, type Style } from './style.ts';
import { watchWords } from './texts.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** As many lines as there are rows, none wider than the screen. */
export interface Picture {
  readonly lines: readonly string[];
  readonly scroll: Scroll;
}

/** How everything is put on the screen, the best way first. */
interface Layout {
  readonly checks: readonly string[];
  /** What stands between the parts. */
  readonly gap: readonly string[];
  /** It will do when there are so many rows for a failure. */
  readonly least: number;
}

export function draw(model: Model, { columns, rows }: Size, lang: Lang, palette: Palette): Picture {
  const style = styleOf(columns, lang, palette);
  const failure = shownFailure(model);
  const picture =
    model.view === 'failure' && failure
      ? drawFailure(model, failure, rows, style)
      : { lines: drawResults(model, failure, rows, style), scroll: { page: 1, most: 0 } };
  return { ...picture, lines: picture.lines.map((line) => cut(line, columns)) };
}

/** The keys that there are, with what they do. */
function drawKeys(names: readonly (readonly [string, string])[], style: Style): string[] {
  const { cyan, dim } = style.palette;
  return row(
    names.map(([key, does]) => `${cyan(key)} ${dim(does)}`.trim()),
    '   ',
    style,
  );
}

function layoutsOf(model: Model, failure: ShownFailure | undefined, style: Style): Layout[] {
  const marks = drawMarks(model, style);
  return [
    { checks: drawChecks(model, style), gap: [''], least: failure ? 14 : 0 },
    { checks: marks, gap: [''], least: failure ? 6 : 0 },
    { checks: marks, gap: [], least: -Infinity },
  ];
}

/** Everything at a glance. Where there is little room, the titles of the checks make way, and then the gaps. */
function drawResults(
  model: Model,
  failure: ShownFailure | undefined,
  rows: number,
  style: Style,
): string[] {
  const { keys } = watchWords[style.lang];
  const foot = drawKeys(
    [
      ...(failure ? (['h', 't'] as const) : []),
      'r' as const,
      ...(model.next ? (['n'] as const) : []),
      'q' as const,
    ].map((key) => [key, keys[key]]),
    style,
  );
  const head = drawHead(model, style);
  const verdict = drawVerdict(model, style);
  const parts = failure ? 4 : 3;
  const roomIn = ({ checks, gap }: Layout) =>
    rows - head.length - checks.length - verdict.length - foot.length - gap.length * parts;
  const layout = layoutsOf(model, failure, style).find((each) => roomIn(each) >= each.least);
  if (!layout) return [];
  const { checks, gap } = layout;
  const explained = failure ? [...gap, ...fitFailure(model, failure, roomIn(layout), style)] : [];
  return filled([...head, ...gap, ...checks, ...gap, ...verdict, ...explained], foot, rows);
}

/** The failure with its whole conversation, as much of it as there is room for. */
function drawFailure(model: Model, failure: ShownFailure, rows: number, style: Style): Picture {
  const words = watchWords[style.lang];
  const all = wholeFailure(model, failure, style);
  const page = Math.max(1, rows - 2);
  const most = Math.max(0, all.length - page);
  const top = Math.min(model.top, most);
  const shown = all.slice(top, top + page);
  const { back, scroll } = words.keys;
  const where = words.lines(top + 1, top + shown.length, all.length);
  const scrolls = [
    ['↑↓', scroll],
    ['', where],
  ] as const;
  const foot = drawKeys([['t', back], ...(most > 0 ? scrolls : [])], style);
  return { lines: filled(shown, foot, rows), scroll: { page, most } };
}

/** The last lines are at the bottom, whatever is above them. */
function filled(above: readonly string[], foot: readonly string[], rows: number): string[] {
  const room = Math.max(0, rows - foot.length);
  const shown = above.slice(0, room);
  const blank = Array.from({ length: room - shown.length }, () => '');
  return [...shown, ...blank, ...foot].slice(-rows);
}
