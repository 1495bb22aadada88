import { describe, expect, test } from 'vitest';
import type { StageRecord } from '../../../runner/engine/ports.ts';
import { CannotTell } from '../../../runner/lesson/failure.ts';
import type { Lang } from '../../../runner/lesson/text.ts';
import type { Verdict } from '../../../runner/lesson/verdict.ts';
import { jsonReport } from '../../../runner/report/json.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import {
  entry,
  failed,
  inconclusive,
  passed,
  resultOf,
  resultWith,
  silent,
  skipped,
} from '../helpers/results.ts';

const lesson = aLesson(
  aCheck('private'),
  aCheck('colons', { needs: ['private'] }),
  aCheck('echo'),
  aCheck('ttl', { tier: 'stretch' }),
);

const because = { en: 'no multicast here', 'zh-CN': '这里没有组播' };

const result = {
  ...resultWith(lesson, [
    resultOf(
      lesson,
      'private',
      { status: 'failed', failure: silent },
      {
        ms: 2001.26,
        transcript: [
          entry(1.234, 'alice', 'server', 'connect'),
          entry(2, 'alice', 'server', 'data', 'c:bob:see you\r\n'),
        ],
      },
    ),
    resultOf(lesson, 'colons', skipped('private')),
    resultOf(lesson, 'echo', passed, { ms: 31, measures: { bufferedBytes: 4194304 } }),
    resultOf(lesson, 'ttl', { status: 'inconclusive', error: new CannotTell(because) }),
  ]),
  notes: [
    {
      kind: 'other-address' as const,
      program: 'server',
      protocol: 'tcp' as const,
      asked: { host: '127.0.0.1', port: 40213 },
      listens: { host: '127.0.0.1', port: 8080 },
    },
  ],
};

const report = jsonReport([{ result, program: ['node', 'solutions/90-example/server.ts'] }], 'en');

test('the document has the shape that is promised', () => {
  expect(JSON.parse(JSON.stringify(report))).toEqual({
    version: 1,
    results: [
      {
        lesson: '90-example',
        status: 'failed',
        seed: 71,
        ms: 640,
        program: ['node', 'solutions/90-example/server.ts'],
        score: { core: { passed: 1, total: 3 }, stretch: { passed: 0, total: 1 } },
        notes: ['the server listens on 127.0.0.1:8080 although HOST and PORT were 127.0.0.1:40213'],
        checks: [
          {
            id: 'private',
            title: 'title of private',
            tier: 'core',
            status: 'failed',
            ms: 2001.3,
            failure: {
              kind: 'silence',
              message: 'bob should have heard "see you" from alice, but nothing came within 2 s.',
              expected: 'alice … see you',
              hint: 'first hint of private',
            },
            transcript: [
              { atMs: 1.2, from: 'alice', to: 'server', event: 'connect' },
              { atMs: 2, from: 'alice', to: 'server', event: 'data', text: 'c:bob:see you\r\n' },
            ],
          },
          {
            id: 'colons',
            title: 'title of colons',
            tier: 'core',
            status: 'skipped',
            ms: 0,
            because: 'private',
            transcript: [],
          },
          {
            id: 'echo',
            title: 'title of echo',
            tier: 'core',
            status: 'passed',
            ms: 31,
            measures: { bufferedBytes: 4194304 },
            transcript: [],
          },
          {
            id: 'ttl',
            title: 'title of ttl',
            tier: 'stretch',
            status: 'inconclusive',
            ms: 0,
            reason: 'no multicast here',
            transcript: [],
          },
        ],
      },
    ],
  });
});

test('single things that happened stand in series, a datagram with what it is', () => {
  const charts = [
    {
      title: { en: 'packets', 'zh-CN': '包' },
      unit: { en: 'number', 'zh-CN': '编号' },
      dots: [{ mark: 'x', name: { en: 'lost', 'zh-CN': '丢失' }, points: [[1.26, 4]] as const }],
    },
  ];
  const transcript = [{ ...entry(5, 'sender', 'receiver', 'lost', 'D....'), says: 'DATA 4' }];
  const check = resultOf(lesson, 'echo', passed, { charts, transcript });
  const document = jsonReport([{ result: { ...result, checks: [check] }, program: [] }], 'en');
  expect(document.results[0]?.checks[0]).toMatchObject({
    charts: [{ title: 'packets', unit: 'number', series: [{ name: 'lost', points: [[1.3, 4]] }] }],
    transcript: [{ event: 'lost', says: 'DATA 4', text: 'D....' }],
  });
});

