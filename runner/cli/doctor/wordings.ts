import type { Text } from '../../lesson/text.ts';
import { portRange } from '../../probe/free-port.ts';
import { portsTried } from './observe.ts';

/** As package.json asks for it. */
export const oldestNode = '20.19';

/** What is said about a part of the machine. Braces stand for the figure that was found, or for the reason. */
interface Wording {
  readonly title: Text;
  readonly ok: Text;
  readonly bad: Text;
  /** What that means and what to do. */
  readonly meaning: Text;
}

/** Puts values where the braces are, in their order. */
export const fill = (text: Text, ...values: readonly (Text | string)[]): Text => {
  const filled = (lang: keyof Text) => {
    const [first = '', ...parts] = text[lang].split('{}');
    const value = (index: number) => {
      const given = values[index] ?? '';
      return typeof given === 'string' ? given : given[lang];
    };
    return first + parts.map((part, index) => value(index) + part).join('');
  };
  return { en: filled('en'), 'zh-CN': filled('zh-CN') };
};

export const nothingCame: Text = { en: 'nothing came in time', 'zh-CN': '没有及时得到回应' };
export const noneFree: Text = {
  en: `none of ${portsTried} tried`,
  'zh-CN': `试了 ${portsTried} 个都不行`,
};

const lookAround: Text = {
  en: 'Look whether the loopback interface is up, and whether a firewall, a security program or a sandbox is in the way.',
  'zh-CN': '请检查回环接口是否启用，以及是否有防火墙、安全软件或沙箱拦截。',
};

const ports = `${portRange.first}-${portRange.last}`;

