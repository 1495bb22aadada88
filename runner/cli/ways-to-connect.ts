import type { Address } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import type { Palette } from '../report/palette.ts';
import { indent, widestText, wrap } from '../report/layout.ts';
import { isAnyAddress } from '../probe/addresses.ts';
import { addressText } from './connect/target.ts';

/** A program that runs, as far as those matter who want to talk to it. */
export interface Runs {
  readonly lesson: string;
  readonly program: string;
  readonly protocol: 'tcp' | 'udp';
  readonly address: Address;
  /** What the lesson adds to HOST and PORT in its environment. */
  readonly settings: Readonly<Record<string, string>>;
}

interface Words {
  title(runs: Runs): string;
  readonly connect: string;
  readonly join: string;
  readonly others: string;
}

const words: Record<Lang, Words> = {
  en: {
    title: ({ lesson, program }) =>
      `The ${program} of ${lesson} restarts on every save; Ctrl-C ends it.`,
    connect: 'Talk to it from another terminal',
    join: 'Join its group from another terminal',
    others: 'or, where they are installed',
  },
  'zh-CN': {
    title: ({ lesson, program }) => `${lesson} 的 ${program}：保存后自动重启，Ctrl-C 结束。`,
    connect: '在另一个终端里和它对话',
    join: '在另一个终端里加入它的组',
    others: '如果装有以下程序，也可以用',
  },
};

/** The command that talks to the program, and others that do where they are installed. */
function waysToConnect({ protocol, address, settings }: Runs) {
  const { port } = address;
  // Whoever listens on every address is reached at any of them.
  const host = isAnyAddress(address.host) ? '127.0.0.1' : address.host;
  const group = settings['GROUP'];
  if (group !== undefined) {
    return { ours: `npx workshop connect --multicast ${group} ${port}`, others: [] };
  }
  const where = host === '127.0.0.1' ? `${port}` : addressText(host, port);
  return protocol === 'udp'
    ? { ours: `npx workshop connect --udp ${where}`, others: [`nc -u ${host} ${port}`] }
    : {
        ours: `npx workshop connect ${where}`,
        others: [`nc ${host} ${port}`, `telnet ${host} ${port}`],
      };
}

/** What is said when a program begins to run by hand: what it finds in its environment, and how to talk to it. */
export function howToConnect(runs: Runs, lang: Lang, palette: Palette, columns: number): string {
  const { address, settings } = runs;
  const own = words[lang];
  const { ours, others } = waysToConnect(runs);
  const environment = Object.entries({ HOST: address.host, PORT: address.port, ...settings });
  const wrapped = (text: string) => wrap(text, Math.min(columns, widestText) - 2);
  const commands = (lines: readonly string[]) =>
    indent(lines.map((line) => palette.cyan(line)).join('\n'), 2);
  const lines = [
    palette.dim(wrapped(own.title(runs))),
    palette.dim(wrapped(environment.map(([name, value]) => `${name}=${value}`).join(' '))),
    '',
    palette.dim(settings['GROUP'] === undefined ? own.connect : own.join),
    commands([ours]),
    ...(others.length === 0 ? [] : [palette.dim(own.others), commands(others)]),
  ];
  return `\n${indent(lines.join('\n'), 2)}\n\n`;
}
