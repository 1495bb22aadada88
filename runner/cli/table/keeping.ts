import { json, type CommandSpec } from './spec.ts';

/** What one needs now and then. */
export const keeping = {
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
  lang: {
    text: { en: 'the language, from now on', 'zh-CN': '选择今后使用的语言' },
    usage: '[en|zh-CN]',
    most: 1,
    options: {},
  },
  completion: {
    text: {
      en: 'a script that lets TAB complete what you type',
      'zh-CN': '输出用 TAB 补全命令的脚本',
    },
    usage: 'bash|zsh|fish',
    most: 1,
    options: {},
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
