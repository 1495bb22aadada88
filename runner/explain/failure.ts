import stringWidth from 'string-width';
import type { CompileProblem, Failure } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { before, callerOf, hungUpOn, mute, timesHeard, wentTo } from './around.ts';
import { bytesLines, bytesSentence, compareBytes, type BytesCompared } from './bytes.ts';
import { crashed, thrownWords } from './crash.ts';
import { flawOf } from './flaws.ts';
import { deaf, notPrinted, silence } from './silence.ts';
import { beside, inLanguage, type Of, type Shown, type Spoken } from './spoken.ts';
import { shorten, visible } from './visible.ts';
import { describeWanted, nearestLine, wantedLine, type Nearest } from './wanted.ts';

/** A failure in words. */
export interface Explanation {
  /** What happened, in a sentence or two. */
  readonly message: string;
  readonly expected?: string;
  readonly received?: Nearest;
  /** The message says all of that already: to show it beside the message would only repeat it. */
  readonly isTold?: true;
  /** Where the program does not compile: the lines to show, a caret under the place. */
  readonly codeFrame?: string;
}

/** Nobody counts how often the same letter stands there. */
const withoutRuns = (text: string) => text.replace(/(.)\1{30,}/gu, '$1$1$1…$1$1$1');
const quote = (text: string) => `"${shorten(withoutRuns(text), 70)}"`;

function mismatch(
  failure: Of<'mismatch'> & Shown,
  compared: BytesCompared | undefined,
  lang: Lang,
): string {
  const { who, wanted, received, bytes, told } = failure;
  if (told) return told[lang];
  if (compared) return bytesSentence(who, wanted, compared, lang);
  const zh = lang === 'zh-CN';
  const what = describeWanted(wanted, lang);
  if ('exit' in wanted) {
    const { at, error } = thrownWords(failure.thrown ?? {}, lang);
    return zh
      ? `${who} 应当以状态 ${wanted.exit} 退出，实际是 ${received}${at}${error}。`
      : `The ${who} should have ended with exit status ${wanted.exit}, but ended with ${received}${at}${error}.`;
  }
  if ('described' in wanted) {
    return zh
      ? `${who}：应当${what}，实际是${beside(shorten(visible(received), 120))}。`
      : `${who}: expected ${what}; found ${shorten(visible(received), 120)}.`;
  }
  const instead = quote(nearestLine(wanted, received).line);
  if (failure.stream) {
    return notPrinted(failure, zh ? `却打印了 ${instead}` : `but printed ${instead}`, lang);
  }
  const flaw = flawOf(wanted, received);
  if (flaw === 'line-end' || flaw === 'no-line-end') return endless(who, flaw, instead, lang);
  if ('from' in wanted && (flaw === 'name' || flaw === 'no-name')) {
    return zh
      ? `${who} 应当收到${beside(what)}，收到的这一行前面却没有${beside(wanted.from ?? '名字')}：${instead}。`
      : `${who} should have heard ${what}, but ${wanted.from === null ? 'no name stands' : `${wanted.from} does not stand`} before it: ${instead}.`;
  }
  const came = bytes ? ofBytes(bytes.length, lang) + (bytes.length > 0 ? instead : '') : instead;
  return zh
    ? `${who} 应当收到${beside(what)}，却收到了${beside(came)}。`
    : `${who} should have heard ${what}, but heard ${came}.`;
}

/** A line whose end is another than it should be, or none. */
function endless(who: string, flaw: 'line-end' | 'no-line-end', line: string, lang: Lang): string {
  if (flaw === 'line-end') {
    return lang === 'zh-CN'
      ? `${who} 收到的 ${line} 没有以 \\r\\n 结尾。`
      : `The line that ${who} heard, ${line}, does not end with \\r\\n.`;
  }
  return lang === 'zh-CN'
    ? `${who} 收到的 ${line} 不成一行：后面既没有 \\r\\n，也没有 \\n。`
    : `What ${who} heard, ${line}, is no line: neither \\r\\n nor \\n ends it.`;
}

/** A datagram that came where another was wanted, before it is quoted. */
function ofBytes(size: number, lang: Lang): string {
  if (lang === 'zh-CN') return size === 0 ? '一个空数据报' : `${size} 个字节：`;
  return size === 0 ? 'an empty one' : `one of ${size} ${size === 1 ? 'byte' : 'bytes'}: `;
}

function unexpected(failure: Of<'unexpected'> & Shown, times: number, lang: Lang): string {
  const { who, unwanted, received, bytes } = failure;
  const heard = bytes?.length === 0 ? received : quote(visible(received));
  // That it came is no secret then, but that it came again.
  if (times > 1) {
    return lang === 'zh-CN'
      ? `${who} 收到了 ${times} 次${beside(heard)}。`
      : `${who} heard ${heard} ${times === 2 ? 'twice' : `${times} times`}.`;
  }
  if ('described' in unwanted) {
    const what = unwanted.described[lang];
    return lang === 'zh-CN'
      ? `${who}：不应出现${what}：${heard}。`
      : `${who}: there should not have been ${what}: ${heard}.`;
  }
  return lang === 'zh-CN'
    ? `${who} 收到了不该收到的${beside(heard)}。`
    : `${who} heard ${heard}, which should not have been said to ${who}.`;
}

