import { CannotTell } from '../lesson/failure.ts';

/** Somebody else has the port that a program wants: the one that it was asked to use, or one of its own choice. */
export const portTaken = (port: number, asked: number) =>
  new CannotTell(
    port === asked
      ? {
          en: `another program on this machine has taken port ${port}, which was free a moment ago; verify again`,
          'zh-CN': `端口 ${port} 刚才还空闲，却被本机另一个程序占用了；请再检验一次`,
        }
      : {
          en: `your program wants port ${port}, which another program on this machine has; end that one, or listen on PORT`,
          'zh-CN': `你的程序想用端口 ${port}，但本机另一个程序正占用它；请结束那个程序，或监听 PORT`,
        },
  );

/** In other languages a port of one's own stays taken for a minute after use, unless SO_REUSEADDR is set. */
export const portLeft = () =>
  new CannotTell({
    en: 'the port that your program insists on is still taken from the check before; listen on PORT, or set SO_REUSEADDR',
    'zh-CN': '你的程序固定使用的端口还被上一项检查占着；请监听 PORT，或设置 SO_REUSEADDR',
  });

/** A program goes on although somebody else has its port, as it may on this system when it listens on every address. */
export const portShared = (port: number) =>
  new CannotTell({
    en: `on this system a program that listens on every address gets port ${port}, too, although another has it on 127.0.0.1; listen on HOST`,
    'zh-CN': `在这个系统上，监听所有地址的程序也能得到端口 ${port}，尽管另一个程序已在 127.0.0.1 上占用它；请监听 HOST`,
  });
