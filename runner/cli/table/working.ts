import { json, noPager, poll, type CommandSpec } from './spec.ts';

/** Finding one’s way, and working on a program. */
export const working = {
  menu: {
    text: { en: 'the lessons, to choose from', 'zh-CN': '课程菜单' },
    usage: '',
    most: 0,
    options: {},
  },
  list: {
    text: { en: 'the lessons and how far you are', 'zh-CN': '列出课程和进度' },
    usage: '',
    most: 0,
    options: { json },
  },
  read: {
    text: {
      en: 'the text of a lesson (else of the one started last)',
      'zh-CN': '阅读一课的课文（默认是最近开始的那一课）',
    },
    usage: '[LESSON]',
    most: 1,
    options: {
      'no-pager': noPager,
    },
  },
  start: {
    text: { en: 'copy a lesson’s starter to solutions/', 'zh-CN': '把起始代码复制到 solutions/' },
    usage: 'LESSON',
    most: 1,
    options: {
      js: { text: { en: 'in plain JavaScript', 'zh-CN': '使用纯 JavaScript' } },
    },
  },
  run: {
    text: { en: 'run your program, again on every save', 'zh-CN': '运行你的程序，保存后自动重启' },
    usage: 'LESSON [PROGRAM] [-- ARGUMENTS...]',
    most: 2,
    options: {
      port: {
        value: 'N',
        text: {
          en: 'the PORT it is given (else yours, else 8080)',
          'zh-CN': '传给它的 PORT（否则用环境里的，再否则 8080）',
        },
      },
      poll,
    },
  },
  connect: {
    text: {
      en: 'talk to your server by hand, over TCP or UDP',
      'zh-CN': '手动和你的服务器对话（TCP 或 UDP）',
    },
    usage: '[HOST:]PORT',
    // `connect localhost 8080`, as other clients have it.
    most: 2,
    options: {
      udp: {
        text: {
          en: 'with UDP: each line is a datagram',
          'zh-CN': '使用 UDP：每一行是一个数据报',
        },
      },
      multicast: {
        value: 'GROUP',
        text: { en: 'join this group, and speak to it', 'zh-CN': '加入这个组播组并向它发送' },
      },
      iface: {
        value: 'ADDRESS',
        text: {
          en: 'the interface for --multicast (127.0.0.1)',
          'zh-CN': '--multicast 使用的网络接口（默认 127.0.0.1）',
        },
      },
      raw: { text: { en: 'send every key at once', 'zh-CN': '每个按键立即发送' } },
      lf: {
        text: { en: 'end lines with \\n, not \\r\\n', 'zh-CN': '行尾用 \\n，而不是 \\r\\n' },
      },
      chunks: {
        text: {
          en: 'mark where each arriving chunk begins',
          'zh-CN': '标出收到的每一块数据从哪里开始',
        },
      },
      visible: {
        text: {
          en: 'show line ends, control characters and what is no text',
          'zh-CN': '显示行尾、控制字符和不是文本的字节',
        },
      },
    },
  },
} satisfies Record<string, CommandSpec>;
