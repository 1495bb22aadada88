import type { Text } from '../lesson/text.ts';

/** Why a program did not get its port, and what to do. `isAsked`: it is the one that we named. */
export function portRefused(code: string, port: number, isAsked: boolean): Text | undefined {
  const [instead, zhInstead] = isAsked
    ? ['choose another port with --port', '用 --port 换一个端口']
    : ['listen on PORT', '监听 PORT'];
  switch (code) {
    case 'EADDRINUSE':
      return {
        en: `Port ${port} is taken by another program on this machine: end that one, or ${instead}.`,
        'zh-CN': `端口 ${port} 正被本机另一个程序占用：请结束那个程序，或${zhInstead}。`,
      };
    // Ports below 1024 on some systems, and on Windows whole ranges that Hyper-V takes.
    case 'EACCES':
      return {
        en: `The system keeps port ${port} for itself (EACCES): ${instead}.`,
        'zh-CN': `端口 ${port} 由系统保留（EACCES）：请${zhInstead}。`,
      };
    default:
      return undefined;
  }
}
