import { expect, test } from 'vitest';
import type { BarChart } from '../../../../runner/lesson/chart.ts';
import { layOutBars } from '../../../../runner/report/html/bar-plot.ts';
import { area } from '../../../../runner/report/html/plot-frame.ts';
import { plot } from '../../../../runner/report/html/plot.ts';

const waits: BarChart = {
  title: { en: 'how long it waited', 'zh-CN': '等了多久' },
  unit: { en: 'ms', 'zh-CN': 'ms' },
  limit: 20,
  series: [
    { name: { en: 'default', 'zh-CN': '默认' }, values: [40, 20] },
    { name: { en: 'no-delay', 'zh-CN': '不等' }, values: [0, 0] },
  ],
};

test('the series share the width, and the highest bar takes all the height', () => {
  const [first, second] = layOutBars(waits);
  expect(first?.left).toBe(area.left);
  expect(first?.bars.map(({ top }) => top)).toEqual([area.top, (area.top + area.bottom) / 2]);
  const edge = Math.max(...(first?.bars ?? []).map(({ right }) => right));
  expect(second?.left).toBeGreaterThan(edge);
  for (const { left, right } of second?.bars ?? []) {
    expect(left).toBeLessThan(right);
    expect(right).toBeLessThanOrEqual(area.right);
  }
});

test('a bar of nothing is still to be seen', () => {
  for (const { top } of layOutBars(waits)[1]?.bars ?? []) expect(top).toBeLessThan(area.bottom);
});

test('it is told in a sentence as well, with the names below', () => {
  const drawn = plot(waits, 'en').text;
  const said = 'The highest: default 40 ms, no-delay 0 ms; the limit is 20 ms.';
  expect(drawn).toContain(`aria-label="${said}"`);
  expect(drawn).toContain(`>${said}</p>`);
  expect(drawn).toMatch(/<text[^>]*>default<\/text\s*>/);
  expect(plot(waits, 'zh-CN').text).toContain('最高：默认 40 ms，不等 0 ms；上限是 20 ms。');
});

test('no figure at all has a place, too', () => {
  for (const series of [[], [{ name: { en: 'none', 'zh-CN': '无' }, values: [] }]]) {
    expect(plot({ ...waits, series }, 'en').text).not.toMatch(/NaN|undefined|Infinity/);
  }
});
