import type { Lang } from '../lesson/text.ts';
import { commands, globalOptions, type CommandName } from './command-table.ts';
import type { OptionSpec } from './table/spec.ts';

const words: Record<Lang, { usage: string; commands: string; options: string; more: string }> = {
  en: {
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    more: 'A lesson may be named 03-chat-v2, 03, 3 or chat-v2. `npx workshop COMMAND --help` tells more.',
  },
  'zh-CN': {
    usage: '用法',
    commands: '命令',
    options: '选项',
    more: '课程可写作 03-chat-v2、03、3 或 chat-v2。`npx workshop 命令 --help` 查看详情。',
  },
};

const colon = (lang: Lang) => (lang === 'zh-CN' ? '：' : ': ');

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n');
}

const optionRows = (options: Readonly<Record<string, OptionSpec>>, lang: Lang) =>
  Object.entries(options).map(([name, { value, short, text }]): [string, string] => [
    `${short ? `-${short}, ` : ''}--${name}${value === undefined ? '' : ` ${value}`}`,
    text[lang],
  ]);

/** The help on one command, or on all of them. */
export function helpText(command: CommandName, lang: Lang): string {
  const { usage, options, text } = commands[command];
  const own = words[lang];
  const globals = optionRows(globalOptions, lang);
  if (command !== 'menu') {
    const line = `workshop ${command} ${usage}`.trim();
    return `${text[lang]}\n\n${own.usage}${colon(lang)}${line}\n\n${own.options}${colon(lang).trimEnd()}\n${columns([...optionRows(options, lang), ...globals])}\n`;
  }
  const rows = Object.entries(commands).map(([name, spec]): [string, string] => [
    `workshop ${name === 'menu' ? '' : name} ${spec.usage}`.trim().replace(/ {2,}/g, ' '),
    spec.text[lang],
  ]);
  return `Socket Workshop\n\n${own.commands}${colon(lang).trimEnd()}\n${columns(rows)}\n\n${own.options}${colon(lang).trimEnd()}\n${columns(globals)}\n\n${own.more}\n`;
}