function closed(failure: Of<'closed'>, caller: string | undefined, lang: Lang): string {
  const { by, how, wanted, saying, received } = failure;
  // Whoever of ours is called by a program has no name, but a part to play.
  const who = caller === undefined || lang === 'zh-CN' ? failure.who : `the ${failure.who}`;
  const what = describeWanted(wanted, lang);
  const instead = received === undefined ? '' : quote(nearestLine(wanted, received).line);
  if (lang === 'zh-CN') {
    const ended = `${by} 却${how === 'end' ? '结束' : '复位'}了连接`;
    if (saying !== undefined) return `${who} 正在发送每行 ${saying} 字节的内容，${ended}。`;
    const only = instead && `，此前只收到 ${instead}`;
    return `${who} 正等待${beside(what)}，${ended}${only}。`;
  }
  const ended = `The ${by} ${how === 'end' ? 'ended' : 'reset'} the connection while ${who} was`;
  if (saying !== undefined) return `${ended} saying lines of ${saying} bytes.`;
  const only = instead && `; before that, ${who} had only heard ${instead}`;
  return `${ended} waiting for ${what}${only}.`;
}

/** What a sentence needs besides the facts themselves. */
interface Besides {
  readonly times: number;
  /** The learner's program that has connected to us, where that one is the client. */
  readonly caller: string | undefined;
  readonly compared: BytesCompared | undefined;
}

function sentence(failure: Spoken, { times, caller, compared }: Besides, lang: Lang): string {
  switch (failure.kind) {
    case 'silence':
      return silence(failure, caller, lang);
    case 'mismatch':
      return mismatch(failure, compared, lang);
    case 'unexpected':
      return unexpected(failure, times, lang);
    case 'closed':
      return closed(failure, caller, lang);
    case 'refused': {
      const { host, port } = failure.address;
      return lang === 'zh-CN'
        ? `${failure.who} 无法连接 ${host}:${port}，而服务器此前还在监听。`
        : `${failure.who} could not connect to ${host}:${port}, where the server had been listening.`;
    }
    case 'crashed':
      return crashed(failure.program, failure.crash, lang);
    case 'measure': {
      const { what, value, limit, unit } = failure;
      const figure = (number: number) => `${number} ${unit[lang]}`;
      return what[lang].replace('{value}', figure(value)).replace('{limit}', figure(limit));
    }
  }
}

/** The place where the program does not compile: the line, the one above it, and a caret. */
function codeFrame(problem: CompileProblem): string | undefined {
  const { line = 1, column = 0, length = 1, lineText, lineAbove } = problem;
  if (lineText === undefined) return undefined;
  const width = `${line}`.length;
  const row = (gutter: string, text: string) => `${gutter.padStart(width)} │ ${text}`;
  const shown = (text: string) => visible(text.replaceAll('\t', '  '));
  const before = ' '.repeat(stringWidth(shown(lineText.slice(0, column))));
  const wrong = stringWidth(shown(lineText.slice(column, column + length)));
  return [
    ...(lineAbove === undefined ? [] : [row(`${line - 1}`, shown(lineAbove))]),
    row(`${line}`, shown(lineText)),
    row('', before + '^'.repeat(Math.max(1, wrong))),
  ].join('\n');
}

/** What was wanted and what came, each as a line. */
function linesOf(
  failure: Spoken,
  compared: BytesCompared | undefined,
  lang: Lang,
): Pick<Explanation, 'expected' | 'received'> {
  if (failure.kind === 'unexpected') {
    const nothing = lang === 'zh-CN' ? '（不应有这样的一行）' : '(nothing of the kind)';
    return { expected: nothing, received: { line: visible(failure.received) } };
  }
  if (!('wanted' in failure) || 'saying' in failure) return {};
  if (compared) return bytesLines(compared);
  const { wanted } = failure;
  const expected = wantedLine(wanted, lang);
  const received = 'received' in failure ? failure.received : undefined;
  return received === undefined
    ? { expected }
    : { expected, received: nearestLine(wanted, received) };
}

/** Whether these lines would only repeat the message. */
function isTold(
  failure: Spoken,
  message: string,
  { expected, received }: Pick<Explanation, 'expected' | 'received'>,
  lang: Lang,
): boolean {
  const isIn = (line = '') => line.split('…').every((piece) => message.includes(piece.trim()));
  if (failure.kind === 'unexpected') return isIn(received?.line);
  if (!('wanted' in failure)) return false;
  const { wanted } = failure;
  // A description cannot be laid beside what came.
  if (expected === describeWanted(wanted, lang)) return true;
  return !received && !('datagram' in wanted || 'bytes' in wanted) && isIn(expected);
}

/** Makes sentences of the facts of a failure. */
export function explainFailure(
  facts: Failure,
  transcript: readonly TranscriptEntry[],
  lang: Lang,
): Explanation {
  const failure = inLanguage(facts, lang);
  const compared =
    failure.kind === 'mismatch' && failure.bytes
      ? compareBytes(failure.wanted, failure.bytes)
      : undefined;
  const times = timesHeard(facts, transcript);
  const caller = 'who' in facts ? callerOf(facts.who, transcript) : undefined;
  const more = [wentTo, mute, hungUpOn, before].map((tell) => tell(facts, transcript, lang));
  const message = [
    sentence(failure, { times, caller, compared }, lang),
    deaf(failure, lang),
    ...more,
    justBefore(failure, times, lang),
  ].join('');
  if (failure.kind === 'crashed' && failure.crash.cause === 'does-not-compile') {
    const frame = codeFrame(failure.crash.problem);
    return { message, ...(frame === undefined ? {} : { codeFrame: frame }) };
  }
  const lines = linesOf(failure, compared, lang);
  return { message, ...lines, ...(isTold(failure, message, lines, lang) ? { isTold: true } : {}) };
}

/** What had happened just before, unless that was said already: that the same had come. */
function justBefore(failure: Spoken, times: number, lang: Lang): string {
  if (!failure.after) return '';
  const text = failure.after[lang];
  if (times > 1 && 'received' in failure && text.includes(`"${failure.received}"`)) return '';
  return lang === 'zh-CN' ? `此前：${text}。` : ` Just before: ${text}.`;
}
