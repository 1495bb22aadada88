import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { drawChart } from '../../../runner/explain/chart.ts';
import type { Chart } from '../../../runner/lesson/chart.ts';
import { langs, type Lang } from '../../../runner/lesson/text.ts';
import type { Verdict } from '../../../runner/lesson/verdict.ts';
import { noColours, type Palette } from '../../../runner/report/palette.ts';
import { PrettyReport } from '../../../runner/report/pretty.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { failed, inconclusive, passed, resultOf, skipped } from '../helpers/results.ts';

const paint = (colour: string) => (text: string) => `${colour}(${text})`;
const colours: Palette = { ...noColours, dim: paint('dim'), red: paint('red') };
const palette = noColours;

const lesson = aLesson(aCheck('bounded'), aCheck('a-longer-name'));

const memory: Chart = {
  title: {
    en: 'what the server holds while a client reads nothing',
    'zh-CN': '客户端什么也不读时，服务器占用的内存，无论它有多长',
  },
  unit: { en: 'MiB', 'zh-CN': 'MiB' },
  limit: 16,
  points: Array.from({ length: 60 }, (_, index) => [index * 10, Math.min(30, index)] as const),
};

/** The line of a check, and below it what is drawn. */
function shown(
  verdict: Verdict,
  charts: readonly Chart[],
  options: { width?: number; lang?: Lang; palette?: Palette } = {},
) {
  const report = new PrettyReport({
    lang: 'en',
    palette,
    width: 80,
    isTerminal: true,
    again: () => '',
    ...options,
  });
  const text = report.checkLine(resultOf(lesson, 'bounded', verdict, { charts }), lesson.checks);
  expect(text.endsWith('\n')).toBe(true);
  const [line = '', ...below] = text.trimEnd().split('\n');
  return { line, below };
}

test.each([passed, failed, inconclusive])(
  'a chart stands below the line of its check when that is $status',
  (verdict) => {
    const { line, below } = shown(verdict, [memory]);
    const column = line.search(/title of|could not/);
    const drawn = drawChart(memory, { width: 80 - column, lang: 'en' });
    expect(below).toEqual(drawn.map((each) => ' '.repeat(column) + each));
  },
);

test.each([passed, failed, skipped('echo')])(
  'nothing stands there when nothing was measured and it is $status',
  (verdict) => expect(shown(verdict, []).below).toEqual([]),
);

test('several charts stand one below the other', () => {
  const files = { ...memory, title: { en: 'files', 'zh-CN': '文件' } };
  const { below } = shown(passed, [memory, files]);
  const titles = below.filter((line) => line.includes('(MiB)')).map((line) => line.trim());
  expect(titles).toEqual([`${memory.title.en} (MiB)`, 'files (MiB)']);
});

test('a chart is red when its check has failed, and quiet otherwise', () => {
  const colourOf = (verdict: Verdict) => {
    const { below } = shown(verdict, [memory], { palette: colours });
    return [...new Set(below.map((line) => /^ +(\w+)\(.*\)$/.exec(line)?.[1]))];
  };
  expect(colourOf(failed)).toEqual(['red']);
  expect(colourOf(passed)).toEqual(['dim']);
});

describe('a chart is no wider than the terminal', () => {
  test.each([40, 60, 80])('of %i columns', (width) => {
    for (const lang of langs) {
      const { below } = shown(failed, [memory], { width, lang });
      expect(Math.max(...below.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }
  });
});
