import stringWidth from 'string-width';
import type { CompileProblem, Failure, Streams } from '../lesson/failure.ts';
import type { Lang, Text } from '../lesson/text.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { find, type Wanted } from '../lesson/wanted.ts';
import { bytesLines, bytesSentence, compareBytes } from './bytes.ts';
import { crashed } from './crash.ts';
import { beside, inLanguage, seconds, type Of, type Shown, type Spoken } from './spoken.ts';
import { shorten, visible } from './visible.ts';
import { describeWanted, nearestLine, wantedLine, type Nearest } from './wanted.ts';

/** A failure in words. */
export interface Explanation {
  /** What happened, in a sentence or two. */
  readonly message: string;
  readonly expected?: string;
  readonly received?: Nearest;
  /** Where the program does not compile: the lines to show, a caret under the place. */
  readonly codeFrame?: string;
}

const quote = (text: string) => `"${shorten(text, 70)}"`;

function silence({ who, stream, wanted, waitedMs }: Of<'silence'>, lang: Lang): string {
  const zh = lang === 'zh-CN';
  const waited = seconds(waitedMs);
  if ('end' in wanted) {
    return zh
      ? `服务器应当结束与 ${who} 的连接，但 ${waited} 后连接仍然打开。`
      : `The connection of ${who} should have been ended, but was still open after ${waited}.`;
  }
  if ('exit' in wanted) {
    return zh
      ? `${who} 应当自己结束（退出状态 ${wanted.exit}），但 ${waited} 后仍在运行。`
      : `The ${who} should have ended by itself with exit status ${wanted.exit}, but was still running after ${waited}.`;
  }
  if ('connection' in wanted) {
    const { host, port } = wanted.connection;
    return zh
      ? `${who} 在 ${waited} 内没有来连接 ${host}:${port}。`
      : `The ${who} did not connect to ${host}:${port} within ${waited}.`;
  }
  const what = describeWanted(wanted, lang);
  if (stream) {
    const where = streamNames[stream][lang];
    return zh
      ? `${who} 应当向${where}打印${beside(what)}，但没有打印任何内容。`
      : `The ${who} should have printed ${what} on ${where}, but printed nothing.`;
  }
  return zh
    ? `${who} 应当收到${beside(what)}，但 ${waited} 内什么也没有收到。`
    : `${who} should have heard ${what}, but nothing came within ${waited}.`;
}

const streamNames: Record<Streams, Text> = {
  stdout: { en: 'standard output', 'zh-CN': '标准输出' },
  stderr: { en: 'standard error', 'zh-CN': '标准错误' },
  either: { en: 'standard output or standard error', 'zh-CN': '标准输出或标准错误' },
};

function mismatch(
  { who, stream, wanted, received, bytes }: Of<'mismatch'> & Shown,
  lang: Lang,
): string {
  const compared = bytes && compareBytes(wanted, bytes);
  if (compared) return bytesSentence(who, wanted, compared, lang);
  const zh = lang === 'zh-CN';
  const what = describeWanted(wanted, lang);
  if ('exit' in wanted) {
    return zh
      ? `${who} 应当以状态 ${wanted.exit} 退出，实际是 ${received}。`
      : `The ${who} should have ended with exit status ${wanted.exit}, but ended with ${received}.`;
  }
  if ('described' in wanted) {
    return zh
      ? `${who}：应当${what}，实际是 ${shorten(visible(received), 120)}。`
      : `${who}: expected ${what}; found ${shorten(visible(received), 120)}.`;
  }
  const instead = quote(nearestLine(wanted, received).line);
  if (stream) {
    const where = streamNames[stream][lang];
    return zh
      ? `${who} 应当向${where}打印${beside(what)}，却打印了 ${instead}。`
      : `The ${who} should have printed ${what} on ${where}, but printed ${instead}.`;
  }
  const flaw = 'from' in wanted ? flawOf(wanted, received) : undefined;
  if (flaw === 'line-end') {
    return zh
      ? `${who} 收到的 ${instead} 没有以 \\r\\n 结尾。`
      : `The line that ${who} heard, ${instead}, does not end with \\r\\n.`;
  }
  if (flaw === 'name') {
    return zh
      ? `${who} 应当收到${beside(what)}，收到的这一行前面却没有名字：${instead}。`
      : `${who} should have heard ${what}, but heard it without the name before it: ${instead}.`;
  }
  const came = bytes ? ofBytes(bytes.length, lang) + (bytes.length > 0 ? instead : '') : instead;
  return zh
    ? `${who} 应当收到${beside(what)}，却收到了${beside(came)}。`
    : `${who} should have heard ${what}, but heard ${came}.`;
}

