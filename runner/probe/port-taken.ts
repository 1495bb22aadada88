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
