import stringWidth from 'string-width';
import type { Lang, Text } from '../lesson/text.ts';
import type { TranscriptEntry, WireEvent } from '../lesson/transcript.ts';
import { visibleBytes } from './visible.ts';

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

/**
 * Whoever listens. Where nobody connects, as with UDP: who talks with the most others, and of several the one who was
 * spoken to first.
 */
function centerOf(entries: readonly TranscriptEntry[]): string | undefined {
  const listener = entries.find(({ event }) => event === 'connect')?.to;
  if (listener !== undefined) return listener;
  const others = new Map<string, Set<string>>();
  for (const { from, to } of entries) {
    if (from === to) continue;
    others.set(to, (others.get(to) ?? new Set()).add(from));
    others.set(from, (others.get(from) ?? new Set()).add(to));
  }
  const most = Math.max(0, ...[...others.values()].map(({ size }) => size));
  return [...others].find(([, { size }]) => size === most)?.[0];
}

/** The parties of a conversation, whoever listens first, then the others in the order in which they came. */
function partiesOf(
  entries: readonly TranscriptEntry[],
  focus: readonly string[],
  most: number,
): string[] {
  const center = centerOf(entries);
  const names = new Set(entries.flatMap(({ from, to }) => [from, to]));
  const ordered = [...names].filter((name) => name !== center);
  const important = ordered.filter((name) => focus.includes(name)).slice(0, most - 1);
  const rest = ordered.filter((name) => !focus.includes(name));
  const room = most - 1 - important.length;
  const shown = new Set([...important, ...rest.slice(Math.max(0, rest.length - room))]);
  const others = ordered.filter((name) => shown.has(name));
  return center === undefined ? others : [center, ...others];
}

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

const KiB = 2 ** 10;
const MiB = 2 ** 20;

function sizeOf(bytes: number, lang: Lang): string {
  if (bytes < 10 * KiB) return `${bytes} ${lang === 'zh-CN' ? '字节' : 'bytes'}`;
  return bytes < MiB ? `${Math.floor(bytes / KiB)} KiB` : `${(bytes / MiB).toFixed(1)} MiB`;
}

/** What is said with an arrow; nothing where the bytes say it. */
const labels: Record<Lang, Record<Exclude<WireEvent, 'data' | 'signal'>, string>> = {
  en: {
    connect: 'connects',
    refused: 'is refused',
    end: 'FIN',
    reset: 'RST',
    stall: 'stops reading',
    resume: 'reads again',
    close: 'closes its socket',
    exit: 'exits',
  },
  'zh-CN': {
    connect: '连接',
    refused: '连接被拒绝',
    end: 'FIN',
    reset: 'RST',
    stall: '停止读取',
    resume: '恢复读取',
    close: '关闭 socket',
    exit: '退出',
  },
};

const empty: Text = { en: '(empty)', 'zh-CN': '（空）' };

/** What comes to an end with it. */
const isEnd = (event: WireEvent) => event === 'refused' || event === 'reset' || event === 'exit';

function labelOf({ event, bytes, size }: TranscriptEntry, lang: Lang): string {
  if (event !== 'data' && event !== 'signal') return labels[lang][event];
  if (size !== undefined) return sizeOf(size, lang);
  return visibleBytes(bytes.subarray(0, 4096)) || empty[lang];
}

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
      isEnd(event) ? '╳' : '',
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
