import type { Text } from '../../lesson/text.ts';
import { isLoopback } from '../../probe/addresses.ts';
import { UsageError } from '../usage-error.ts';
import { addressText, type Target } from './target.ts';

const isHere = (host: string) => host === 'localhost' || isLoopback(host);

/** Nobody is listening. `lesson` is the one that the learner is at. */
function nobodyThere(host: string, port: number, lesson: string, usualPort: number): Text {
  const address = addressText(host, port);
  const how = `npx workshop run ${lesson}${port === usualPort ? '' : ` --port ${port}`}`;
  return isHere(host)
    ? {
        en: `Nobody is listening on ${address} with TCP. Start your server in another terminal: ${how} (a UDP server is reached with --udp)`,
        'zh-CN': `没有程序在 ${address} 监听 TCP。请在另一个终端启动你的服务器：${how}（UDP 服务器要加 --udp）`,
      }
    : {
        en: `Nobody is listening on ${address} with TCP.`,
        'zh-CN': `没有程序在 ${address} 监听 TCP。`,
      };
}

/** Why it could not even begin. Where the command line is to blame, a UsageError is thrown. */
export function refusal(
  { code = '', message }: NodeJS.ErrnoException,
  target: Target,
  lesson: string,
  usualPort: number,
): Text {
  const { port } = target;
  const host = target.kind === 'multicast' ? target.group : target.host;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    throw new UsageError({
      en: `There is no host "${host}" that this machine knows of (${code}).`,
      'zh-CN': `找不到主机 "${host}"（${code}）。`,
    });
  }
  if (target.kind === 'multicast' && ['EADDRNOTAVAIL', 'ENODEV'].includes(code)) {
    throw new UsageError({
      en: `No interface of this machine that knows multicast has the address ${target.iface} (${code}).`,
      'zh-CN': `本机没有地址为 ${target.iface} 且支持组播的网络接口（${code}）。`,
    });
  }
  if (code === 'ECONNREFUSED') return nobodyThere(host, port, lesson, usualPort);
  if (code === 'EADDRINUSE') {
    return {
      en: `Port ${port} is taken by a program that does not share it: those in a group say reuseAddr: true.`,
      'zh-CN': `端口 ${port} 被一个不与他人共享的程序占用：组内的程序都要设置 reuseAddr: true。`,
    };
  }
  const reason = code === '' ? message : code;
  return {
    en: `${addressText(host, port)} cannot be reached (${reason}).`,
    'zh-CN': `无法到达 ${addressText(host, port)}（${reason}）。`,
  };
}
