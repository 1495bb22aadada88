import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { drawChart } from '../../../runner/explain/chart.ts';
import type { Chart, Points } from '../../../runner/lesson/chart.ts';
import { langs } from '../../../runner/lesson/text.ts';

const base: Omit<Chart, 'points'> = {
  title: { en: 'what the server holds', 'zh-CN': '服务器占用的内存' },
  unit: { en: 'MiB', 'zh-CN': 'MiB' },
  limit: 16,
};

/** So many measurings, one every 10 ms. */
const each = (count: number, valueAt: (index: number) => number): Points =>
  Array.from({ length: count }, (_, index) => [index * 10, valueAt(index)] as const);

const draw = (
  points: Points,
  {
    width = 40,
    lang = 'en' as const,
    ...chart
  }: Partial<Chart> & { width?: number } & {
    lang?: 'en' | 'zh-CN';
  } = {},
) => drawChart({ ...base, points, ...chart }, { width, lang });

/** The six rows above the axis, each with its label and what is drawn. */
const rowsOf = (lines: readonly string[]) =>
  lines.slice(1, 7).map((line) => {
    const [label = '', bars = ''] = line.split('┤');
    return { label: label.trim(), bars };
  });
const labelsOf = (lines: readonly string[]) =>
  rowsOf(lines).flatMap(({ label }) => (label === '' ? [] : [label]));
const dashed = (lines: readonly string[]) => rowsOf(lines).filter(({ bars }) => /╌/.test(bars));

test('a figure over time is six rows of bars, with the limit, a time axis and figures', () => {
  expect(draw(each(28, (index) => Math.min(index, 12)))).toEqual([
    'what the server holds (MiB)',
    '       ┤',
    '16 MiB ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌',
    '12 MiB ┤            ▂▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅',
    '       ┤        ▁▃▆████████████████████',
    '       ┤    ▂▄▆▆███████████████████████',
    '       ┤ ▂▅▇███████████████████████████',
    '       └───────────────────────────────',
    '        0                        270 ms',
  ]);
});

describe('a chart', () => {
  const points = each(500, (index) => Math.min(index / 7, 20 + Math.sin(index)));
  const long: Chart['title'] = {
    en: 'what the server holds while a client reads nothing, however long that takes'.repeat(2),
    'zh-CN': '客户端什么也不读时，服务器为它占用的内存，无论多久'.repeat(3),
  };
  const widthOf = (lines: readonly string[]) => Math.max(...lines.map((line) => stringWidth(line)));

  test.each([24, 40, 60, 80])('is not wider than %i columns', (width) => {
    for (const lang of langs) {
      const lines = draw(points, { width, lang, title: long });
      expect(widthOf(lines)).toBeLessThanOrEqual(width);
      expect(lines[0]).toMatch(/^[^ ].*…/u);
      expect(lines[0]?.endsWith(' (MiB)')).toBe(true);
    }
  });

  test.each([24, 40, 60])('uses the room that there is in %i columns', (width) => {
    expect(widthOf(draw(points, { width }))).toBeGreaterThanOrEqual(width - 2);
  });

  test('grows no wider than it can be read', () => {
    expect(draw(points, { width: 200 })).toEqual(draw(points, { width: 90 }));
  });

  test('has its axis under its bars, and the end of the time at the end of the axis', () => {
    const wide = { en: 'MiB', 'zh-CN': '个文件' };
    for (const lang of langs) {
      const lines = draw(points, { lang, unit: wide });
      const edges = lines.slice(1, 8).map((line) => stringWidth(line.split(/[┤└]/)[0] ?? ''));
      expect(new Set(edges).size).toBe(1);
      expect(stringWidth(lines[8] ?? '')).toBe(stringWidth(lines[7] ?? ''));
      expect(lines[8]).toMatch(/ 0 +4990 ms$/);
    }
  });

  test('speaks the language that was asked for', () => {
    const unit = { en: 'files', 'zh-CN': '个文件' };
    const chinese = draw(points, { lang: 'zh-CN', unit });
    expect(chinese[0]).toBe('服务器占用的内存 (个文件)');
    expect(labelsOf(chinese).every((label) => label.endsWith(' 个文件'))).toBe(true);
  });
});

describe('the limit', () => {
  test('is a dashed line over its whole length as long as it is not reached', () => {
    const [row, ...others] = dashed(draw(each(50, () => 3)));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ label: '16 MiB', bars: expect.stringMatching(/^╌+$/) as string });
  });

  test('is dashed only before it is passed, and the bars rise above it', () => {
    const lines = draw(each(60, (index) => (index < 30 ? 0 : 64)));
    expect(labelsOf(lines)).toEqual(['64 MiB', '16 MiB']);
    expect(dashed(lines).map(({ bars }) => bars)).toEqual([expect.stringMatching(/^╌+█+$/)]);
    expect(rowsOf(lines)[0]?.bars).toMatch(/^ +█+$/);
  });

  test('of nothing at all is the bottom line', () => {
    const lines = draw(
      each(20, () => 0),
      { limit: 0 },
    );
    expect(labelsOf(lines)).toEqual(['0 MiB']);
    expect(dashed(lines)).toEqual([rowsOf(lines)[5]]);
  });
});

describe('the highest figure', () => {
  test.each<[number, string[]]>([
    [0, ['16 MiB', '0 MiB']],
    [4.26, ['16 MiB', '4.3 MiB']],
    [15, ['16 MiB', '15 MiB']],
    [16, ['16 MiB']],
    [16.4, ['16.4 MiB', '16 MiB']],
    [19, ['19 MiB', '16 MiB']],
    [128.4, ['128 MiB', '16 MiB']],
    [5000, ['5000 MiB', '16 MiB']],
  ])('of %d stands at the edge, on its side of the limit', (most, labels) => {
    expect(labelsOf(draw(each(50, (index) => (most * index) / 49)))).toEqual(labels);
  });

  test('is drawn although it lasted for one measuring only', () => {
    const bars = rowsOf(draw(each(1000, (index) => (index === 500 ? 20 : 1)))).map(
      (row) => row.bars,
    );
    expect(bars[0]).toMatch(/^ +█$/);
  });

  test('fills the chart when it is beyond everything', () => {
    const lines = draw(each(50, () => 5000));
    expect(rowsOf(lines).every(({ bars }) => /^█+$/.test(bars))).toBe(true);
  });
});

describe('few points', () => {
  test('none are an empty chart', () => {
    const lines = draw([]);
    expect(rowsOf(lines).some(({ bars }) => /[▁-█]/.test(bars))).toBe(false);
    expect(labelsOf(lines)).toEqual(['16 MiB', '0 MiB']);
    expect(lines.at(-1)).toMatch(/ 0 +0 ms$/);
  });

  test('one is a level line', () => {
    const bars = rowsOf(draw([[0, 20]])).map((row) => row.bars);
    expect(new Set(bars).size).toBe(1);
    expect(bars[0]).toMatch(/^█+$/);
  });

  test('leave no gaps: a figure stands until the next one', () => {
    const points: Points = [
      [0, 20],
      [500, 20],
      [1000, 0],
    ];
    expect(rowsOf(draw(points))[0]?.bars).toMatch(/^█{20,}$/);
    expect(stringWidth(draw(points)[1] ?? '')).toBe(stringWidth(draw(points)[7] ?? '') - 1);
  });
});

test('figures below zero are drawn as nothing', () => {
  expect(rowsOf(draw(each(50, () => -3))).some(({ bars }) => /[▁-█]/.test(bars))).toBe(false);
});
