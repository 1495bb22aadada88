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

test('dots are marks in a grid, with a time axis, the highest figure, and what they stand for', () => {
  expect(drawChart(packets, { width: 17, lang: 'en' })).toEqual([
    'the …ink (number)',
    '11 ┤           ·',
    ...Array.from({ length: 4 }, () => '   ┤'),
    '   ┤    x',
    ...Array.from({ length: 5 }, () => '   ┤'),
    ' 0 ┤·',
    '   └────────────',
    '    0      30 ms',
    '· sent  x lost',
  ]);
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
    expect(lines.slice(1, 13).every((line) => /^\s*0? ┤$/.test(line))).toBe(true);
    expect(lines.at(-2)).toMatch(/ 0 +0 ms$/);
  });
});
