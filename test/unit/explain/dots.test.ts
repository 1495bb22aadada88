import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { drawChart } from '../../../runner/explain/chart.ts';
import type { DotChart, Points } from '../../../runner/lesson/chart.ts';
import { langs } from '../../../runner/lesson/text.ts';

const sent: Points = [
  [0, 0],
  [10, 6],
  [30, 11],
];
const lost: Points = [[10, 6]];

const packets: DotChart = {
  title: { en: 'the packets on the link', 'zh-CN': '链路上的数据包' },
  unit: { en: 'number', 'zh-CN': '编号' },
  dots: [
    { mark: '·', name: { en: 'sent', 'zh-CN': '发送' }, points: sent },
    { mark: 'x', name: { en: 'lost', 'zh-CN': '丢失' }, points: lost },
  ],
};

test('dots are marks in a grid, a row for each figure, with two axes and what they stand for', () => {
  expect(drawChart(packets, { width: 36, lang: 'en' })).toEqual([
    'the packets on the link (number)',
    '   ┤                              ·',
    '10 ┤',
    ...Array.from({ length: 3 }, () => '   ┤'),
    '   ┤          x',
    ' 5 ┤',
    ...Array.from({ length: 4 }, () => '   ┤'),
    ' 0 ┤·',
    '   └┬─────────┬─────────┬─────────┬',
    '    0         10        20    30 ms',
    '· sent  x lost',
  ]);
});

test('where there are too many figures, they share rows', () => {
  const dots = [
    { ...packets.dots[0], mark: '·', name: packets.title, points: [[5, 199]] as const },
  ];
  const lines = drawChart({ ...packets, dots }, { width: 60, lang: 'en' });
  expect(lines.filter((line) => line.includes('┤'))).toHaveLength(20);
  expect(lines[1]).toMatch(/ ┤ +·$/);
  expect(lines.join('\n')).toMatch(/ 50 ┤[^]* 0 ┤/);
});

test('what happens at once stands at once', () => {
  const points: Points = Array.from({ length: 5 }, (_, value) => [value / 10, value]);
  const dots = [{ mark: '·', name: packets.title, points }];
  const lines = drawChart({ ...packets, dots }, { width: 40, lang: 'en' });
  expect(new Set(lines.slice(1, 6).map((line) => line.indexOf('·')))).toEqual(new Set([3]));
});

test.each([24, 40, 60, 80])('nothing of it is wider than %i columns', (width) => {
  for (const lang of langs) {
    const lines = drawChart(packets, { width, lang });
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
  }
});

test('it speaks the language that was asked for', () => {
  const lines = drawChart(packets, { width: 60, lang: 'zh-CN' });
  expect(lines[0]).toBe('链路上的数据包 (编号)');
  expect(lines.at(-1)).toBe('· 发送  x 丢失');
});

describe('what hides what', () => {
  test('where two lie on each other, the later kind is seen', () => {
    const both = { ...packets, dots: [...packets.dots].reverse() };
    expect(drawChart(both, { width: 60, lang: 'en' }).join('')).not.toMatch(/x.*└/);
  });

  test('without any there is an empty grid', () => {
    const lines = drawChart({ ...packets, dots: [] }, { width: 60, lang: 'en' });
    expect(lines[1]).toBe('0 ┤');
    expect(lines.at(-2)).toMatch(/^ +0 .* 20 ms$/);
  });
});
