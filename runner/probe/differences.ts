import { Buffer } from 'node:buffer';
import type { Difference } from '../lesson/replay.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { heardBy, isClosing, turnAt, type Recording } from './recording.ts';

/** What had not come by the end of a conversation may have been about to, for so long, in milliseconds. */
const tailMs = 100;

export interface Both {
  /** With the ports of now. */
  readonly then: Recording;
  /** How long it was listened to, in milliseconds. */
  readonly thenMs: number;
  readonly now: Recording;
}

type Piece = ReturnType<typeof heardBy>[number];

const bytesOf = (pieces: readonly Piece[]) => Buffer.concat(pieces.map(({ entry }) => entry.bytes));

/** The line around this place, as an entry of its own; undefined where the stream has ended before it. */
function lineAt(pieces: readonly Piece[], place: number): Piece | undefined {
  const bytes = bytesOf(pieces);
  const start = bytes.lastIndexOf('\n', place - 1) + 1;
  const lineEnd = bytes.indexOf('\n', place);
  const line = bytes.subarray(place === 0 ? 0 : start, lineEnd < 0 ? bytes.length : lineEnd + 1);
  let end = 0;
  const piece = pieces.find(({ entry }) => (end += entry.bytes.length) > place) ?? pieces.at(-1);
  return piece && line.length > 0 ? withBytes(piece, line) : undefined;
}

const withBytes = ({ entry, index }: Piece, bytes: Uint8Array): Piece => ({
  entry: { ...entry, bytes },
  index,
});

/** People who talk at once are heard in any order. */
function areSameInAnyOrder(then: readonly Piece[], now: readonly Piece[], isDatagrams: boolean) {
  const units = (pieces: readonly Piece[]) =>
    (isDatagrams
      ? pieces.map(({ entry }) => Buffer.from(entry.bytes).toString('latin1'))
      : bytesOf(pieces).toString('latin1').split('\n')
    ).sort();
  const [before, after] = [units(then), units(now)];
  return before.length === after.length && before.every((unit, index) => unit === after[index]);
}

interface Pair {
  readonly then: Piece | undefined;
  readonly now: Piece | undefined;
}

function firstDifference(
  then: readonly Piece[],
  now: readonly Piece[],
  isDatagrams: boolean,
): Pair | undefined {
  if (areSameInAnyOrder(then, now, isDatagrams)) return undefined;
  if (isDatagrams) {
    const differs = (piece: Piece | undefined, index: number) =>
      !piece || !Buffer.from(piece.entry.bytes).equals(now[index]?.entry.bytes ?? Buffer.of());
    const at = then.findIndex(differs);
    const place = at < 0 ? then.length : at;
    return { then: then[place], now: now[place] };
  }
  const [before, after] = [bytesOf(then), bytesOf(now)];
  const length = Math.min(before.length, after.length);
  let place = 0;
  while (place < length && before[place] === after[place]) place += 1;
  return { then: lineAt(then, place), now: lineAt(now, place) };
}

/** What became of this one's last attempt to connect. */
export function attempt({ entries }: Recording, who: string): Piece | undefined {
  const isAttempt = ({ from, event }: TranscriptEntry) =>
    from === who && (event === 'connect' || event === 'refused');
  const index = entries.findLastIndex(isAttempt);
  const entry = entries[index];
  return entry && { entry, index };
}

/** Each thing in which what became of this one can differ. */
function pairsFor(who: string, { then, now }: Both): Pair[] {
  const [before, after] = [heardBy(then, who), heardBy(now, who)];
  const isData = ({ entry }: Piece) => entry.event === 'data';
  const said = firstDifference(before.filter(isData), after.filter(isData), now.isDatagrams);
  const connected = { then: attempt(then, who), now: attempt(now, who) };
  const hasLeft = then.entries.some(({ from, event }) => from === who && isClosing(event));
  const over = (pieces: readonly Piece[]) => pieces.find((piece) => !isData(piece) && !hasLeft);
  const ended = { then: over(before), now: over(after) };
  return [
    ...(connected.then?.entry.event === connected.now?.entry.event ? [] : [connected]),
    ...(said ? [said] : []),
    ...(Boolean(ended.then) === Boolean(ended.now) ? [] : [ended]),
  ];
}

/** Whether what comes now could have been heard then, too, before nobody listened any more. */
function wouldHaveCome({ entry, index }: Piece, { then, thenMs, now }: Both): boolean {
  const turn = turnAt(now, index);
  const atTurn = ({ entries, turns }: Recording) => entries[turns[turn - 1] ?? -1]?.atMs ?? 0;
  return atTurn(then) + (entry.atMs - atTurn(now)) + tailMs <= thenMs;
}

function differenceFor(who: string, both: Both): Difference | undefined {
  for (const { then, now } of pairsFor(who, both)) {
    if (!then && now && !wouldHaveCome(now, both)) continue;
    return {
      who,
      place: now?.index ?? placeNow(then?.index ?? 0, both),
      ...(then ? { then: then.entry } : {}),
      ...(now ? { now: now.entry } : {}),
    };
  }
  return undefined;
}

/** Where in the new transcript something should have come that came here then: before our next event. */
const placeNow = (index: number, { then, now }: Both): number =>
  now.turns[turnAt(then, index)] ?? now.entries.length;

/** Where each of those who talk with the server first hears something else than then, in their order. */
export function differencesOf(both: Both): Difference[] {
  const entries = [...both.then.entries, ...both.now.entries];
  const names = new Set(entries.flatMap(({ from, to }) => [from, to]));
  return [...names]
    .flatMap((who) => differenceFor(who, both) ?? [])
    .sort((one, other) => one.place - other.place);
}
