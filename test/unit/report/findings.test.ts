import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { makePalette } from '../../../runner/cli/palette.ts';
import type { Lang } from '../../../runner/lesson/text.ts';
import { findingsDocument, prettyFindings, type Finding } from '../../../runner/report/findings.ts';

const fine: Finding = {
  id: 'udp',
  title: 'UDP',
  status: 'ok',
  text: 'a datagram arrives',
  lessons: ['04-udp', '05-multicast'],
};
const unneeded: Finding = {
  id: 'loopback-v6',
  title: 'loopback IPv6',
  status: 'warning',
  text: 'no answer: EADDRNOTAVAIL',
  meaning: 'There is nothing to do.',
  lessons: [],
};
const few: Finding = {
  id: 'file-descriptors',
  title: 'open files',
  status: 'warning',
  text: 'only 200 files',
  meaning: 'Try a new terminal.',
  lessons: ['02-chat-v1'],
};
const broken: Finding = {
  id: 'processes',
  title: 'processes',
  status: 'problem',
  text: 'cannot start another program: EACCES',
  meaning: 'Look for a sandbox.',
  lessons: 'all',
};

interface Look {
  readonly width?: number;
  readonly lang?: Lang;
  readonly colours?: boolean;
}

const pretty = (findings: readonly Finding[], look: Look = {}) =>
  prettyFindings(findings, {
    lang: look.lang ?? 'en',
    width: look.width ?? 80,
    palette: makePalette(look.colours ?? false, {}),
  });

describe('the list', () => {
  test('says what was found, which lessons need it and what to do', () => {
    expect(pretty([fine, unneeded, few, broken])).toBe(`
  ✔ UDP            a datagram arrives  for 04-udp, 05-multicast
  ! loopback IPv6  no answer: EADDRNOTAVAIL  no lesson needs it
                   There is nothing to do.
  ! open files     only 200 files  for 02-chat-v1
                   Try a new terminal.
  ✖ processes      cannot start another program: EACCES  for every lesson
                   Look for a sandbox.

  2 things to look at: open files, processes.
`);
  });

  test('ends calmly when no lesson lacks anything', () => {
    const end = (findings: Finding[]) => pretty(findings).split('\n').at(-2);
    expect(end([fine, unneeded])).toBe('  Everything that the lessons need is there.');
    expect(end([fine, few])).toBe('  1 thing to look at: open files.');
  });

  test.each([40, 60, 80])('stays within %d columns', (width) => {
    const lines = pretty([fine, unneeded, few, broken], { width }).split('\n');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('for 04-udp, 05-multicast');
  });

  test('puts Chinese, which is twice as wide, under each other', () => {
    const findings: Finding[] = [
      { ...fine, text: '数据报能到达' },
      { ...few, title: '打开文件数', text: '只能打开 200 个', meaning: '请换一个新终端再试。' },
      { ...broken, title: '进程', text: '无法启动', meaning: '请检查沙箱。' },
    ];
    const text = pretty(findings, { lang: 'zh-CN' });
    const columnOf = (part: string) => {
      const line = text.split('\n').find((each) => each.includes(part)) ?? '';
      return stringWidth(line.slice(0, line.indexOf(part)));
    };
    const parts = ['数据报', '只能打开', '请换一个', '无法启动', '请检查'];
    expect(new Set(parts.map(columnOf)).size).toBe(1);
    expect(text).toContain('每一课都需要');
    expect(text).toContain('用于 04-udp、05-multicast');
    expect(text.trimEnd().endsWith('有 2 项需要留意：打开文件数、进程。')).toBe(true);
  });

  test('is the same text with colours', () => {
    const coloured = pretty([fine, few, broken], { colours: true });
    expect(coloured).toContain('\u001b[2mfor 04-udp, 05-multicast');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(pretty([fine, few, broken]));
  });
});

test('the document names every lesson where all of them need something', () => {
  const machine = { node: '20.19.0', platform: 'linux' };
  expect(findingsDocument([fine, broken], machine, ['00-tcp-basics', '04-udp'])).toEqual({
    version: 1,
    node: '20.19.0',
    platform: 'linux',
    findings: [fine, { ...broken, lessons: ['00-tcp-basics', '04-udp'] }],
  });
});
