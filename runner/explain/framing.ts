// What a program makes of lines that are cut otherwise than at their ends.
import { Buffer } from 'node:buffer';
import type { Failure } from '../lesson/failure.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { decode } from './utf8.ts';

/**
 * What is not taken as it was meant. `chunk-is-line`: the beginning of a line was, alone. `lost`: a line in two chunks.
 * `cut-character`, `cut-line-end`: they came in two chunks. `several`: a line of several in a chunk. `line-ends`: \n and
 * \r\n in turn.
 */
export type Misframed =
  'chunk-is-line' | 'lost' | 'cut-character' | 'cut-line-end' | 'several' | 'line-ends';

/** Who sends more than that in one piece has something else in mind than lines. */
const mostBytes = 1024;

const newline = '\n'.charCodeAt(0);
const isBare = (bytes: Buffer, at: number) => bytes[at] === newline && bytes[at - 1] !== 13;

/** How a text reached a program among what its speaker sent; `heard`: what became of it. */
function howSent(chunks: readonly Uint8Array[], text: Buffer, heard: string | undefined) {
  const bytes = Buffer.concat(chunks);
  const start = bytes.lastIndexOf(text);
  if (start < 0) return undefined;
  const end = start + text.length;
  let sent = 0;
  const borders = chunks.map(({ length }) => (sent += length));
  const cut = borders.find((border) => border > start && border < end);
  if (cut !== undefined) {
    const half = decode(bytes.subarray(start, cut));
    if (half === undefined) return 'cut-character';
    if (heard === undefined) return 'lost';
    return heard.split(/\r?\n/).some((line) => line.endsWith(half)) ? 'chunk-is-line' : undefined;
  }
  if (bytes[end] === 13 && borders.includes(end + 1)) return 'cut-line-end';
  const isMixed = bytes.includes('\r\n');
  const before = bytes.subarray(0, start).lastIndexOf(newline);
  if (isMixed && (isBare(bytes, end) || isBare(bytes, before))) return 'line-ends';
  const from = borders.findLast((border) => border <= start) ?? 0;
  const chunk = bytes.subarray(
    from,
    borders.find((border) => border >= end),
  );
  const isOneOfSeveral = chunk.indexOf(newline) < chunk.lastIndexOf(newline);
  return isOneOfSeveral && chunk.length < mostBytes ? 'several' : undefined;
}

/** What is wrong with how a program finds lines, where what somebody should have heard was sent in such a way. */
export function misframed(
  failure: Failure,
  transcript: readonly TranscriptEntry[],
): Misframed | undefined {
  if (failure.kind !== 'silence' && failure.kind !== 'mismatch') return undefined;
  if (failure.stream || !('text' in failure.wanted)) return undefined;
  const text = Buffer.from(failure.wanted.text);
  const heard = failure.kind === 'silence' ? undefined : failure.received;
  if (heard !== undefined && typeof heard !== 'string') return undefined;
  const servers = new Set(
    transcript.filter(({ event }) => event === 'connect').map(({ to }) => to),
  );
  const said = transcript.filter(({ event, to }) => event === 'data' && servers.has(to));
  for (const speaker of new Set(said.map(({ from }) => from))) {
    const chunks = said.filter(({ from }) => from === speaker).map(({ bytes }) => bytes);
    const found = howSent(chunks, text, heard);
    if (found) return found;
  }
  return undefined;
}
