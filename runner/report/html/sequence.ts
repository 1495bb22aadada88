import { fit } from '../../explain/lanes.ts';
import { labelOf } from '../../explain/parties.ts';
import type { Lang } from '../../lesson/text.ts';
import type { TranscriptEntry, WireEvent } from '../../lesson/transcript.ts';

/** The line of one party; a client's begins where it connects, a program's ends where it exits. */
export interface Lane {
  readonly name: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Arrow {
  readonly y: number;
  readonly event: WireEvent;
  /** Milliseconds, as they stand at the edge. */
  readonly time: string;
  readonly fromX: number;
  readonly toX: number;
  readonly label: string;
  readonly labelX: number;
}

/** A while in which nothing happened. */
export interface Pause {
  readonly y: number;
  readonly ms: number;
}

/** Where everything in a sequence diagram stands, in pixels. */
export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly arrows: readonly Arrow[];
  readonly pauses: readonly Pause[];
}

/** Where the times end. */
export const timeEdge = 56;
const side = { left: 112, right: 88 };
const gap = { least: 150, most: 420, wanted: 620 };
const row = 34;
const head = 36;
const pauseRow = 26;
/** A shorter silence is not worth a row. */
const leastPauseMs = 250;
/** A column of the font, rather too much than too little. */
const column = 7.6;
const mostColumns = 64;

const clamp = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(most, value));

/** Lays out what happened between these parties, one lane each. Whoever else takes part is left out. */
export function layOut(
  entries: readonly TranscriptEntry[],
  parties: readonly string[],
  lang: Lang,
): Diagram {
  const between = clamp(gap.wanted / Math.max(1, parties.length - 1), gap.least, gap.most);
  const xOf = (name: string) => side.left + Math.round(parties.indexOf(name) * between);
  const width = xOf(parties.at(-1) ?? '') + side.right;
  const arrows: Arrow[] = [];
  const pauses: Pause[] = [];
  let y = head;
  let before: number | undefined;
  for (const entry of entries) {
    const { atMs, from, to, event } = entry;
    if (!parties.includes(from) || !parties.includes(to)) continue;
    const ms = atMs - (before ?? atMs);
    if (ms >= leastPauseMs) pauses.push({ y: (y += pauseRow), ms });
    before = atMs;
    y += row;
    const [fromX, toX] = [xOf(from), xOf(to)];
    const labelX = Math.min(fromX, toX) + 12;
    const columns = Math.min(mostColumns, Math.floor((width - labelX - 4) / column));
    const label = fit(labelOf(entry, lang), columns);
    arrows.push({ y, event, time: atMs.toFixed(1), fromX, toX, label, labelX });
  }
  const bottom = y + row / 2;
  const last = arrows.at(-1);
  const lanes = parties.map((name): Lane => {
    const x = xOf(name);
    const first = arrows.find(({ fromX, toX }) => fromX === x || toX === x);
    return {
      name: fit(name, Math.floor((between - 8) / column)),
      x,
      top: first?.event === 'connect' && first.fromX === x ? first.y : head,
      bottom: last?.event === 'exit' && last.fromX === x ? last.y : bottom,
    };
  });
  return { width, height: bottom + 8, lanes, arrows, pauses };
}
