import type { Failure } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import type { Wanted } from '../lesson/wanted.ts';
import { beside } from './spoken.ts';
import { decode } from './utf8.ts';
import { hexByte } from './visible.ts';
import { describeWanted, type Nearest } from './wanted.ts';

/** How many bytes are shown before and after the first that is wrong. */
const shown = { before: 5, after: 6 };
/** A stream may begin with something else: so far it is looked for where what was wanted begins. */
const mostSearched = 2 ** 16;

/** Bytes that came instead of others. */
export interface BytesCompared {
  readonly wanted: Uint8Array;
  readonly received: Uint8Array;
  /** How many are right. */
  readonly right: number;
  /** Where in what was received the right ones begin. */
  readonly from: number;
}

function agreement(wanted: Uint8Array, received: Uint8Array, from: number): number {
  let length = 0;
  while (length < wanted.length && wanted[length] === received[from + length]) length += 1;
  return length;
}

/** What cannot be read is shown byte by byte. */
function isText(bytes: Uint8Array): boolean {
  const text = decode(bytes);
  // What stands for bytes that were no text has come from a program that took them for text.
  return text !== undefined && !/[^\P{Cc}\r\n\t]|\ufffd/u.test(text);
}

function bytesOf(wanted: Wanted): Uint8Array | undefined {
  if ('bytes' in wanted) return wanted.bytes;
  return 'datagram' in wanted ? wanted.datagram : undefined;
}

/** Compares bytes where they are what matters; undefined where what came can be read. */
export function compareBytes(wanted: Wanted, received: Uint8Array): BytesCompared | undefined {
  const bytes = bytesOf(wanted);
  if (!bytes || bytes.length === 0 || received.length === 0) return undefined;
  if (isText(received)) return undefined;
  let best = { wanted: bytes, received, right: agreement(bytes, received, 0), from: 0 };
  const last = 'bytes' in wanted ? Math.min(received.length, mostSearched) : 0;
  for (let from = 1; from < last; from += 1) {
    const right = agreement(bytes, received, from);
    if (right > best.right) best = { wanted: bytes, received, right, from };
  }
  return best;
}

/** The bytes around one of them, and where that one stands in the line. */
function windowAround(bytes: Uint8Array, at: number, first: number): { line: string; at: number } {
  const start = Math.max(first, at - shown.before);
  const end = Math.min(bytes.length, at + shown.after);
  const head = start > first ? '… ' : '';
  const tail = end < bytes.length ? ' …' : '';
  const line = `<${head}${[...bytes.subarray(start, end)].map(hexByte).join(' ')}${tail}>`;
  return { line, at: 1 + head.length + (at - start) * 3 };
}

/** The two lines, with the first byte that is wrong one above the other. */
export function bytesLines({ wanted, received, right, from }: BytesCompared): {
  expected: string;
  received: Nearest;
} {
  const { line, at } = windowAround(received, from + right, from);
  return {
    expected: windowAround(wanted, right, 0).line,
    received: { line, wrongAt: at },
  };
}

/** Which byte is wrong. */
function wrongByte({ wanted, received, right, from }: BytesCompared, lang: Lang): string {
  const [should, is] = [wanted[right], received[from + right]];
  const zh = lang === 'zh-CN';
  if (is === undefined) return zh ? `只有前 ${right} 个` : `only the first ${right} of them`;
  if (should === undefined) {
    const more = received.length - from - right;
    return zh ? `后面多出 ${more} 个` : `all of them, and ${more} more`;
  }
  return zh
    ? `第 ${right + 1} 个字节是 ${hexByte(is)}，而不是 ${hexByte(should)}`
    : `byte ${right + 1} is ${hexByte(is)} instead of ${hexByte(should)}`;
}

/** Bytes that came instead of others, in a sentence. */
export function bytesSentence(
  who: string,
  wanted: Wanted,
  compared: BytesCompared,
  lang: Lang,
): string {
  const what = describeWanted(wanted, lang);
  const wrong = wrongByte(compared, lang);
  const { length } = compared.received;
  if (lang === 'zh-CN') {
    const came = 'datagram' in wanted ? `却收到了 ${length} 个字节：` : '但收到的内容里';
    return `${who} 应当收到${beside(what)}，${came}${wrong}。`;
  }
  const came = 'datagram' in wanted ? `one of ${length} bytes: ` : 'something else: ';
  return `${who} should have heard ${what}, but heard ${came}${wrong}.`;
}

/** Whether what came holds the sign for bytes that are no text, and what was wanted does not. */
export function wasTakenForText(failure: Failure): boolean {
  if (failure.kind !== 'mismatch' || !(failure.received instanceof Uint8Array)) return false;
  const wanted = bytesOf(failure.wanted);
  const has = (bytes: Uint8Array) => Buffer.from(bytes).includes('\uFFFD');
  return wanted !== undefined && has(failure.received) && !has(wanted);
}
