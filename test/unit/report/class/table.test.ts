import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { langs, type Lang } from '../../../../runner/lesson/text.ts';
import { classTable } from '../../../../runner/report/class/table.ts';
import { noColours } from '../../../../runner/report/palette.ts';
import {
  aClass,
  aRow,
  first,
  hostileNames,
  marked,
  second,
  unusable,
} from '../../helpers/a-class.ts';
import { colours } from '../../helpers/rendered.ts';
import { failed, inconclusive, skipped } from '../../helpers/results.ts';

const framing = { framing: failed, colons: skipped('framing') };
const rows = [
  aRow('Ada', {
    [first.id]: marked({}),
    [second.id]: marked({ crowd: failed }, second, { fingerprint: 'f2' }),
  }),
  aRow('陈小明', {
    [first.id]: marked(framing, first, { fingerprint: 'f3' }),
    [second.id]: marked(framing, second, { fingerprint: 'f3' }),
  }),
  aRow(
    'Carol',
    { [first.id]: marked({ greeting: inconclusive }, first, { fingerprint: 'f4' }) },
    { isUnexpected: true },
  ),
  aRow('Dan'),
  aRow('Eve', { [first.id]: unusable, [second.id]: unusable }),
];

const table = (
  some = rows,
  {
    lessons = [first],
    lang = 'en',
    width = 80,
  }: { lessons?: (typeof first)[]; lang?: Lang; width?: number } = {},
) => classTable(aClass(some, lessons), { lang, palette: noColours, width });

test('one lesson has a line for each learner, and what there is to say below', () => {
  expect(table()).toBe(`
    learner  core  stretch  points     first to mend
  ★ Ada      3/3   1/1      3/3 +1
  ✖ 陈小明   1/3   1/1      1/3 +1     framing
  ? Carol    2/3   1/1      2/3 +1 ?1
  – Dan                                missing
  ! Eve                                cannot be marked

  ?N: up to N more points are open, as something could not be judged.

  90-example · An example
  1 of 5 passed, 1 with the star · failed: 1 · could not be judged: 1 ·
  missing: 1 · cannot be marked: 1
  Failed most often: framing 1 of 3 (33%)
    1 of 3: what should come does not come (framing)

  Nothing handed in: Dan
  Not on the roster: Carol
  Cannot be marked: Eve. The archive is damaged.
`);
});

test('several lessons have a column each', () => {
  const [marks, , , another] = table(rows, { lessons: [first, second] }).split('\n\n');
  expect(marks).toBe(`
  learner  90     91     points
  Ada      ★ 3/3  ✔ 3/3  6/6 +1
  陈小明   ✖ 1/3  ✖ 1/3  2/6 +2
  Carol    ? 2/3  –      2/6 +1 ?1
  Dan      –      –
  Eve      !      !`);
  expect(another).toContain('91-another · An example\n  1 of 5 passed · failed: 1');
});

test('where the columns of many lessons do not fit, the marks are enough', () => {
  const many = Array.from({ length: 8 }, (_, index) => ({ ...first, id: `0${index}-lesson` }));
  const ada = aRow('Ada', Object.fromEntries(many.map((each) => [each.id, marked({}, each)])));
  expect(table([ada], { lessons: many, width: 100 })).toContain('Ada      ★ 3/3  ★ 3/3');
  expect(table([ada], { lessons: many, width: 60 })).toContain('Ada      ★   ★   ★');
});

test('what is the same for several is said once, and not without end', () => {
  const alike = Array.from({ length: 30 }, (_, index) =>
    aRow(`Ada ${index}`, { [first.id]: marked({}, first, { fingerprint: `f${index >> 1}` }) }),
  );
  const text = table(alike);
  expect(text).toContain('The same files, byte for byte: Ada 0, Ada 1 (90-example)');
  expect(text).toContain('3 more such remarks are in the reports.');
  const damaged = ['a', 'b'].map((name) => aRow(name, { [first.id]: unusable }));
  expect(table(damaged)).toContain('Cannot be marked: a, b. The archive is damaged.');
  const incidents = [{ en: 'It took too much.', 'zh-CN': '占用过多。' }];
  const greedy = ['c', 'd'].map((name) =>
    aRow(name, { [first.id]: { ...marked({}, first, { fingerprint: name }), incidents } }),
  );
  expect(table(greedy)).toContain('To look at: c, d. It took too much.');
});

test('colours say no more than the marks', () => {
  const painted = classTable(aClass(rows), { lang: 'en', palette: colours, width: 80 });
  expect(painted).toContain('\u001b[31m✖ 陈小明\u001b[39m');
  expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(table());
});

test('everything is told in Chinese, too', () => {
  const text = table(rows, { lang: 'zh-CN', lessons: [first, second] });
  expect(text).toContain('5 人中有 1 人通过，其中 1 人得到星');
  expect(text).toContain('3 份中有 1 份：该来的内容没有来（framing）');
  expect(text).not.toMatch(/passed|failed|missing|learner|points|roster/);
});

describe.each(langs)('whatever people are called, in %s', (lang) => {
  const hostile = hostileNames.map((name) => aRow(name, { [first.id]: marked(framing) }));

  test.each([60, 80])('no line is wider than %d columns, and no terminal obeys it', (width) => {
    for (const lessons of [[first], [first, second]]) {
      const text = table([...rows, ...hostile], { lessons, lang, width });
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      const marks = text.split('\n\n')[0]?.split('\n') ?? [];
      expect(marks).toHaveLength(rows.length + hostile.length + 2);
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }
  });
});
