import type { Lang } from '../lesson/text.ts';
import type { Wanted } from '../lesson/wanted.ts';
import { shorten, visible, visibleBytes } from './visible.ts';

const quote = (text: string) => `"${shorten(visible(text), 60)}"`;

/** What was wanted, as part of a sentence. */
export function describeWanted(wanted: Wanted, lang: Lang): string {
  const zh = lang === 'zh-CN';
  if ('anything' in wanted) return zh ? '任意一行回复' : 'an answer';
  if ('from' in wanted) {
    const text = quote(wanted.text);
    if (wanted.from === null)
      return zh ? `带发言者名字的 ${text}` : `${text}, with the speaker's name before it`;
    return zh ? `${wanted.from} 说的 ${text}` : `${text} from ${wanted.from}`;
  }
  if ('like' in wanted) {
    return zh ? `像 ${quote(wanted.like)} 这样的一行` : `a line like ${quote(wanted.like)}`;
  }
  if ('text' in wanted) return quote(wanted.text);
  if ('mentions' in wanted) {
    return zh ? `含有 ${wanted.mentions} 的一行` : `a line that names ${wanted.mentions}`;
  }
  if ('number' in wanted) return zh ? `数字 ${wanted.number}` : `the number ${wanted.number}`;
  if ('ratio' in wanted) return `"${wanted.ratio.join('/')}"`;
  if ('endpoint' in wanted) {
    const { host, port } = wanted.endpoint;
    return zh ? `地址 ${host} 和端口 ${port}` : `the address ${host} and the port ${port}`;
  }
  if ('bytes' in wanted)
    return zh ? `${wanted.bytes.length} 个字节` : `${wanted.bytes.length} bytes`;
  if ('datagram' in wanted) return describeDatagram(wanted.datagram, lang);
  if ('end' in wanted) return zh ? '连接结束' : 'the end of the connection';
  if ('connection' in wanted) {
    const { host, port } = wanted.connection;
    return zh ? `到 ${host}:${port} 的连接` : `a connection to ${host}:${port}`;
  }
  if ('exit' in wanted) return zh ? `退出状态 ${wanted.exit}` : `exit status ${wanted.exit}`;
  if ('message' in wanted) return wanted.message[lang];
  return wanted.described[lang];
}

/** A datagram that was wanted, or one that came, without its bytes. */
export function describeDatagram({ length }: Uint8Array, lang: Lang): string {
  if (lang === 'zh-CN')
    return length === 0 ? '一个空数据报' : `这 ${length} 个字节组成的一个数据报`;
  if (length === 0) return 'an empty datagram';
  return length === 1 ? 'a datagram of this one byte' : `a datagram of these ${length} bytes`;
}

/** What was wanted, as it would stand in the stream. `…` stands for words of the learner's own. */
export function wantedLine(wanted: Wanted, lang: Lang): string {
  if ('from' in wanted) {
    return `${wanted.from ?? (lang === 'zh-CN' ? '名字' : 'NAME')} … ${visible(wanted.text)}${wanted.lineEnd ? visible(wanted.lineEnd) : ''}`;
  }
  if ('like' in wanted) return visible(wanted.like);
  if ('text' in wanted) return visible(wanted.text);
  if ('mentions' in wanted) return `… ${wanted.mentions} …`;
  if ('number' in wanted) return `… ${wanted.number} …`;
  if ('ratio' in wanted) return `${wanted.ratio.join('/')}${wanted.lineEnd ? ' …⏎' : ''}`;
  if ('endpoint' in wanted) return `… ${wanted.endpoint.host} … ${wanted.endpoint.port} …`;
  if ('bytes' in wanted) return visibleBytes(wanted.bytes);
  if ('datagram' in wanted && wanted.datagram.length > 0) return visibleBytes(wanted.datagram);
  return describeWanted(wanted, lang);
}

/** The words that are looked for in a line, to find out how far it agrees. */
const literalOf = (wanted: Wanted): string | undefined => {
  if ('text' in wanted) return wanted.text;
  if ('mentions' in wanted) return wanted.mentions;
  return undefined;
};

/** How much of the beginning of `text` stands in the line, and where that ends. */
function agreement(text: string, line: string): { length: number; end: number } {
  let best = { length: 0, end: 0 };
  for (let start = 0; start < line.length; start += 1) {
    let length = 0;
    while (length < text.length && text[length] === line[start + length]) length += 1;
    if (length > best.length) best = { length, end: start + length };
  }
  return best;
}

/** A letter or two agree by chance, unless the line is cut off there. */
const isByChance = (text: string, { line, length, end }: Compared): boolean =>
  length < Math.min(3, text.length) && !(length > 0 && isCutOff(line, end - length, end));

const isCutOff = (line: string, from: number, to: number) =>
  !/[\p{L}\p{N}]$/u.test(line.slice(0, from)) && /^[⏎␊]?$/.test(line.slice(to));

/**
 * Where a text begins to differ of which the line has other letters: of another case, or what is left of a character; or
 * of which it has the letters alone, and not the blanks before them.
 */
function wrongLetter(text: string, line: string): number | undefined {
  if (line.includes('\ufffd') && !text.includes('\ufffd')) return line.indexOf('\ufffd');
  if (text.startsWith(' ') && line.includes(text.trim())) return line.indexOf(text.trim());
  const { length, end } = agreement(text.toLowerCase(), line.toLowerCase());
  if (length < Math.min(3, text.length)) return undefined;
  const start = end - length;
  let same = 0;
  while (same < length && text[same] === line[start + same]) same += 1;
  return start + same;
}

/** The line of what was received that comes nearest to what was wanted, and where it first goes wrong. */
export interface Nearest {
  readonly line: string;
  /** In characters of the visible line, from 0. */
  readonly wrongAt?: number;
}

interface Compared {
  readonly line: string;
  readonly length: number;
  readonly end: number;
}

const mostCompared = 200;

export function nearestLine(wanted: Wanted, received: string): Nearest {
  // A datagram is one thing, however many lines it holds, and even if they are empty.
  if ('datagram' in wanted) return { line: visible(received) };
  const lines = received.match(/[^\n]*\n|[^\n]+$/g) ?? [''];
  const spoken = lines.filter((line) => line.trim() !== '');
  const literal = literalOf(wanted);
  const last = spoken.at(-1) ?? '';
  if (literal === undefined) return { line: visible(last) };
  const compared = spoken.slice(-mostCompared).map((line) => {
    const shown = visible(line.slice(0, 2000));
    return { line: shown, ...agreement(visible(literal), shown) };
  });
  const best = compared.reduce<Compared | undefined>(
    (most, each) => (most && most.length >= each.length ? most : each),
    undefined,
  );
  if (!best || isByChance(literal, best)) {
    const line = visible(last);
    const wrongAt = wrongLetter(visible(literal), line);
    return wrongAt === undefined ? { line } : { line, wrongAt };
  }
  const { line, length, end } = best;
  // A name stands there or not: that half of it is part of another word says nothing.
  if ('mentions' in wanted) return { line };
  if (length < literal.length) return { line, wrongAt: end };
  const needsLineEnd = 'from' in wanted && wanted.lineEnd && !line.endsWith('⏎');
  return needsLineEnd ? { line, wrongAt: line.replace(/␊$/, '').length } : { line };
}
