import { noPager, poll, type CommandSpec, type OptionSpec } from './spec.ts';

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

/** Coming to a verdict, and what to do about it. */
export const judging = {
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
  watch: {
    text: {
      en: 'verify on every save, until q',
      'zh-CN': '每次保存都检验，按 q 退出',
    },
    usage: '[LESSON] [-- COMMAND...]',
    most: 1,
    options: { poll },
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
  hint: {
    text: {
      en: 'the next hint of the first check that fails, or of CHECK',
      'zh-CN': '显示第一项未通过的检查（或 CHECK）的下一条提示',
    },
    usage: '[LESSON] [CHECK]',
    most: 2,
    options: {},
  },
  solution: {
    text: {
      en: 'the reference solution beside yours, once your core checks pass',
      'zh-CN': '对照查看参考答案和你的程序（核心检查通过之后）',
    },
    usage: 'LESSON [PROGRAM]',
    most: 2,
    options: {
      spoil: { text: { en: 'before they pass', 'zh-CN': '核心检查未通过也要看' } },
      'no-pager': noPager,
    },
  },
} satisfies Record<string, CommandSpec>;
