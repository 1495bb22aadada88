import type { Streams } from '../lesson/failure.ts';
import type { Lang, Text } from '../lesson/text.ts';
import { exitWords } from './crash.ts';
import { beside, seconds, type Of, type Spoken } from './spoken.ts';
import { describeWanted } from './wanted.ts';

const streamNames: Record<Streams, Text> = {
  stdout: { en: 'standard output', 'zh-CN': '标准输出' },
  stderr: { en: 'standard error', 'zh-CN': '标准错误' },
  either: { en: 'standard output or standard error', 'zh-CN': '标准输出或标准错误' },
};

/** What should have happened and did not. `caller`: the program that has connected to `who`, where one has. */
export function silence(failure: Of<'silence'>, caller: string | undefined, lang: Lang): string {
  if (failure.cameAfterMs !== undefined) return late(failure, failure.cameAfterMs, caller, lang);
  const { who, stream, wanted, waitedMs } = failure;
  const zh = lang === 'zh-CN';
  const waited = seconds(waitedMs);
  if ('end' in wanted && caller !== undefined) {
    return zh
      ? `${caller} 应当结束连接中自己的一侧，但 ${waited} 后它仍然打开。`
      : `The ${caller} should have ended its side of the connection, but that was still open after ${waited}.`;
  }
  if ('end' in wanted) {
    return zh
      ? `与 ${who} 的连接应当结束，但 ${waited} 后仍然打开。`
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
    const more = failure.hadPrinted;
    const instead = zh
      ? `但没有${more ? '再' : ''}打印任何内容`
      : `but printed nothing${more ? ' more' : ''}`;
    return notPrinted(failure, instead, lang);
  }
  if (failure.ended) {
    const { program, exit } = failure.ended;
    return zh
      ? `${who} 应当收到${beside(what)}，但直到 ${program} ${exitWords(exit, lang)}，什么也没有收到。`
      : `${who} should have heard ${what}, but nothing came before the ${program} ${exitWords(exit, lang)}.`;
  }
  return zh
    ? `${who} 应当收到${beside(what)}，但 ${waited} 内什么也没有收到。`
    : `${who} should have heard ${what}, but nothing came within ${waited}.`;
}

/** Where a program should have printed something, and what it did instead. */
export function notPrinted(
  { who, stream = 'either', insteadOn, wanted }: Of<'silence' | 'mismatch'>,
  instead: string,
  lang: Lang,
): string {
  const what = describeWanted(wanted, lang);
  const where = streamNames[stream][lang];
  const other = insteadOn && streamNames[insteadOn][lang];
  if (lang === 'zh-CN') {
    return `${who} 应当向${where}打印${beside(what)}，${other ? `却打印到了${other}` : instead}。`;
  }
  return `The ${who} should have printed ${what} on ${where}, ${other ? `but printed it on ${other}` : instead}.`;
}

/** Why a member of a group did not hear what it should have printed, or was not heard. */
export function deaf(failure: Spoken, lang: Lang): string {
  const why = 'deaf' in failure ? failure.deaf : undefined;
  if (!why) return '';
  const zh = lang === 'zh-CN';
  switch (why.cause) {
    case 'not-joined':
      return zh ? `它没有加入组 ${why.group}。` : ` It has not joined the group ${why.group}.`;
    case 'other-port':
      return zh
        ? `它绑定到端口 ${why.bound}，而组里的内容发往端口 ${why.port}。`
        : ` It is bound to port ${why.bound}, but what is said to the group goes to port ${why.port}.`;
    case 'own-address':
      return zh
        ? `它绑定到 ${why.host}，发给组的内容到不了那里。`
        : ` It is bound to ${why.host}, where nothing arrives that is sent to a group.`;
    case 'no-interface':
      return zh
        ? '没有调用 setMulticastInterface()，从哪个接口发出由系统决定。'
        : ' setMulticastInterface() was not called, so the system chose by which interface it goes out.';
  }
}

/** What happened, but too late. */
function late(
  { who, stream, wanted, waitedMs }: Of<'silence'>,
  ms: number,
  caller: string | undefined,
  lang: Lang,
): string {
  // Rounded apart, so that the one is always more than the other.
  const [came, limit] = [
    seconds(Math.ceil(ms / 100) * 100),
    seconds(Math.floor(waitedMs / 100) * 100),
  ];
  const isItsOwn = 'end' in wanted && caller !== undefined;
  if (lang === 'zh-CN') {
    const what = isItsOwn
      ? `${caller} 过了 ${came} 才结束连接中自己的一侧`
      : lateZh(who, stream, wanted, came);
    return `${what}；应在 ${limit} 以内。`;
  }
  const what = isItsOwn
    ? `The ${caller} ended its side of the connection`
    : lateEn(who, stream, wanted);
  return `${what} only after ${came}; it has to be within ${limit}.`;
}

function lateEn(who: string, stream: Streams | undefined, wanted: Of<'silence'>['wanted']): string {
  if ('end' in wanted) return `The connection of ${who} was ended`;
  if ('exit' in wanted) return `The ${who} ended by itself`;
  if ('connection' in wanted) return `The ${who} connected`;
  const what = describeWanted(wanted, 'en');
  return stream
    ? `The ${who} printed ${what} on ${streamNames[stream].en}`
    : `${who} heard ${what}`;
}

function lateZh(
  who: string,
  stream: Streams | undefined,
  wanted: Of<'silence'>['wanted'],
  came: string,
): string {
  if ('end' in wanted) return `与 ${who} 的连接过了 ${came} 才结束`;
  if ('exit' in wanted) return `${who} 过了 ${came} 才自己结束`;
  if ('connection' in wanted) return `${who} 过了 ${came} 才来连接`;
  const what = beside(describeWanted(wanted, 'zh-CN'));
  return stream
    ? `${who} 过了 ${came} 才向${streamNames[stream]['zh-CN']}打印${what}`
    : `${who} 过了 ${came} 才收到${what}`;
}
