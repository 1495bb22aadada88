import type { Lang, Text } from '../lesson/text.ts';
import type { TranscriptEntry, WireEvent } from '../lesson/transcript.ts';
import { visibleBytes } from './visible.ts';

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
export function partiesOf(
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

const KiB = 2 ** 10;
const MiB = 2 ** 20;

function sizeOf(bytes: number, lang: Lang): string {
  if (bytes < 10 * KiB) return `${bytes} ${lang === 'zh-CN' ? '字节' : 'bytes'}`;
  return bytes < MiB ? `${Math.floor(bytes / KiB)} KiB` : `${(bytes / MiB).toFixed(1)} MiB`;
}

/** The word for what has no bytes. */
const labels: Record<Lang, Record<Exclude<WireEvent, 'data' | 'lost' | 'signal'>, string>> = {
  en: {
    connect: 'connects',
    refused: 'is refused',
    end: 'FIN',
    reset: 'RST',
    stall: 'stops reading',
    resume: 'reads again',
    close: 'closes its socket',
    timeout: 'time-out: waited in vain',
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
    timeout: '超时：没有等到',
    exit: '退出',
  },
};

/** What is typed comes to its end, but no connection does. */
const endOfInput: Text = { en: 'end of input', 'zh-CN': '输入结束' };
const empty: Text = { en: '(empty)', 'zh-CN': '（空）' };

/** So much of what was sent is looked at: nobody reads more of it on one line. */
const mostBytes = 4096;

/** The beginning of what was sent, no character of it cut in two. */
function beginning(bytes: Uint8Array): Uint8Array {
  const isInside = (byte = 0) => (byte & 0xc0) === 0x80;
  let end = mostBytes;
  while (end > mostBytes - 4 && isInside(bytes[end])) end -= 1;
  return bytes.subarray(0, end);
}

/** What happened, on one line: the bytes that were sent, or a word. */
export function labelOf(entry: TranscriptEntry, lang: Lang): string {
  if (entry.event !== 'lost') return whatIs(entry.event, entry, lang);
  return `${whatIs('data', entry, lang)}${lang === 'zh-CN' ? '（丢失）' : ' (lost)'}`;
}

function whatIs(
  event: Exclude<WireEvent, 'lost'>,
  { from, bytes, size, says }: TranscriptEntry,
  lang: Lang,
): string {
  if (event === 'end' && from === 'keyboard') return endOfInput[lang];
  if (event !== 'data' && event !== 'signal') return labels[lang][event];
  if (says !== undefined) return says;
  if (size !== undefined) return sizeOf(size, lang);
  if (bytes.length <= mostBytes) return visibleBytes(bytes) || empty[lang];
  return `${visibleBytes(beginning(bytes))}… (${sizeOf(bytes.length, lang)})`;
}
