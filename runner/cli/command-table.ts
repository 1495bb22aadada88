import type { Text } from '../lesson/text.ts';

export interface OptionSpec {
  readonly text: Text;
  /** What stands for its value in the help; without it the option is a flag. */
  readonly value?: string;
  /** Several values: given again, or with commas between them. */
  readonly list?: boolean;
  readonly short?: string;
}

export interface CommandSpec {
  readonly text: Text;
  /** What follows the command, for the help. */
  readonly usage: string;
  /** How many words may follow. */
  readonly most: number;
  readonly options: Readonly<Record<string, OptionSpec>>;
}

export const globalOptions = {
  lang: {
    value: 'en|zh-CN',
    text: { en: 'the language (else from LANG)', 'zh-CN': '语言（默认取自 LANG）' },
  },
  debug: { text: { en: 'show stack traces', 'zh-CN': '显示堆栈' } },
  help: { short: 'h', text: { en: 'this help', 'zh-CN': '显示帮助' } },
  version: { text: { en: 'the version', 'zh-CN': '显示版本' } },
} satisfies Record<string, OptionSpec>;

const json: OptionSpec = { text: { en: 'as one JSON document', 'zh-CN': '输出为一个 JSON 文档' } };

const file: OptionSpec = {
  value: 'PATH',
  text: {
    en: 'this program (a folder where there are several)',
    'zh-CN': '检验这个程序（有多个程序时给文件夹）',
  },
};

const solution: OptionSpec = {
  text: { en: 'the reference solution', 'zh-CN': '检验参考答案' },
};

const table = {
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
  hint: {
    text: {
      en: 'the next hint of the first check that fails, or of CHECK',
      'zh-CN': '显示第一项未通过的检查（或 CHECK）的下一条提示',
    },
    usage: '[LESSON] [CHECK]',
    most: 2,
    options: {},
  },
  start: {
    text: { en: 'copy a lesson’s starter to solutions/', 'zh-CN': '把起始代码复制到 solutions/' },
    usage: 'LESSON',
    most: 1,
    options: {
      js: { text: { en: 'in plain JavaScript', 'zh-CN': '使用纯 JavaScript' } },
    },
  },
  verify: {
    text: {
      en: 'start your program, probe it, and say what holds',
      'zh-CN': '启动你的程序，检验它，给出结论',
    },
    usage: '[LESSON...] [-- COMMAND...]',
    most: Infinity,
    options: {
      all: { text: { en: 'every lesson that you have started', 'zh-CN': '所有已开始的课程' } },
      check: {
        value: 'ID',
        list: true,
        text: { en: 'only these checks', 'zh-CN': '只运行这些检查' },
      },
      file,
      solution,
      seed: {
        value: 'N',
        text: {
          en: 'draw the same names, texts and sizes again',
          'zh-CN': '重现同样的名字、内容和大小',
        },
      },
      repeat: { value: 'N', text: { en: 'run N times', 'zh-CN': '运行 N 次' } },
      bail: { text: { en: 'stop after the first failure', 'zh-CN': '第一次失败后停止' } },
      verbose: {
        text: {
          en: 'the whole conversation, and every failure in full',
          'zh-CN': '完整的对话和每个失败的详情',
        },
      },
      reporter: {
        value: 'NAME[=FILE]',
        text: {
          en: 'pretty (shown unless another is), json, junit, tap, github, html; repeatable',
          'zh-CN': 'pretty（屏幕上没有别的报告时显示）、json、junit、tap、github、html；可多次使用',
        },
      },
      json: { text: { en: 'short for --reporter json', 'zh-CN': '即 --reporter json' } },
      html: {
        value: 'FILE',
        text: {
          en: 'all of it as a page to open in a browser',
          'zh-CN': '把全部结果写成一个网页，用浏览器打开',
        },
      },
      trace: {
        value: 'DIR',
        text: {
          en: 'write every conversation to a file, for replay',
          'zh-CN': '把每次对话写入文件，供 replay 使用',
        },
      },
    },
  },
  replay: {
    text: {
      en: 'play a conversation from verify --trace again',
      'zh-CN': '重放 verify --trace 记下的对话',
    },
    usage: 'FILE [-- COMMAND...]',
    most: 1,
    options: { file, solution },
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
  reset: {
    text: {
      en: 'set your files aside and copy the starter again',
      'zh-CN': '备份你的文件，重新复制起始代码',
    },
    usage: 'LESSON',
    most: 1,
    options: { js: { text: { en: 'in plain JavaScript', 'zh-CN': '使用纯 JavaScript' } } },
  },
  progress: {
    text: { en: 'what is done', 'zh-CN': '查看进度' },
    usage: '',
    most: 0,
    options: {
      json,
      export: { value: 'FILE', text: { en: 'write it to a file', 'zh-CN': '导出到文件' } },
      import: { value: 'FILE', text: { en: 'add what is in a file', 'zh-CN': '从文件导入并合并' } },
    },
  },
  doctor: {
    text: {
      en: 'look whether this machine has what the lessons need',
      'zh-CN': '检查这台机器是否具备课程所需的条件',
    },
    usage: '',
    most: 0,
    options: { json },
  },
  'author check': {
    text: { en: 'prove that a lesson’s verifier is right', 'zh-CN': '证明课程的检验程序是正确的' },
    usage: '[LESSON...]',
    most: Infinity,
    options: {
      repeat: {
        value: 'N',
        text: { en: 'run N times; no verdict may differ', 'zh-CN': '运行 N 次，结论必须始终相同' },
      },
      load: { text: { en: 'with every core busy', 'zh-CN': '占满所有 CPU 核心' } },
      only: {
        value: 'NAME',
        list: true,
        text: {
          en: 'only servers whose file name holds this',
          'zh-CN': '只检验文件名含此内容的程序',
        },
      },
      json: {
        text: {
          en: 'the findings, and what is said of each program, as JSON',
          'zh-CN': '以 JSON 输出结果，以及对每个程序的说明',
        },
      },
    },
  },
} satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof table;

export const commands: Readonly<Record<CommandName, CommandSpec>> = table;
