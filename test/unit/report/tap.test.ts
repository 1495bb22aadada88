import { Parser, type FinalResults, type Result } from 'tap-parser';
import { describe, expect, test } from 'vitest';
import type { Lang } from '../../../runner/lesson/text.ts';
import type { Verdict } from '../../../runner/lesson/verdict.ts';
import type { Run } from '../../../runner/report/run.ts';
import { tap } from '../../../runner/report/tap.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import {
  failed,
  inconclusive,
  nasty,
  passed,
  resultOf,
  resultWith,
  runWith,
  silent,
  skipped,
} from '../helpers/results.ts';

const lesson = aLesson(
  aCheck('private'),
  aCheck('colons', { needs: ['private'] }),
  aCheck('ttl', { tier: 'stretch' }),
);

/** A run in which the checks came to these ends. */
const ran = (...verdicts: Verdict[]): Run =>
  runWith(
    resultWith(
      lesson,
      verdicts.map((verdict, index) => resultOf(lesson, lesson.checks[index]?.id ?? '', verdict)),
    ),
  );

interface Read {
  readonly points: Result[];
  readonly children: Read[];
  readonly results: FinalResults;
}

/** The document as a reader understands it to whom every line that is no TAP is a mistake. */
function read(runs: readonly Run[], lang: Lang = 'en'): Read {
  const listen = (
    parser: Parser,
  ): { points: Result[]; children: Read[]; results?: FinalResults } => {
    const heard: ReturnType<typeof listen> = { points: [], children: [] };
    parser.on('assert', (point: Result) => heard.points.push(point));
    parser.on('extra', (line: string) => expect(line).toBe(''));
    parser.on('child', (child: Parser) => heard.children.push(listen(child) as Read));
    parser.on('complete', (results: FinalResults) => (heard.results = results));
    return heard;
  };
  const parser = new Parser({ strict: true });
  const heard = listen(parser);
  parser.end(tap(runs, lang, false));
  return heard as Read;
}

test('a run is a plan and its points', () => {
  expect(tap([ran(passed, passed)], 'en', false)).toBe(`TAP version 14
1..2
# solutions/90-example/server.ts · seed 71
ok 1 - private: title of private
ok 2 - colons: title of colons
`);
});

describe('each verdict', () => {
  test('that has failed says what was wanted, and how to repeat it', () => {
    const { points, results } = read([ran(failed, skipped('private'), passed)]);
    expect(results).toMatchObject({ ok: false, count: 3, fail: 1, skip: 1 });
    expect(points[0]?.diag).toEqual({
      kind: 'silence',
      message: 'bob should have heard "see you" from alice, but nothing came within 2 s.',
      expected: 'alice … see you',
      hint: 'first hint of private',
      seed: 71,
      again: 'again 90-example private 71',
    });
    expect(points[1]).toMatchObject({ ok: true, skip: 'waits until private passes' });
  });

  test('that could not be judged is neither good nor held against anybody', () => {
    const { points, results } = read([ran(inconclusive, passed)]);
    const skip = 'Could not be judged: Error: no loopback.';
    expect(points[0]).toMatchObject({ ok: false, skip });
    expect(results).toMatchObject({ ok: true, pass: 1, skip: 1 });
  });

  test('of a stretch check that has failed is something to do', () => {
    const { points, results } = read([ran(passed, passed, failed)]);
    expect(points[2]).toMatchObject({ ok: false, todo: 'a stretch check: it earns the star' });
    expect(points[2]?.diag).toMatchObject({ kind: 'silence' });
    expect(results).toMatchObject({ ok: true, todo: 1 });
  });
});

test('the smallest input that still fails is named', () => {
  const input = { described: { en: 'one letter', 'zh-CN': '一个字母' } };
  const smallest = { input, failure: silent, transcript: [] };
  const result = resultWith(lesson, [{ ...resultOf(lesson, 'private', failed), smallest }]);
  expect(read([runWith(result)]).points[0]?.diag).toMatchObject({
    smallest: 'The smallest input that was seen to fail: one letter',
  });
});

test('several runs are subtests, and each stands for its lesson', () => {
  const runs = [ran(passed, passed, failed), ran(failed), ran(inconclusive, passed)];
  const { points, children, results } = read(runs);
  expect(children.map(({ points }) => points.length)).toEqual([3, 1, 2]);
  expect(children[1]?.points[0]?.diag).toMatchObject({ kind: 'silence' });
  expect(points.map(({ ok, name }) => [ok, name])).toEqual([
    [true, '90-example'],
    [false, '90-example'],
    [false, '90-example'],
  ]);
  expect(points[2]?.skip).toBeTruthy();
  expect(results).toMatchObject({ ok: false, count: 3, failures: [{ id: 2 }] });
});

test.each(['en', 'zh-CN'] as const)(
  'whatever a program said stays within its text (%s)',
  (lang) => {
    const mismatch = { kind: 'mismatch', who: 'bob', wanted: { text: nasty }, received: nasty };
    const error = new Error(nasty);
    const verdicts: Verdict[] = [
      { status: 'failed', failure: mismatch as never },
      { status: 'inconclusive', error },
    ];
    const run = { ...ran(...verdicts), title: nasty };
    const { points, results } = read([run], lang);
    expect(results).toMatchObject({ ok: false, count: 2, failures: [{ id: 1 }] });
    const received = expect.stringContaining(`<b a="1" c='2'>&amp;]]> ␀␛[31m`) as string;
    expect(points[0]?.diag).toMatchObject({ received });
    expect(points[1]?.skip).toContain('# %0A ::error::');
    expect(points[1]?.skip).toContain('::error::\\');
    expect(tap([run], lang, false)).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|\p{Cs}/u,
    );
  },
);
