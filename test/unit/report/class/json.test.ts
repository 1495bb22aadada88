import { expect, test } from 'vitest';
import { classDocument } from '../../../../runner/report/class/json.ts';
import { toJson } from '../../../../runner/report/json.ts';
import {
  aClass,
  aRow,
  first,
  hostileNames,
  marked,
  second,
  unusable,
} from '../../helpers/a-class.ts';
import { failed, skipped } from '../../helpers/results.ts';

const framing = { framing: failed, colons: skipped('framing') };
const incident = { en: 'It was stopped.', 'zh-CN': '它被停止了。' };
const report = aClass(
  [
    aRow('Ada', { [first.id]: marked({}), [second.id]: unusable }, { id: '1' }),
    aRow('陈小明', { [first.id]: { ...marked(framing), incidents: [incident] } }),
  ],
  [first, second],
);
const document = classDocument(report, 'en');

test('every result holds what is needed to have it again', () => {
  expect(document).toMatchObject({
    version: 1,
    seed: 71,
    versions: ['socket-workshop 1.2.3', 'Node.js 20.19.0'],
  });
  expect(document.learners[1]).toEqual({
    name: '陈小明',
    source: '陈小明',
    points: { earned: 1, of: 3, bonus: 1, open: 0 },
    results: [
      {
        lesson: '90-example',
        status: 'failed',
        seed: 71,
        ms: 640,
        program: ['node', 'solutions/90-example/server.ts'],
        score: { core: { passed: 1, total: 3 }, stretch: { passed: 1, total: 1 } },
        notes: [],
        star: false,
        points: { earned: 1, of: 3, bonus: 1, open: 0 },
        incidents: ['It was stopped.'],
        fingerprint: 'f1',
        verifier: 'v1',
        versions: ['socket-workshop 1.2.3'],
        at: '2026-05-01T12:00:00.000Z',
        checks: [
          { id: 'greeting', title: 'title of greeting', tier: 'core', status: 'passed', ms: 12 },
          {
            id: 'framing',
            title: 'title of framing',
            tier: 'core',
            status: 'failed',
            ms: 12,
            failure: {
              kind: 'silence',
              message: 'bob should have heard "see you" from alice, but nothing came within 2 s.',
              expected: 'alice … see you',
              hint: 'first hint of framing',
            },
          },
          {
            id: 'colons',
            title: 'title of colons',
            tier: 'core',
            status: 'skipped',
            ms: 12,
            because: 'framing',
          },
          { id: 'crowd', title: 'title of crowd', tier: 'stretch', status: 'passed', ms: 12 },
        ],
      },
      { lesson: '91-another', status: 'missing' },
    ],
  });
});

test('what cannot be marked says why, in the language that was asked for', () => {
  const because = (lang: 'en' | 'zh-CN') => classDocument(report, lang).learners[0]?.results[1];
  expect(because('en')).toEqual({
    lesson: '91-another',
    status: 'unusable',
    because: 'The archive is damaged.',
  });
  expect(because('zh-CN')).toMatchObject({ because: '压缩包已损坏。' });
});

test('the class has its figures', () => {
  expect(document.lessons[0]).toMatchObject({
    lesson: '90-example',
    marked: 2,
    standings: { star: 1, failed: 1 },
    groups: [{ check: 'framing', mistake: 'what should come does not come', learners: ['陈小明'] }],
  });
  expect(document.lessons[0]?.checks[1]).toEqual({
    id: 'framing',
    tier: 'core',
    passed: 1,
    failed: 1,
    skipped: 0,
    inconclusive: 0,
  });
  expect(document.alike).toEqual([{ lessons: ['90-example'], learners: ['Ada', '陈小明'] }]);
});

test('names are what they are, and no control character stands raw', () => {
  const rows = hostileNames.map((name) => aRow(name));
  const text = toJson(classDocument(aClass(rows), 'en'));
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  const { learners } = JSON.parse(text) as { learners: { name: string }[] };
  expect(learners.map(({ name }) => name)).toEqual(hostileNames);
});
