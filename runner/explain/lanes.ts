import stringWidth from 'string-width';
import type { Lang } from '../lesson/text.ts';
import type { TranscriptEntry, WireEvent } from '../lesson/transcript.ts';
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

const pad = (text: string, columns: number) =>
  text + ' '.repeat(Math.max(0, columns - stringWidth(text)));

/** An arrow between two lanes, or a mark on one of them, drawn over the lines of all of them. */
function arrow(from: number, to: number, lanes: number, width: number, tip: string): string {
  const cells = [...' '.repeat(lanes * width)];
  const center = (lane: number) => lane * width + 2;
  for (let lane = 0; lane < lanes; lane += 1) cells[center(lane)] = '│';
  const [left, right] = [Math.min(from, to), Math.max(from, to)].map(center) as [number, number];
  for (let column = left + 1; column < right; column += 1) cells[column] = '─';
  cells[center(from)] = from < to ? '├' : from > to ? '┤' : '│';
  if (from !== to)
    cells[center(to) + (from < to ? -1 : 1)] = tip === '' ? (from < to ? '▶' : '◀') : tip;
  else cells[center(to)] = tip === '' ? '●' : tip;
  return cells.join('');
}

/** What comes to an end with it. */
const isEnd = (event: WireEvent) => event === 'refused' || event === 'reset' || event === 'exit';

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
  const each = Math.floor((width - timeWidth) / 2 / Math.max(1, parties.length));
  const lane = Math.max(laneWidth.least, Math.min(laneWidth.most, each));
  const labelWidth = Math.max(10, width - timeWidth - lane * parties.length - 1);
  const header =
    ' '.repeat(timeWidth) + parties.map((name) => pad(fit(name, lane - 1), lane)).join('');
  const rows = last.map((entry) => {
    const { atMs, from, to, event } = entry;
    const time = entry.label ?? atMs.toFixed(1);
    const edge = `${' '.repeat(Math.max(0, timeWidth - 2 - stringWidth(time)))}${time}  `;
    const drawn = arrow(
      parties.indexOf(from),
      parties.indexOf(to),
      parties.length,
      lane,
      tipOf(event),
    );
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
