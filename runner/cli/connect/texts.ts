import type { Lang } from '../../lesson/text.ts';
import type { Target } from './target.ts';

interface Ends {
  readonly local: string;
  readonly remote: string;
}

export interface Texts {
  readonly connecting: (remote: string) => string;
  readonly connected: (kind: Target['kind'], ends: Ends) => readonly string[];
  readonly keys: (kind: Target['kind'], raw: boolean) => readonly string[];
  readonly halfClosed: string;
  readonly ended: string;
  readonly reset: string;
  readonly resetByThem: string;
  readonly noAnswer: string;
  readonly broken: (code: string) => string;
  readonly stranger: (from: string, remote: string) => string;
  readonly tooLong: (bytes: number) => string;
  readonly notSent: (code: string) => string;
  /** The line above a chunk. */
  readonly mark: (
    seconds: number,
    bytes: number,
    from: string | undefined,
    isOwn: boolean,
  ) => string;
}

const stamp = (seconds: number) => `${seconds.toFixed(3)} s`;

const english: Texts = {
  connecting: (remote) => `Connecting to ${remote} …`,
  connected: (kind, { local, remote }) =>
    ({
      tcp: [`Connected to ${remote} from ${local}.`],
      udp: [
        `Sending datagrams to ${remote} from ${local}.`,
        'Whether anybody is there, UDP does not say.',
      ],
      multicast: [
        `In the group ${remote}, sending from ${local}.`,
        'What you say comes back to you, too: --chunks shows it.',
      ],
    })[kind],
  keys: (kind, raw) => {
    const sends = raw
      ? 'Every key is sent at once, and not shown.'
      : kind === 'tcp'
        ? 'Enter sends the line; Ctrl-D after text sends half a line.'
        : 'Enter sends the line as a datagram.';
    const ends =
      kind === 'tcp'
        ? 'Ctrl-D half-closes, Ctrl-R resets, Ctrl-C leaves.'
        : 'Ctrl-D or Ctrl-C leaves.';
    return [sends, ends];
  },
  halfClosed: 'You have ended your side (FIN). Still listening.',
  ended: 'The server has ended its side (FIN).',
  reset: 'You have reset the connection (RST).',
  resetByThem: 'The connection was reset by the server (RST).',
  noAnswer: 'No answer has come. Whether anybody is there, UDP does not say.',
  broken: (code) => `The connection broke (${code}).`,
  stranger: (from, remote) => `The next is from ${from}, not from ${remote}:`,
  tooLong: (bytes) => `Not sent: ${bytes} bytes are too many for a datagram (most: 65507).`,
  notSent: (code) => `Not sent: the system refused it (${code}).`,
  mark: (seconds, bytes, from, isOwn) =>
    `▸ ${stamp(seconds)}  ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}` +
    (from === undefined ? '' : ` from ${from}${isOwn ? ' (yourself)' : ''}`),
};

const chinese: Texts = {
  connecting: (remote) => `正在连接 ${remote} …`,
  connected: (kind, { local, remote }) =>
    ({
      tcp: [`已从 ${local} 连接到 ${remote}。`],
      udp: [`从 ${local} 向 ${remote} 发送数据报。`, 'UDP 不会告诉你对方是否存在。'],
      multicast: [
        `已加入组 ${remote}，从 ${local} 发送。`,
        '你发出的内容也会回到你这里：用 --chunks 查看。',
      ],
    })[kind],
  keys: (kind, raw) => {
    const sends = raw
      ? '每个按键立即发送，不在本地显示。'
      : kind === 'tcp'
        ? '回车发送一行；输入文字后按 Ctrl-D 只发送半行。'
        : '回车把一行作为一个数据报发送。';
    const ends =
      kind === 'tcp' ? 'Ctrl-D 半关闭，Ctrl-R 复位连接，Ctrl-C 离开。' : 'Ctrl-D 或 Ctrl-C 离开。';
    return [sends, ends];
  },
  halfClosed: '你已结束发送（FIN），仍在接收。',
  ended: '服务器已结束发送（FIN）。',
  reset: '你已复位连接（RST）。',
  resetByThem: '连接被服务器复位（RST）。',
  noAnswer: '没有收到回应。UDP 不会告诉你对方是否存在。',
  broken: (code) => `连接中断（${code}）。`,
  stranger: (from, remote) => `下面的内容来自 ${from}，而不是 ${remote}：`,
  tooLong: (bytes) => `未发送：${bytes} 字节超过了一个数据报的上限（65507）。`,
  notSent: (code) => `未发送：系统拒绝了（${code}）。`,
  mark: (seconds, bytes, from, isOwn) =>
    `▸ ${stamp(seconds)}  ${bytes} 字节` +
    (from === undefined ? '' : `  来自 ${from}${isOwn ? '（你自己）' : ''}`),
};

export const texts: Record<Lang, Texts> = { en: english, 'zh-CN': chinese };
