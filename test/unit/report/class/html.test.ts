import { createHash } from 'node:crypto';
import { XmlElement } from '@rgrove/parse-xml';
import { describe, expect, test } from 'vitest';
import type { ClassReport, Row } from '../../../../runner/report/class/class-report.ts';
import { classPage } from '../../../../runner/report/class/html.ts';
import { learnerPage } from '../../../../runner/report/class/learner-page.ts';
import {
  aClass,
  aRow,
  first,
  hostileNames,
  marked,
  second,
  unusable,
} from '../../helpers/a-class.ts';
import { all, elements, parsed, textOf } from '../../helpers/page.ts';
import { failed, inconclusive, skipped } from '../../helpers/results.ts';

const framing = { framing: failed, colons: skipped('framing') };
const rows = [
  aRow('Ada', { [first.id]: marked({}), [second.id]: marked({ crowd: failed }, second) }),
  aRow('陈小明', { [first.id]: marked(framing) }, { id: '2025001', lang: 'zh-CN' }),
  aRow('Carol', { [first.id]: marked({ greeting: inconclusive }) }, { isUnexpected: true }),
  aRow('Dan'),
  aRow('Eve', { [first.id]: unusable, [second.id]: unusable }),
];
const report = aClass(rows, [first, second]);

const linkOf = ({ learner }: Row) =>
  learner.source === undefined ? undefined : `learners/${learner.name}.html`;
const page = (of: ClassReport = report, lang: 'en' | 'zh-CN' = 'en') =>
  parsed(classPage(of, lang, linkOf));

const one = (from: XmlElement, name: string, ofClass?: string) =>
  all(from, name, ofClass)[0] ?? new XmlElement('nothing');
const texts = (from: XmlElement, name: string, ofClass?: string) =>
  all(from, name, ofClass).map(textOf);

describe('the page of a class', () => {
  const root = page();

  test('has a line for each learner and a column for each lesson', () => {
    const table = one(root, 'table', 'matrix');
    const lines = all(table, 'tr').map((row) => [...texts(row, 'th'), ...texts(row, 'td')]);
    expect(lines).toEqual([
      ['learner', '90-example', '91-another', 'points'],
      ['Ada', '★ 3/3', '✔ 3/3 crowd', '6/6 +1'],
      ['陈小明 2025001', '✖ 1/3 framing', '–', '1/6 +1'],
      ['Carol not on the roster', '? 2/3', '–', '2/6 +1 ?1'],
      ['Dan', '–', '–', ''],
      ['Eve', '!', '!', ''],
    ]);
    const marks = all(table, 'abbr').map(({ attributes }) => attributes['title']);
    expect(marks.slice(0, 2)).toEqual(['passed with the star', 'passed']);
    const scopes = all(table, 'th').map(({ attributes }) => attributes['scope']);
    expect(scopes).toEqual([...Array<string>(4).fill('col'), ...Array<string>(5).fill('row')]);
  });

  test('says what holds the class up, and who is meant', () => {
    const [group] = all(one(root, 'section'), 'details');
    expect(texts(group as XmlElement, 'strong')).toEqual([
      '1 of 3: what should come does not come',
    ]);
    expect(texts(group as XmlElement, 'a')).toEqual(['陈小明']);
  });

  test('has the share that fails each check, as a figure and as a bar', () => {
    const lines = all(one(one(root, 'section'), 'tbody'), 'tr').map((row) => [
      textOf(one(row, 'th')),
      ...texts(row, 'td'),
      one(row, 'path').attributes['d'],
    ]);
    expect(lines).toEqual([
      ['greeting title of greeting', '0 of 3 (0%)', '', '', '1', 'M0 0H0V1H0Z'],
      ['framing title of framing', '1 of 3 (33%)', '', '', '', 'M0 0H33.3V1H0Z'],
      ['colons title of colons', '0 of 3 (0%)', '', '1', '', 'M0 0H0V1H0Z'],
      ['crowd title of crowd stretch', '0 of 3 (0%)', '', '', '', 'M0 0H0V1H0Z'],
    ]);
  });

  test('names what a human should look at', () => {
    const text = textOf(one(root, 'main'));
    for (const part of [
      '5 learners',
      'Nothing handed in: Dan',
      'Not on the roster: Carol',
      'Cannot be marked: Eve. The archive is damaged.',
      'The same files, byte for byte: Ada, 陈小明, Carol (90-example)',
    ]) {
      expect(text).toContain(part);
    }
    expect(textOf(one(root, 'footer'))).toBe('socket-workshop 1.2.3 · Node.js 20.19.0 · seed 71');
  });

  test('leads to the pages of learners, and to its own parts', () => {
    const links = all(root, 'a').map(({ attributes: { href = '' } }) => href);
    const ids = elements(root).flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(links.filter((href) => href.startsWith('#') && !ids.includes(href.slice(1)))).toEqual(
      [],
    );
    expect(links).toContain('./learners/%E9%99%88%E5%B0%8F%E6%98%8E.html');
    expect(links.filter((href) => href.includes('Dan'))).toEqual([]);
  });

  test('is in the language that was asked for', () => {
    const chinese = page(report, 'zh-CN');
    expect(chinese.attributes['lang']).toBe('zh-CN');
    expect(textOf(one(chinese, 'body'))).toContain('3 份中有 1 份：该来的内容没有来');
    expect(textOf(one(chinese, 'body'))).not.toMatch(/passed|failed|learner|points|roster|seed/);
  });

  test('stays small for many learners', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      aRow(`Somebody Else ${index}`, {
        [first.id]: marked(framing, first, { fingerprint: `f${index}` }),
        [second.id]: marked(framing, second, { fingerprint: `f${index}` }),
      }),
    );
    const { length } = classPage(aClass(many, [first, second]), 'en', linkOf);
    expect(length).toBeLessThan(200_000);
  });
});

