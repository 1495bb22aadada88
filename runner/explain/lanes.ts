import type { Lang } from '../lesson/text.ts';
import type { TranscriptEntry, WireEvent } from '../lesson/transcript.ts';
import { stringWidth } from '../lesson/width.ts';
import { labelOf, partiesOf } from './parties.ts';

const timeWidth = 8;
const lanes = { least: 2, most: 5 };
const laneWidth = { least: 7, most: 12 };
const leastLabel = 14;

/** What is drawn on a line. */
export interface LaneEntry extends TranscriptEntry {
  /** Stands in place of the time. */
  readonly label?: string;
}

interface LanesOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** How many events are shown at the most, the last ones. */
  readonly most: number;
  /** Who must be among the lanes when there are too many. */
  readonly focus: readonly string[];
  readonly lang: Lang;
}

/** Cuts a text in the middle so that it takes at most this many columns. */
export function fit(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  const characters = [...text];
  let head = '';
  let tail = '';
  for (let front = 0, back = characters.length - 1; front <= back;) {
    const fromFront = stringWidth(head) <= stringWidth(tail);
    const next = fromFront ? head + (characters[front] ?? '') : (characters[back] ?? '') + tail;
    if (stringWidth(fromFront ? next + tail : head + next) > columns - 1) break;
    if (fromFront) [head, front] = [next, front + 1];
    else [tail, back] = [next, back - 1];
  }
  return `${head}…${tail}`;
}

/** A text with blanks after it, so that it takes so many columns. */
export const pad = (text: string, columns: number) =>
  text + ' '.repeat(Math.max(0, columns - stringWidth(text)));

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

interface Head {
  readonly name: string;
  readonly width: number;
}

const headFor = (name: string): Head => ({
  name,
  width: Math.max(laneWidth.least, stringWidth(name) + 1),
});

const widthOf = (heads: readonly Head[]) => sum(heads.map(({ width }) => width));

/** What stands above the lanes, each with the width of its lane: as even as the names allow. */
function headsOf(parties: readonly string[], room: number): readonly Head[] {
  const { least, most } = laneWidth;
  const even = Math.max(least, Math.min(most, Math.floor(room / 2 / Math.max(1, parties.length))));
  const limit = Math.max(Math.floor(room * 0.6), least * parties.length);
  const whole = parties.map(headFor);
  if (whole.every(({ width }) => width <= even)) {
    return whole.map(({ name }) => ({ name, width: even }));
  }
  if (widthOf(whole) <= limit) return whole;
  // `member alice` is one of several members: the sentences say what she is.
  const short = parties.map((name) => headFor(name.split(' ').at(-1) ?? name));
  const within = (widest: number) =>
    short.map(({ name, width }) => ({ name, width: Math.min(width, widest) }));
  let widest = limit;
  while (widthOf(within(widest)) > limit) widest -= 1;
  return within(widest);
}

/** The beginning of a text, as far as it takes at most this many columns. */
function beginning(text: string, columns: number): string {
  const end = [...text].findIndex(
    (_, index, characters) => stringWidth(characters.slice(0, index + 1).join('')) > columns,
  );
  return end < 0 ? text : [...text].slice(0, end).join('');
}

/** The heading of a lane: the beginning of the name where there is no room for all of it, as long as that is clear. */
function heading(name: string, width: number, others: readonly string[]): string {
  if (stringWidth(name) < width) return pad(name, width);
  const start = beginning(name, width - 2);
  const isClear = others.every((other) => other === name || !other.startsWith(start));
  return pad(isClear ? `${start}…` : fit(name, width - 1), width);
}

/** An arrow between two lanes, or a mark on one of them, drawn over the lines of all of them. */
function arrow(from: number, to: number, widths: readonly number[], tip: string): string {
  const cells = [...' '.repeat(sum(widths))];
  const center = (lane: number) => sum(widths.slice(0, lane)) + 2;
  for (const lane of widths.keys()) cells[center(lane)] = '│';
  const [left, right] = [Math.min(from, to), Math.max(from, to)].map(center) as [number, number];
  for (let column = left + 1; column < right; column += 1) cells[column] = '─';
  cells[center(from)] = from < to ? '├' : from > to ? '┤' : '│';
  if (from !== to)
    cells[center(to) + (from < to ? -1 : 1)] = tip === '' ? (from < to ? '▶' : '◀') : tip;
  else cells[center(to)] = tip === '' ? '●' : tip;
  return cells.join('');
}

/** What comes to an end with it. */
const isEnd = (event: WireEvent) =>
  event === 'refused' || event === 'reset' || event === 'exit' || event === 'lost';

/** What stands for an event where an arrow has its tip. */
const tipOf = (event: WireEvent) => (isEnd(event) ? '╳' : event === 'timeout' ? '○' : '');

/** The conversation as lanes: one for each party, time at the edge, an arrow and its bytes a line. */
export function drawLanes(
  transcript: readonly LaneEntry[],
  { width, most, focus, lang }: LanesOptions,
): string[] {
  const room = Math.floor((width - timeWidth - leastLabel) / laneWidth.least);
  const mostLanes = Math.max(lanes.least, Math.min(lanes.most, room));
  const parties = partiesOf(transcript, focus, mostLanes);
  const shown = transcript.filter(({ from, to }) => parties.includes(from) && parties.includes(to));
  const last = shown.slice(-most);
  const heads = headsOf(parties, width - timeWidth);
  const widths = heads.map((head) => head.width);
  const names = heads.map((head) => head.name);
  const labelWidth = Math.max(10, width - timeWidth - sum(widths) - 1);
  const header =
    ' '.repeat(timeWidth) + heads.map(({ name, width }) => heading(name, width, names)).join('');
  const rows = last.map((entry) => {
    const { atMs, from, to, event } = entry;
    const time = entry.label ?? atMs.toFixed(1);
    const edge = `${' '.repeat(Math.max(0, timeWidth - 2 - stringWidth(time)))}${time}  `;
    const drawn = arrow(parties.indexOf(from), parties.indexOf(to), widths, tipOf(event));
    return `${edge}${drawn} ${fit(labelOf(entry, lang), labelWidth)}`.trimEnd();
  });
  const left = shown.length - last.length;
  return [
    header.trimEnd(),
    ...(left > 0
      ? [
          ' '.repeat(timeWidth) +
            (lang === 'zh-CN' ? `…… 前面还有 ${left} 条` : `… ${left} earlier`),
        ]
      : []),
    ...rows,
  ];
}