/** What is wrong with a line that holds the right text. */
function flawOf(
  { lineEnd, ...said }: Extract<Wanted, { from: unknown }>,
  received: string,
): 'line-end' | 'name' | undefined {
  if (lineEnd && find(said, received)) return 'line-end';
  return find({ text: said.text }, received) ? 'name' : undefined;
}

/** A datagram that came where another was wanted, before it is quoted. */
function ofBytes(size: number, lang: Lang): string {
  if (lang === 'zh-CN') return size === 0 ? '一个空数据报' : `${size} 个字节：`;
  return size === 0 ? 'an empty one' : `one of ${size} ${size === 1 ? 'byte' : 'bytes'}: `;
}

function unexpected(
  { who, unwanted, received, bytes }: Of<'unexpected'> & Shown,
  lang: Lang,
): string {
  const heard = bytes?.length === 0 ? received : quote(visible(received));
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

function closed({ who, by, how, wanted }: Of<'closed'>, lang: Lang): string {
  const what = describeWanted(wanted, lang);
  if (lang === 'zh-CN') {
    return `${who} 正等待${beside(what)}，${by} 却${how === 'end' ? '结束' : '重置'}了连接。`;
  }
  const ended = how === 'end' ? 'ended' : 'reset';
  return `The ${by} ${ended} the connection while ${who} was waiting for ${what}.`;
}

function sentence(failure: Spoken, lang: Lang): string {
  switch (failure.kind) {
    case 'silence':
      return silence(failure, lang);
    case 'mismatch':
      return mismatch(failure, lang);
    case 'unexpected':
      return unexpected(failure, lang);
    case 'closed':
      return closed(failure, lang);
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

/** When what somebody waited for went to somebody else. */
function wentTo(failure: Spoken, transcript: readonly TranscriptEntry[], lang: Lang): string {
  if (failure.kind !== 'silence' && failure.kind !== 'mismatch') return '';
  if (!('text' in failure.wanted) || failure.stream) return '';
  const { text } = failure.wanted;
  if (failure.kind === 'mismatch' && failure.received.includes(text)) return '';
  const clients = new Set(
    transcript.filter(({ event }) => event === 'connect').map(({ from }) => from),
  );
  const others = transcript.filter(
    ({ to, event, bytes }) =>
      event === 'data' &&
      to !== failure.who &&
      clients.has(to) &&
      Buffer.from(bytes).toString().includes(text),
  );
  const [other] = others;
  if (!other) return '';
  return lang === 'zh-CN' ? `这条消息发给了 ${other.to}。` : ` It went to ${other.to} instead.`;
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

const wantedOf = (failure: Failure): Wanted | undefined =>
  'wanted' in failure ? failure.wanted : undefined;

/** Makes sentences of the facts of a failure. */
export function explainFailure(
  facts: Failure,
  transcript: readonly TranscriptEntry[],
  lang: Lang,
): Explanation {
  const failure = inLanguage(facts, lang);
  const before = failure.after
    ? lang === 'zh-CN'
      ? `此前：${failure.after[lang]}。`
      : ` Just before: ${failure.after[lang]}.`
    : '';
  const message = sentence(failure, lang) + wentTo(failure, transcript, lang) + before;
  if (failure.kind === 'crashed') {
    const frame =
      failure.crash.cause === 'does-not-compile' ? codeFrame(failure.crash.problem) : undefined;
    return { message, ...(frame === undefined ? {} : { codeFrame: frame }) };
  }
  if (failure.kind === 'unexpected') {
    const nothing = lang === 'zh-CN' ? '（不应有这样的一行）' : '(nothing of the kind)';
    return { message, expected: nothing, received: { line: visible(failure.received) } };
  }
  const wanted = wantedOf(failure);
  if (!wanted) return { message };
  const expected = wantedLine(wanted, lang);
  if (failure.kind !== 'mismatch') return { message, expected };
  const compared = failure.bytes && compareBytes(wanted, failure.bytes);
  if (compared) return { message, ...bytesLines(compared) };
  return { message, expected, received: nearestLine(wanted, failure.received) };
}
