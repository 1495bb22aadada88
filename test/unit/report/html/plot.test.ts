import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../../runner/lesson/chart.ts';
import { area } from '../../../../runner/report/html/plot-frame.ts';
import { layOutPlot, plot } from '../../../../runner/report/html/plot.ts';

const memory: Chart = {
  title: { en: 'what the server holds', 'zh-CN': '服务器占用的内存' },
  unit: { en: 'MiB', 'zh-CN': 'MiB' },
  limit: 16,
  points: [
    [0, 0],
    [100, 30],
    [200, 32],
  ],
};

test('the curve runs from left to right and from the bottom to the top', () => {
  const { points, limitY } = layOutPlot(memory);
  expect(points[0]).toEqual([area.left, area.bottom]);
  expect(points.at(-1)).toEqual([area.right, area.top]);
  expect(limitY).toBe((area.top + area.bottom) / 2);
});

test('a limit that nothing comes near stays in sight', () => {
  const { limitY } = layOutPlot({ ...memory, points: [[0, 1]] });
  expect(limitY).toBeGreaterThan(area.top);
  expect(limitY).toBeLessThan(area.bottom);
});

describe.each([
  ['no figure', []],
  ['one figure', [[0, 5]] as const],
  [
    'nothing but nothing',
    [
      [0, 0],
      [5, 0],
    ] as const,
  ],
])('with %s', (_, points) => {
  test.each([0, 16])('and a limit of %i everything has a place', (limit) => {
    const laidOut = layOutPlot({ ...memory, limit, points });
    for (const value of [laidOut.limitY, ...laidOut.points.flat()]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(area.right);
    }
    expect(plot({ ...memory, limit, points }, 'en').text).not.toMatch(/NaN|undefined|Infinity/);
  });
});

test('dots have a mark each, and are told by kind', () => {
  const dots = [
    {
      mark: '·',
      name: { en: 'sent', 'zh-CN': '发送' },
      points: [
        [0, 0],
        [50, 4],
      ] as const,
    },
    { mark: 'x', name: { en: 'lost', 'zh-CN': '丢失' }, points: [[50, 4]] as const },
  ];
  const drawn = plot({ title: memory.title, unit: memory.unit, dots }, 'en').text;
  expect(drawn.match(/>·<\/text/g)).toHaveLength(2);
  expect(drawn.match(/>x<\/text/g)).toHaveLength(1);
  expect(drawn).toContain('>· sent\u2003x lost</p>');
  expect(drawn).toMatch(/>\s*50 ms\s*<\/text/);
  expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
});

test('it is told in a sentence as well', () => {
  const said = 'The highest was 32 MiB, after 200 ms; the limit is 16 MiB.';
  const drawn = plot(memory, 'en').text;
  expect(drawn).toContain(`aria-label="${said}"`);
  expect(drawn).toContain(`>${said}</p>`);
  expect(drawn).toContain('what the server holds');
  expect(plot(memory, 'zh-CN').text).toMatch(/服务器占用的内存.*最高 32 MiB/s);
});
