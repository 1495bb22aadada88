import { classroom } from './table/classroom.ts';
import { judging } from './table/judging.ts';
import { keeping } from './table/keeping.ts';
import type { CommandSpec, OptionSpec } from './table/spec.ts';
import { working } from './table/working.ts';

export const globalOptions = {
  lang: {
    value: 'en|zh-CN',
    text: { en: 'the language, this time', 'zh-CN': '仅这一次使用的语言' },
  },
  debug: { text: { en: 'show stack traces', 'zh-CN': '显示堆栈' } },
  help: { short: 'h', text: { en: 'this help', 'zh-CN': '显示帮助' } },
  version: { text: { en: 'the version', 'zh-CN': '显示版本' } },
} satisfies Record<string, OptionSpec>;

const table = { ...working, ...judging, ...classroom, ...keeping };

export type CommandName = keyof typeof table;

export const commands: Readonly<Record<CommandName, CommandSpec>> = table;
