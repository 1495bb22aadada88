import { Buffer } from 'node:buffer';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { countLines, find, type Wanted } from '../lesson/wanted.ts';
import { Heard } from './heard.ts';

/** Whether it is something that we did, and not what the server did. */
export const isOurs = ({ from, event }: TranscriptEntry, server: string): boolean =>
  from !== server || event === 'signal';

/** A transcript of what was said to one server, and where in it each of our own events stands. */
export interface Recording {
  readonly entries: readonly TranscriptEntry[];
  readonly turns: readonly number[];
  readonly server: string;
  readonly isDatagrams: boolean;
}

/** How many of our events come before this place. */
export const turnAt = ({ turns }: Recording, index: number): number =>
  turns.filter((turn) => turn <= index).length;

/** All that this one heard from the server, with its place in the transcript. */
export const heardBy = ({ entries, server }: Recording, who: string) =>
  entries.flatMap((entry, index) =>
    entry.to === who && !isOurs(entry, server) ? [{ entry, index }] : [],
  );

/** The text of some pieces of a stream, without control sequences. */
export function textOf(pieces: readonly TranscriptEntry[]): string {
  const heard = new Heard();
  for (const { bytes } of pieces) heard.append(bytes);
  return heard.text;
}

/** How often bytes stand in others, one after the other. */
function countBytes(wanted: Uint8Array, bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + wanted.length)) {
    count += 1;
    if (wanted.length === 0) break;
  }
  return count;
}

/** How often something is found in a text. */
export function countIn(wanted: Wanted, text: string): number {
  if ('anything' in wanted) return countLines(wanted, text);
  let count = 0;
  let from = 0;
  for (let at = find(wanted, text); at; at = find(wanted, text.slice(from))) {
    count += 1;
    from += Math.max(1, at.end);
  }
  return count;
}

/** How often this one heard what is wanted, from this place in the transcript on. */
export function countHeard(recording: Recording, who: string, wanted: Wanted, from = 0): number {
  const heard = heardBy(recording, who).filter(({ index }) => index >= from);
  const entries = heard.map(({ entry }) => entry);
  if ('end' in wanted) return entries.filter(({ event }) => isClosing(event)).length;
  const pieces = entries.filter(({ event }) => event === 'data');
  if ('datagram' in wanted) {
    return pieces.filter(({ bytes }) => Buffer.from(bytes).equals(wanted.datagram)).length;
  }
  if ('bytes' in wanted) {
    return countBytes(wanted.bytes, Buffer.concat(pieces.map(({ bytes }) => bytes)));
  }
  if (!recording.isDatagrams) return countIn(wanted, textOf(pieces));
  const isIn = (piece: TranscriptEntry) => 'anything' in wanted || find(wanted, textOf([piece]));
  return pieces.filter(isIn).length;
}

export const isClosing = (event: TranscriptEntry['event']) => event === 'end' || event === 'reset';
