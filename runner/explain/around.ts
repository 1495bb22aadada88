// What the transcript tells about a failure beyond its own facts.
import type { Crash, Failure } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import type { TranscriptEntry, WireEvent } from '../lesson/transcript.ts';
import type { Wanted } from '../lesson/wanted.ts';
import type { Of } from './spoken.ts';
import { shorten, visibleBytes } from './visible.ts';

type Transcript = readonly TranscriptEntry[];

/** A text or a datagram that can be found again among what others heard. */
function finder(wanted: Wanted): ((bytes: Uint8Array) => boolean) | undefined {
  if ('text' in wanted) {
    const text = Buffer.from(wanted.text);
    return (bytes) => Buffer.from(bytes).includes(text);
  }
  // Empty datagrams are all the same.
  if ('datagram' in wanted && wanted.datagram.length > 0) {
    return (bytes) => Buffer.from(bytes).equals(wanted.datagram);
  }
  return undefined;
}

/** Those whom `who` has spoken or connected to: the learner's programs. */
const partnersOf = (who: string, transcript: Transcript) =>
  new Set(transcript.filter(({ from, to }) => from === who && to !== who).map(({ to }) => to));

/** The learner's program that has connected to this one of ours. */
export const callerOf = (who: string, transcript: Transcript): string | undefined =>
  transcript.find(({ event, to }) => event === 'connect' && to === who)?.from;

/** Who else got from the learner's program what this is about. */
function others(who: string, wanted: Wanted, transcript: Transcript): string[] {
  const isIt = finder(wanted);
  if (!isIt) return [];
  const partners = partnersOf(who, transcript);
  const heard = transcript.filter(
    ({ from, to, event, bytes }) =>
      event === 'data' && partners.has(from) && to !== who && isIt(bytes),
  );
  return [...new Set(heard.map(({ to }) => to))];
}

const mostNames = 3;

function listed(names: readonly string[], lang: Lang): string {
  const shown = names.slice(0, mostNames);
  const left = names.length - shown.length;
  if (lang === 'zh-CN') return `${shown.join('、')}${left > 0 ? ` 等 ${names.length} 人` : ''}`;
  if (left > 0) return `${shown.join(', ')} and ${left} more`;
  const last = shown.at(-1) ?? '';
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${last}` : last;
}

/** Where else went what somebody waited for, or should not have heard. */
export function wentTo(failure: Failure, transcript: Transcript, lang: Lang): string {
  if (failure.kind === 'unexpected') {
    const names = others(failure.who, failure.unwanted, transcript);
    // Somebody may be meant to hear it.
    if (names.length < 2) return '';
    const list = listed(names, lang);
    return lang === 'zh-CN' ? `它也发给了 ${list}。` : ` It also went to ${list}.`;
  }
  if (failure.kind !== 'silence' && failure.kind !== 'mismatch') return '';
  const { who, wanted, stream } = failure;
  if (stream || (failure.kind === 'silence' && failure.cameAfterMs !== undefined)) return '';
  // It came, and something else about it is wrong.
  const isIt = finder(wanted);
  const came = ({ to, event, bytes }: TranscriptEntry) =>
    event === 'data' && to === who && isIt?.(bytes);
  if (failure.kind === 'mismatch' && transcript.some(came)) return '';
  const names = others(who, wanted, transcript);
  if (names.length === 0) return '';
  const list = listed(names, lang);
  if (lang === 'zh-CN') return `这条消息发给了 ${list}。`;
  // What several have got may be for everybody.
  return names.length === 1 ? ` It went to ${list} instead.` : ` It did go to ${list}.`;
}

/** Whether this is about words that a client of ours did not hear. */
const waitsForWords = ({ wanted, stream, cameAfterMs }: Of<'silence'>): boolean =>
  stream === undefined &&
  cameAfterMs === undefined &&
  !('exit' in wanted || 'end' in wanted || 'connection' in wanted);

/** The learner's program that `who` has spoken to, when it has never sent a byte to anybody. */
export function muteFor(failure: Failure, transcript: Transcript): string | undefined {
  if (failure.kind !== 'silence' || !waitsForWords(failure)) return undefined;
  const said = transcript.find(({ from, event }) => from === failure.who && event === 'data');
  const hasSpoken = transcript.some(({ from, event }) => from === said?.to && event === 'data');
  return hasSpoken ? undefined : said?.to;
}

export function mute(failure: Failure, transcript: Transcript, lang: Lang): string {
  const program = muteFor(failure, transcript);
  if (program === undefined) return '';
  // A datagram may have gone where nobody of ours listens.
  if (!transcript.some(({ event }) => event === 'connect')) {
    return lang === 'zh-CN'
      ? `到此为止没有人收到过 ${program} 的数据报。`
      : ` No datagram of the ${program}'s has reached anybody yet.`;
  }
  return lang === 'zh-CN'
    ? `${program} 到此为止没有向任何人发送过一个字节。`
    : ` The ${program} has not sent a single byte to anybody.`;
}