test('every sentence in it is in the language that was asked for', () => {
  const [chinese] = jsonReport([{ result, program: [] }], 'zh-CN').results;
  const [first, , , last] = chinese?.checks ?? [];
  expect(first?.title).toBe('中文 title of private');
  expect(first?.failure).toMatchObject({ hint: 'private 的提示一' });
  expect(first?.failure?.message).toMatch(/2 s 内什么也没有收到/);
  expect(last?.reason).toBe('这里没有组播');
  expect(chinese?.notes[0]).toMatch(/监听 127\.0\.0\.1:8080/);
});

describe('a conversation without end', () => {
  const transcript = Array.from({ length: 700 }, (_, index) =>
    entry(index, 'server', 'bob', 'data', `${index} ${'x'.repeat(10_000)}`),
  );
  const long = resultWith(lesson, [resultOf(lesson, 'echo', passed, { transcript })]);
  const [check] = jsonReport([{ result: long, program: [] }], 'en').results[0]?.checks ?? [];

  test('leaves its last 500 entries, each cut to what can be read', () => {
    expect(check?.transcript).toHaveLength(500);
    expect(check?.transcript.at(-1)?.atMs).toBe(699);
    expect(check?.transcript.every(({ text = '' }) => text.length <= 2000)).toBe(true);
  });
});

describe('what was measured', () => {
  const record: Partial<StageRecord> = {
    measures: { heldMiB: 34 },
    charts: [
      {
        title: { en: 'what the server holds', 'zh-CN': '服务器占用的内存' },
        unit: { en: 'files', 'zh-CN': '个文件' },
        limit: 16,
        points: [
          [0.04, 0],
          [10.26, 3.14159],
          [20, 34],
        ],
      },
    ],
    transcript: [
      entry(0, 'alice', 'server', 'connect'),
      { ...entry(1.26, 'server', 'alice', 'data'), size: 134_217_728 },
      entry(2, 'server', 'alice', 'data', ''),
      entry(3, 'server', 'alice', 'end'),
    ],
  };
  const checkIn = (verdict: Verdict, lang: Lang = 'en') => {
    const measured = resultWith(lesson, [resultOf(lesson, 'echo', verdict, record)]);
    return jsonReport([{ result: measured, program: [] }], lang).results[0]?.checks[0];
  };
  const points = [
    [0, 0],
    [10.3, 3.1],
    [20, 34],
  ];

  test.each([passed, failed, inconclusive])('is in the document when $status', (verdict) => {
    expect(checkIn(verdict)).toMatchObject({
      measures: { heldMiB: 34 },
      charts: [{ title: 'what the server holds', unit: 'files', limit: 16, points }],
    });
  });

  test('is told series by series where it is drawn as bars', () => {
    const name = { en: 'default', 'zh-CN': '默认' };
    const title = { en: 'what the server holds', 'zh-CN': '服务器占用的内存' };
    const unit = { en: 'files', 'zh-CN': '个文件' };
    const charts = [{ title, unit, limit: 16, series: [{ name, values: [0.04, 43.96] }] }];
    const bars = resultWith(lesson, [resultOf(lesson, 'echo', passed, { charts })]);
    const [check] = jsonReport([{ result: bars, program: [] }], 'en').results[0]?.checks ?? [];
    expect(check?.charts).toEqual([
      {
        title: 'what the server holds',
        unit: 'files',
        limit: 16,
        series: [{ name: 'default', values: [0, 44] }],
      },
    ]);
  });

  test('has its words in the language that was asked for', () => {
    expect(checkIn(passed, 'zh-CN')?.charts).toEqual([
      { title: '服务器占用的内存', unit: '个文件', limit: 16, points },
    ]);
  });

  test('is left out where there is nothing', () => {
    expect(report.results[0]?.checks[0]).not.toHaveProperty('charts');
  });

  test('bytes that were too many to be kept are told by their number alone', () => {
    expect(checkIn(passed)?.transcript).toEqual([
      { atMs: 0, from: 'alice', to: 'server', event: 'connect' },
      { atMs: 1.3, from: 'server', to: 'alice', event: 'data', size: 134_217_728 },
      { atMs: 2, from: 'server', to: 'alice', event: 'data', text: '' },
      { atMs: 3, from: 'server', to: 'alice', event: 'end' },
    ]);
  });
});
