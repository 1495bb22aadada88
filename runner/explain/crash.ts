import type { Crash, Exit } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import { seconds } from './spoken.ts';
import { shorten, visible } from './visible.ts';

function exitWords({ status, signal }: Exit, lang: Lang): string {
  if (signal !== null) return lang === 'zh-CN' ? `被信号 ${signal} 结束` : `was ended by ${signal}`;
  return lang === 'zh-CN' ? `以状态 ${status} 退出` : `ended with exit status ${status}`;
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
    case 'does-not-compile': {
      const { file, line } = crash.problem;
      const message = visible(crash.problem.message);
      const where = file === undefined ? '' : zh ? `（${file}:${line}）` : ` (${file}:${line})`;
      return zh
        ? `${program} 无法编译${where}：${message}`
        : `The ${program} does not compile${where}: ${message}`;
    }
    case 'no-file':
      return zh
        ? `没有找到 ${program}：应在 ${crash.expected}。`
        : `There is no ${program} yet: it should be ${crash.expected}.`;
    case 'cannot-start':
      return zh
        ? `${program} 无法启动：${crash.command}（${crash.code}）。`
        : `The ${program} could not be started: ${crash.command} (${crash.code}).`;
    case 'exited': {
      const at = crash.at === undefined ? '' : zh ? `，位置 ${crash.at}` : ` at ${crash.at}`;
      const error =
        crash.error === undefined ? '' : `${zh ? '：' : ': '}${shorten(visible(crash.error), 100)}`;
      return zh
        ? `${program} 意外结束：${exitWords(crash.exit, lang)}${at}${error}。`
        : `The ${program} ${exitWords(crash.exit, lang)}${at} when it should have gone on running${error}.`;
    }
    case 'never-listened': {
      const { host, port } = crash.asked;
      return zh
        ? `${program} 启动 ${seconds(crash.waitedMs)} 后仍未监听任何端口；应监听 ${host}:${port}。`
        : `The ${program} runs, but did not listen on any port within ${seconds(crash.waitedMs)}; it should listen on ${host}:${port}.`;
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
