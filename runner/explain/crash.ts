import type { CompileProblem, Crash, Exit, LastWords } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import { beside, seconds } from './spoken.ts';
import { shorten, visible } from './visible.ts';
import { describeWanted } from './wanted.ts';

export function exitWords({ status, signal }: Exit, lang: Lang): string {
  if (signal !== null) return lang === 'zh-CN' ? `被信号 ${signal} 结束` : `was ended by ${signal}`;
  return lang === 'zh-CN' ? `以状态 ${status} 退出` : `ended with exit status ${status}`;
}

/** The place where something was thrown, and what it was, each with what joins it to a sentence. */
export function thrownWords({ at, error }: LastWords, lang: Lang): { at: string; error: string } {
  const zh = lang === 'zh-CN';
  return {
    at: at === undefined ? '' : zh ? `（${at}）` : ` at ${at}`,
    error: error === undefined ? '' : `${zh ? '：' : ': '}${shorten(visible(error), 100)}`,
  };
}

function doesNotCompile(program: string, problem: CompileProblem, lang: Lang): string {
  const { file, line } = problem;
  const message = visible(problem.message);
  if (lang === 'zh-CN') {
    return `${program} 无法编译${file === undefined ? '' : `（${file}:${line}）`}：${message}`;
  }
  const where = file === undefined ? '' : ` (${file}:${line})`;
  return `The ${program} does not compile${where}: ${message}`;
}

function neverListened(
  program: string,
  { asked: { host, port }, waitedMs, blocked }: Extract<Crash, { cause: 'never-listened' }>,
  lang: Lang,
): string {
  const waited = seconds(waitedMs);
  if (lang === 'zh-CN') {
    return blocked
      ? `${program} 启动 ${waited} 后仍未监听任何端口：它一直在忙，没有回到事件循环。`
      : `${program} 启动 ${waited} 后仍未监听任何端口；应监听 ${host}:${port}。`;
  }
  return blocked
    ? `The ${program} did not listen on any port within ${waited}: something keeps it busy, and it does not come back to its event loop.`
    : `The ${program} runs, but did not listen on any port within ${waited}; it should listen on ${host}:${port}.`;
}

function notShared(program: string, port: number, lang: Lang): string {
  return lang === 'zh-CN'
    ? `${program} 没能绑定端口 ${port}（EADDRINUSE）：本机已有别的程序在用，而它没有要求共用。`
    : `The ${program} could not be bound to port ${port} (EADDRINUSE): somebody else on this machine has it too, and it did not ask to share it.`;
}

/** Why a program could not be probed, or stopped being there, in a sentence. */
export function crashed(program: string, crash: Crash, lang: Lang): string {
  const zh = lang === 'zh-CN';
  switch (crash.cause) {
    case 'does-not-compile':
      return doesNotCompile(program, crash.problem, lang);
    case 'no-file':
      return zh
        ? `没有找到 ${program}：应在 ${crash.expected}。`
        : `There is no ${program} yet: it should be ${crash.expected}.`;
    case 'cannot-start':
      return zh
        ? `${program} 无法启动：${crash.command}（${crash.code}）。`
        : `The ${program} could not be started: ${crash.command} (${crash.code}).`;
    case 'exited': {
      const { at, error } = thrownWords(crash, lang);
      return zh
        ? `${program} 本应继续运行，却${exitWords(crash.exit, lang)}${at}${error}。`
        : `The ${program} ${exitWords(crash.exit, lang)}${at} when it should have gone on running${error}.`;
    }
    case 'never-listened':
      return neverListened(program, crash, lang);
    case 'blocked': {
      const { who, wanted } = crash.missed;
      const what = describeWanted(wanted, lang);
      return zh
        ? `${program} 一直在忙，超过 ${seconds(crash.waitedMs)} 没有回到事件循环，谁也得不到它的回应；此时 ${who} 正等待${beside(what)}。`
        : `The ${program} is kept busy and answers nobody: it did not come back to its event loop for more than ${seconds(crash.waitedMs)}, while ${who} was waiting for ${what}.`;
    }
    case 'port-not-shared':
      return notShared(program, crash.asked.port, lang);
    case 'wrong-protocol':
      return zh
        ? `${program} 使用的是 ${crash.protocol.toUpperCase()}，这一课要的是${crash.protocol === 'udp' ? ' TCP（net 模块）' : ' UDP（dgram 模块）'}。`
        : `The ${program} listens with ${crash.protocol.toUpperCase()}, but this lesson asks for ${crash.protocol === 'udp' ? 'TCP (the net module)' : 'UDP (the dgram module)'}.`;
    case 'wrong-address':
      return zh
        ? `${program} 监听 ${crash.listens.host}，从 ${crash.asked.host} 无法到达；请监听 HOST。`
        : `The ${program} listens on ${crash.listens.host}, which cannot be reached from ${crash.asked.host}; it should listen on HOST.`;
  }
}
