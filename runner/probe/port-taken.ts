import { CannotTell } from '../lesson/failure.ts';

/** Somebody else, maybe a server that was forgotten in another terminal, has the port that a program wants. */
export class PortTaken extends CannotTell {
  readonly port: number;

  constructor(port: number) {
    super({
      en: `your program wants port ${port}, which another program on this machine has; end that one, or listen on PORT`,
      'zh-CN': `你的程序想用端口 ${port}，但本机另一个程序正占用它；请结束那个程序，或监听 PORT`,
    });
    this.port = port;
  }
}

/** In other languages a port of one's own stays taken for a minute after use, unless SO_REUSEADDR is set. */
export const portLeft = () =>
  new CannotTell({
    en: 'the port that your program insists on is still taken from the check before; listen on PORT, or set SO_REUSEADDR',
    'zh-CN': '你的程序固定使用的端口还被上一项检查占着；请监听 PORT，或设置 SO_REUSEADDR',
  });