describe('the page of a learner', () => {
  const [ada, chen] = rows as [Row, Row];

  test('has the checks with their conversations, the points, and nobody else', () => {
    const root = parsed(learnerPage(ada, report, 'en'));
    const text = textOf(one(root, 'body'));
    for (const part of [
      'Ada',
      '90-example · An example',
      'points 3 of 3 and 1 as a bonus',
      '91-another · An example',
      '✖ failed crowd title of crowd',
      'bob should have heard "see you" from alice',
      'again 91-another crowd 71',
      'SHA-256 of the files f1',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/陈小明|Carol|Dan|\bEve\b/);
  });

  test('is in their own language, and says what was not handed in', () => {
    const root = parsed(learnerPage(chen, report, 'en'));
    expect(root.attributes['lang']).toBe('zh-CN');
    expect(textOf(one(root, 'main'))).toContain('这一课没有提交内容。');
  });

  test('says what could not be judged or marked, and what happened meanwhile', () => {
    const incidents = [{ en: 'It was stopped at 512 MiB.', 'zh-CN': '内存到 512 MiB 时停止。' }];
    const open = { ...marked({ greeting: inconclusive }), incidents };
    const row = aRow('Eve', { [first.id]: open, [second.id]: unusable });
    const text = textOf(one(parsed(learnerPage(row, report, 'en')), 'main'));
    expect(text).toContain('points 2 of 3 and 1 as a bonus; up to 1 more are open');
    expect(text).toContain('counts neither for nor against you');
    expect(text).toContain('It was stopped at 512 MiB.');
    expect(text).toContain('could not be marked. The archive is damaged.');
  });
});

describe('whatever people are called', () => {
  const hostile = hostileNames.map((name) =>
    aRow(name, { [first.id]: marked(framing) }, { id: name }),
  );
  const pages = [
    classPage(aClass(hostile), 'en', linkOf),
    ...hostile.map((row) => learnerPage(row, aClass(hostile), 'en')),
  ];
  const roots = pages.map(parsed);
  const known = new Set(
    (
      'html head meta title style body header nav main section footer h1 h2 h3 p span strong time ol ul li a abbr code ' +
      'pre bdi em mark details summary div dl dt dd figure figcaption table thead tbody tr th td svg path'
    ).split(' '),
  );

  test('a page keeps its form and holds nothing that acts', () => {
    const found = roots.flatMap(elements);
    expect(found.filter(({ name }) => !known.has(name)).map(({ name }) => name)).toEqual([]);
    const attributes = new Set(found.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...attributes].filter((name) => /^(on|src|style$)/.test(name))).toEqual([]);
  });

  test('a link leads to a place beside the page', () => {
    const links = roots
      .flatMap((root) => all(root, 'a'))
      .map(({ attributes }) => attributes['href']);
    const base = 'https://example.org/class/index.html';
    const away = links.filter((href = '') => new URL(href, base).origin !== 'https://example.org');
    expect(away).toEqual([]);
    expect(links).toContain('./learners/%3Cscript%3Ealert(1)%3C/script%3E.html');
  });

  test('nothing may be loaded or run, and no style counts but the page’s own', () => {
    for (const [index, root] of roots.entries()) {
      const hashes = [...(pages[index] ?? '').matchAll(/<style>(.*?)<\/style>/gs)].map(
        ([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
      );
      const policy = all(root, 'meta').find(({ attributes }) => 'http-equiv' in attributes);
      expect(policy?.attributes['content']).toBe(
        `default-src 'none'; style-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'`,
      );
    }
  });

  test('nothing is turned around or controls anything', () => {
    for (const text of pages) {
      expect(text).not.toMatch(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]|\p{Surrogate}/u,
      );
    }
  });
});
