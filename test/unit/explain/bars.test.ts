import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { drawChart } from '../../../runner/explain/chart.ts';
import type { BarChart } from '../../../runner/lesson/chart.ts';
import { langs } from '../../../runner/lesson/text.ts';

const waits: BarChart = {
  title: { en: 'how long it waited', 'zh-CN': '等了多久' },
  unit: { en: 'ms', 'zh-CN': '毫秒' },
  limit: 20,
  series: [
    { name: { en: 'default', 'zh-CN': '默认' }, values: [0, 40, 40, 44, 40, 40, 40, 40] },
    { name: { en: 'no-delay', 'zh-CN': '不等' }, values: [0, 0.1, 0, 0, 0, 0, 0, 25] },
  ],
};

test('series stand side by side, each bar one figure, each with its name below', () => {
  expect(drawChart(waits, { width: 60, lang: 'en' })).toEqual([
    'how long it waited (ms)',
    '44 ms ┤ ▄▄█▄▄▄▄',
    '      ┤ ███████',
    '      ┤ ███████         ▃',
    '20 ms ┤╌███████  ╌╌╌╌╌╌╌█',
    '      ┤ ███████         █',
    '      ┤▁███████  ▁▁▁▁▁▁▁█',
    '      └────────  ────────',
    '       default   no-delay',
  ]);
});

test('where there is no room for all, a bar is the highest of several', () => {
  const lines = drawChart(waits, { width: 20, lang: 'en' });
  expect(lines[7]).toBe('      └─────  ─────');
  expect(lines[1]).toBe('44 ms ┤▄█▄▄▄');
  expect(lines[6]).toBe('      ┤█████  ▁▁▁▁█');
  expect(lines[8]).toBe('       de…lt  no…ay');
});

test('it is no wider than the terminal, in either language', () => {
  const three = { ...waits, series: [...waits.series, ...waits.series.slice(0, 1)] };
  for (const lang of langs) {
    for (const width of [30, 40, 60, 80]) {
      const widths = drawChart(three, { width, lang }).map((line) => stringWidth(line));
      expect(Math.max(...widths)).toBeLessThanOrEqual(width);
    }
  }
});