/** Whose name was to be heard. */
const namedIn = (wanted: Wanted): string | undefined =>
  'mentions' in wanted ? wanted.mentions : ('from' in wanted && wanted.from) || undefined;

/** Those whom a failure is about. */
export function focusOf(failure: Failure): string[] {
  const named = 'wanted' in failure ? namedIn(failure.wanted) : undefined;
  return [...('who' in failure ? [failure.who] : []), ...(named === undefined ? [] : [named])];
}

const isClosing = ({ event }: TranscriptEntry) => event === 'end' || event === 'reset';

/** How the connection of the one ended who was to be heard of, if it has. */
export function endOfNamed(wanted: Wanted, transcript: Transcript): TranscriptEntry | undefined {
  const name = namedIn(wanted);
  return transcript.find((each) => isClosing(each) && (each.from === name || each.to === name));
}

/** When the program had hung up on the one who should have been heard of. */
export function hungUpOn(failure: Failure, transcript: Transcript, lang: Lang): string {
  if (failure.kind !== 'silence' && failure.kind !== 'mismatch') return '';
  const name = namedIn(failure.wanted);
  const end = endOfNamed(failure.wanted, transcript);
  if (!end || end.to !== name) return '';
  return lang === 'zh-CN'
    ? `在此之前，${end.from} 断开了 ${name} 的连接。`
    : ` The ${end.from} had ended the connection of ${name} before.`;
}

/**
 * How often somebody has heard exactly what should not have come again, in a datagram or as a line; 0 where it should not
 * have come at all.
 */
export function timesHeard(failure: Failure, transcript: Transcript): number {
  if (failure.kind !== 'unexpected') return 0;
  const { who, unwanted, received } = failure;
  if ('text' in unwanted || ('described' in unwanted && typeof received === 'string')) return 0;
  const heard = transcript.filter(({ to, event }) => to === who && event === 'data');
  if (typeof received !== 'string') {
    return heard.filter(({ bytes }) => Buffer.from(bytes).equals(received)).length;
  }
  const text = Buffer.concat(heard.map(({ bytes }) => bytes)).toString();
  return text.split(/\r?\n/).filter((line) => line === received.trimEnd()).length;
}

const inWords: Record<Lang, Partial<Record<WireEvent, string>>> = {
  en: {
    connect: 'connected',
    end: 'ended its side (FIN)',
    reset: 'reset the connection',
  },
  'zh-CN': { connect: '连接了', end: '结束了自己的一侧（FIN）', reset: '复位了连接' },
};

/** Whether it has written to a socket that had been ended. */
export const wroteAfterEnd = (crash: Crash): boolean =>
  crash.cause === 'exited' && crash.error?.includes('write after end') === true;

/** What had happened to the program before it ended, closed the connection or came to a standstill. */
export function before(failure: Failure, transcript: Transcript, lang: Lang): string {
  if (failure.after || (failure.kind !== 'closed' && failure.kind !== 'crashed')) return '';
  const closed = failure.kind === 'closed' ? failure : undefined;
  const crash = failure.kind === 'crashed' ? failure.crash : undefined;
  const program = failure.kind === 'crashed' ? failure.program : failure.by;
  const isTheEnd = (each: TranscriptEntry) => {
    if (closed) return isClosing(each) && each.to === closed.who;
    // What is written to somebody who has left is about that one, and not about whoever speaks by then.
    return crash && wroteAfterEnd(crash) ? isClosing(each) : each.event === 'exit';
  };
  const end = transcript.findIndex((each) => each.from === program && isTheEnd(each));
  const doings = (end < 0 ? transcript : transcript.slice(0, end)).filter(
    ({ from, to }) => to === program && from !== program && (!closed || from === closed.who),
  );
  const isUnheard = crash?.cause === 'exited' && crash.unheard;
  // Whoever speaks just after somebody's reset is not what the error is about.
  const reset = isUnheard ? doings.findLast(({ event }) => event === 'reset') : undefined;
  const last = reset ?? doings.at(-1);
  const doing = last?.event === 'data' ? sent(last, lang) : last && inWords[lang][last.event];
  if (!last || doing === undefined) return '';
  const isTyped = last.from === 'keyboard';
  if (isTyped && last.event === 'end') {
    return lang === 'zh-CN' ? '在此之前，输入已结束。' : ' Before that, the input had ended.';
  }
  return lang === 'zh-CN'
    ? `在此之前，${isTyped ? '键盘' : last.from} ${doing}。`
    : ` Before that, ${isTyped ? 'the keyboard' : last.from} had ${doing}.`;
}

function sent({ bytes, size, says }: TranscriptEntry, lang: Lang): string {
  const zh = lang === 'zh-CN';
  if (says !== undefined) return `${zh ? '发送了' : 'sent'} ${says}`;
  if (size !== undefined) return zh ? `发送了 ${size} 个字节` : `sent ${size} bytes`;
  if (bytes.length === 0) return zh ? '发送了一个空数据报' : 'sent an empty datagram';
  return `${zh ? '发送了' : 'sent'} "${shorten(visibleBytes(bytes), 60)}"`;
}
