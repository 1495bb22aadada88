import type { Failure } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';

const hex = (byte: number) => byte.toString(16).padStart(2, '0');

/** No more than this of a stream is searched, in bytes. */
const mostSearched = 64 * 1024;

const agreement = (wanted: Uint8Array, received: Uint8Array): number => {
  const most = Math.min(wanted.length, received.length);
  for (let at = 0; at < most; at += 1) if (wanted[at] !== received[at]) return at;
  return most;
};

/** The part of the stream that begins as what was wanted does, for as long as possible. */
function nearest(wanted: Uint8Array, stream: Uint8Array): Uint8Array {
  let best = { length: 0, rest: stream };
  for (let start = 0; start < stream.length; start += 1) {
    const rest = stream.subarray(start);
    const length = agreement(wanted, rest);
    if (length > best.length) best = { length, rest };
  }
  return best.rest;
}

/** All bytes that somebody heard. */
const heardBy = (who: string, transcript: readonly TranscriptEntry[]): Uint8Array =>
  Buffer.concat(
    transcript.filter(({ to, event }) => to === who && event === 'data').map(({ bytes }) => bytes),
  ).subarray(-mostSearched);

/** Which byte is the first that is not as it should be, where bytes were wanted. */
export function wrongByte(
  failure: Failure,
  transcript: readonly TranscriptEntry[],
  lang: Lang,
): string {
  if (failure.kind !== 'mismatch') return '';
  const { wanted, received, who } = failure;
  if ('datagram' in wanted && received instanceof Uint8Array) {
    return differs(wanted.datagram, received, lang);
  }
  if (!('bytes' in wanted)) return '';
  return differs(wanted.bytes, nearest(wanted.bytes, heardBy(who, transcript)), lang);
}

function differs(wanted: Uint8Array, received: Uint8Array, lang: Lang): string {
  const zh = lang === 'zh-CN';
  const right = agreement(wanted, received);
  // Something else altogether.
  if (right === 0 && wanted.length !== received.length) return '';
  const [should, is] = [wanted[right], received[right]];
  if (is === undefined) {
    return zh
      ? `只到了 ${wanted.length} 个字节中的前 ${right} 个。`
      : ` Only the first ${right} of ${wanted.length} bytes came.`;
  }
  if (should === undefined) {
    return zh ? `${right} 个字节之后还有多余的内容。` : ` It goes on after these ${right} bytes.`;
  }
  return zh
    ? `第一个不同的是第 ${right + 1} 个字节：应为 ${hex(should)}，实际是 ${hex(is)}。`
    : ` The first byte that differs is number ${right + 1}: ${hex(is)} in place of ${hex(should)}.`;
}

/** Whether what came holds the sign for bytes that are no text, and what was wanted does not. */
export function wasTakenForText(failure: Failure, transcript: readonly TranscriptEntry[]): boolean {
  if (failure.kind !== 'mismatch') return false;
  const { wanted, received, who } = failure;
  const replacement = Buffer.from('\uFFFD');
  const has = (bytes: Uint8Array) => Buffer.from(bytes).includes(replacement);
  if ('datagram' in wanted)
    return received instanceof Uint8Array && has(received) && !has(wanted.datagram);
  return 'bytes' in wanted && has(heardBy(who, transcript)) && !has(wanted.bytes);
}