export const wordings = {
  node: {
    title: { en: 'Node.js', 'zh-CN': 'Node.js' },
    ok: { en: 'version {}', 'zh-CN': '版本 {}' },
    bad: { en: 'version {} is too old', 'zh-CN': '版本 {} 太旧' },
    meaning: {
      en: `Install ${oldestNode} or newer: https://nodejs.org`,
      'zh-CN': `请安装 ${oldestNode} 或更新的版本：https://nodejs.org`,
    },
  },
  processes: {
    title: { en: 'processes', 'zh-CN': '进程' },
    ok: {
      en: 'Node.js starts another program in {} ms',
      'zh-CN': 'Node.js 启动另一个程序用了 {} 毫秒',
    },
    bad: {
      en: 'Node.js cannot start another program: {}',
      'zh-CN': 'Node.js 无法启动另一个程序：{}',
    },
    meaning: {
      en: 'The verifier has to start yours. Look for a sandbox, a security program, or a limit on processes.',
      'zh-CN': '检验时要启动你的程序。请检查沙箱、安全软件或进程数限制。',
    },
  },
  'loopback-v4': {
    title: { en: 'loopback IPv4', 'zh-CN': 'IPv4 回环' },
    ok: { en: 'a TCP server on 127.0.0.1 answers', 'zh-CN': '127.0.0.1 上的 TCP 服务器有应答' },
    bad: {
      en: 'a TCP server on 127.0.0.1 does not answer: {}',
      'zh-CN': '127.0.0.1 上的 TCP 服务器没有应答：{}',
    },
    meaning: lookAround,
  },
  'loopback-v6': {
    title: { en: 'loopback IPv6', 'zh-CN': 'IPv6 回环' },
    ok: { en: 'a TCP server on ::1 answers', 'zh-CN': '::1 上的 TCP 服务器有应答' },
    bad: {
      en: 'a TCP server on ::1 does not answer: {}',
      'zh-CN': '::1 上的 TCP 服务器没有应答：{}',
    },
    meaning: {
      en: 'There is nothing to do: the lessons use 127.0.0.1.',
      'zh-CN': '不用处理：课程使用 127.0.0.1。',
    },
  },
  udp: {
    title: { en: 'UDP', 'zh-CN': 'UDP' },
    ok: { en: 'a datagram to 127.0.0.1 arrives', 'zh-CN': '发往 127.0.0.1 的数据报能到达' },
    bad: {
      en: 'a datagram to 127.0.0.1 does not arrive: {}',
      'zh-CN': '发往 127.0.0.1 的数据报不能到达：{}',
    },
    meaning: lookAround,
  },
  broadcast: {
    title: { en: 'broadcast', 'zh-CN': '广播' },
    ok: {
      en: 'a broadcast to 127.255.255.255 is heard',
      'zh-CN': '发往 127.255.255.255 的广播能收到',
    },
    bad: {
      en: 'a broadcast to 127.255.255.255 is not heard: {}',
      'zh-CN': '发往 127.255.255.255 的广播收不到：{}',
    },
    meaning: {
      en: 'The check `broadcast` cannot be judged on this machine; all others can.',
      'zh-CN': '这台机器无法判定检查 `broadcast`；其他检查不受影响。',
    },
  },
  multicast: {
    title: { en: 'multicast', 'zh-CN': '组播' },
    ok: {
      en: 'a group can be joined and heard on 127.0.0.1',
      'zh-CN': '能在 127.0.0.1 上加入组并收到数据',
    },
    bad: {
      en: 'a group cannot be joined and heard on 127.0.0.1: {}',
      'zh-CN': '不能在 127.0.0.1 上加入组并收到数据：{}',
    },
    meaning: lookAround,
  },
  'delayed-ack': {
    title: { en: 'delayed ACK', 'zh-CN': '延迟确认' },
    ok: {
      en: 'an answer in two small writes takes {} ms',
      'zh-CN': '分两次写的小回答要花 {} 毫秒',
    },
    bad: {
      en: 'an answer in two small writes does not wait',
      'zh-CN': '分两次写的小回答不会等待',
    },
    unknown: {
      en: 'an answer in two small writes could not be tried: {}',
      'zh-CN': '无法试验分两次写的小回答：{}',
    },
    meaning: {
      en: 'The checks `stalls`, `no-delay` and `one-write` cannot be judged on this machine; all others can.',
      'zh-CN': '这台机器无法判定检查 `stalls`、`no-delay` 和 `one-write`；其他检查不受影响。',
    },
  },
  'free-ports': {
    title: { en: 'free ports', 'zh-CN': '可用端口' },
    ok: {
      en: `{} of ${portsTried} tried in ${ports} are free`,
      'zh-CN': `在 ${ports} 中试了 ${portsTried} 个，{} 个可用`,
    },
    bad: {
      en: `nobody can listen on a port of ${ports}: {}`,
      'zh-CN': `无法监听 ${ports} 中的端口：{}`,
    },
    meaning: {
      en: 'Your programs are told to listen there. Look which programs hold these ports, or whether a security program or a sandbox is in the way.',
      'zh-CN': '你的程序要在其中监听。请检查是哪些程序占用了这些端口，或是否被安全软件或沙箱拦截。',
    },
  },
  'file-descriptors': {
    title: { en: 'open files', 'zh-CN': '打开文件数' },
    ok: {
      en: 'a program may open {} files and sockets',
      'zh-CN': '一个程序最多可打开 {} 个文件和套接字',
    },
    bad: {
      en: 'a program may open only {} files and sockets',
      'zh-CN': '一个程序最多只能打开 {} 个文件和套接字',
    },
    unlimited: {
      en: 'a program may open any number of files and sockets',
      'zh-CN': '一个程序可打开的文件和套接字数量不限',
    },
    meaning: {
      en: 'That may be too few for the check `crowd`, with its hundred people. Try a new terminal; if it is the same there, raise the hard limit (ulimit -Hn).',
      'zh-CN':
        '检查 `crowd` 有一百人同时在线，可能不够用。请换一个新终端再试；如果还是一样，请提高硬限制（ulimit -Hn）。',
    },
  },
  'cache-folder': {
    title: { en: 'cache folder', 'zh-CN': '缓存文件夹' },
    ok: { en: '{}, with {} free', 'zh-CN': '{}，可用空间 {}' },
    bad: { en: '{}, with only {} free', 'zh-CN': '{}，可用空间只有 {}' },
    unusable: { en: '{} cannot be written to: {}', 'zh-CN': '无法写入 {}：{}' },
    meaning: {
      en: 'A file of 128 MiB is kept there. Set WORKSHOP_CACHE to a folder that you may write to and that has room.',
      'zh-CN':
        '这里要存放一个 128 MiB 的文件。请把 WORKSHOP_CACHE 设为一个可写且空间足够的文件夹。',
    },
  },
  sandbox: {
    title: { en: 'sandbox', 'zh-CN': '沙箱' },
    ok: {
      en: 'strangers’ programs can be marked here: each in namespaces of its own (grade)',
      'zh-CN': '可以在这里批改别人的程序：每个程序都在自己的命名空间里运行（grade）',
    },
    bubblewrap: {
      en: 'strangers’ programs can be marked here: each in namespaces of its own, by bubblewrap (grade)',
      'zh-CN':
        '可以在这里批改别人的程序：借助 bubblewrap，每个程序都在自己的命名空间里运行（grade）',
    },
    bad: {
      en: 'strangers’ programs cannot be kept away from your files and the network: {}',
      'zh-CN': '无法把别人的程序与你的文件和网络隔离开：{}',
    },
    meaning: {
      en: '`grade` then marks only what you trust (--trust). Linux can do better, with unshare, setpriv and prlimit (util-linux), ip (iproute2), and user namespaces that are allowed.',
      'zh-CN':
        '这时 `grade` 只批改你信任的程序（--trust）。在 Linux 上可以隔离：需要 unshare、setpriv、prlimit（util-linux）、ip（iproute2），并允许使用用户命名空间。',
    },
  },
} satisfies Record<string, Wording & Readonly<Record<string, Text>>>;
