import { expect, test } from 'vitest';
import type { Failure } from '../../../../runner/lesson/failure.ts';
import type { Row } from '../../../../runner/report/class/class-report.ts';
import { totalsOf } from '../../../../runner/report/class/standing.ts';
import { hardest, statisticsOf } from '../../../../runner/report/class/statistics.ts';
import { aClass, aRow, first, marked, second, unusable } from '../../helpers/a-class.ts';
import { entry, failed, inconclusive, silent, skipped } from '../../helpers/results.ts';

const late = { status: 'failed', failure: { ...silent, cameAfterMs: 3000 } } as const;
const hears = (received: string): Failure => ({
  kind: 'mismatch',
  who: 'bob',
  wanted: { from: 'alice', text: 'hello' },
  received,
});
const framing = { framing: failed, colons: skipped('framing') };
const chunks = {
  framing: { status: 'failed', failure: hears('alice: he\r\n') },
  colons: skipped('framing'),
} as const;
const transcript = [
  entry(0, 'alice', 'server', 'connect'),
  entry(1, 'alice', 'server', 'data', 'b:he'),
  entry(2, 'alice', 'server', 'data', 'llo\r\n'),
];

const rows = [
  aRow('star', { [first.id]: marked({}) }),
  aRow('passed', { [first.id]: marked({ crowd: late }) }),
  aRow('chunks 1', { [first.id]: marked(chunks, first, { fingerprint: 'f2', transcript }) }),
  aRow('silent', { [first.id]: marked(framing, first, { fingerprint: 'f3' }) }),
  aRow('chunks 2', {
    [first.id]: marked({ ...chunks, crowd: late }, first, { fingerprint: 'f2', transcript }),
  }),
  aRow('unsure', { [first.id]: marked({ greeting: inconclusive }, first, { fingerprint: 'f4' }) }),
  aRow('missing'),
  aRow('unusable', { [first.id]: unusable }),
];
const names = (some: readonly Row[]) => some.map(({ learner }) => learner.name);

const { lessons, alike } = statisticsOf(aClass(rows));
const [figures] = lessons;
if (!figures) throw new Error('no lesson');

test('everybody stands somewhere, once', () => {
  expect(figures.marked).toBe(6);
  expect(figures.standings).toEqual({
    star: 1,
    passed: 1,
    failed: 3,
    inconclusive: 1,
    missing: 1,
    unusable: 1,
  });
});

test('each check is counted by its verdicts', () => {
  const counts = figures.checks.map(({ check, passed, failed, skipped, inconclusive }) => [
    check.id,
    passed,
    failed,
    skipped,
    inconclusive,
  ]);
  expect(counts).toEqual([
    ['greeting', 5, 0, 0, 1],
    ['framing', 3, 3, 0, 0],
    ['colons', 3, 0, 3, 0],
    ['crowd', 4, 2, 0, 0],
  ]);
});

test('learners are grouped by the first check that fails, and by how it fails', () => {
  const groups = figures.groups.map(({ check, mistake, rows: some }) => [
    check.id,
    mistake.en,
    names(some),
  ]);
  expect(groups).toEqual([
    ['framing', 'one chunk is treated as one line', ['chunks 1', 'chunks 2']],
    ['crowd', 'what should come comes too late', ['passed']],
    ['framing', 'what should come does not come', ['silent']],
  ]);
});

test('the checks that fail most come first, and those that nobody fails do not come', () => {
  expect(hardest(figures, 3).map(({ check }) => check.id)).toEqual(['framing', 'crowd']);
  expect(hardest(figures, 1).map(({ check }) => check.id)).toEqual(['framing']);
});

test('the same files are named once, with all the lessons where they are the same', () => {
  expect(alike.map((each) => names(each.rows))).toEqual([
    ['star', 'passed'],
    ['chunks 1', 'chunks 2'],
  ]);
  const both = (fingerprint: string) => ({
    [first.id]: marked({}, first, { fingerprint }),
    [second.id]: marked({}, second, { fingerprint }),
  });
  const several = aClass(
    [aRow('a', both('x')), aRow('b', both('y')), aRow('c', both('x'))],
    [first, second],
  );
  expect(statisticsOf(several).alike).toEqual([
    { lessons: [first, second], rows: [several.rows[0], several.rows[2]] },
  ]);
});

test('a class without anybody has figures as well', () => {
  const [empty] = statisticsOf(aClass([])).lessons;
  expect(empty).toMatchObject({ marked: 0, groups: [], standings: { star: 0, missing: 0 } });
});

test('a total is out of all lessons that were marked of anybody', () => {
  const ada = aRow('Ada', {
    [first.id]: marked({}),
    [second.id]: marked({ greeting: inconclusive }, second),
  });
  const bob = aRow('Bob', { [first.id]: marked(framing), [second.id]: unusable });
  const dan = aRow('Dan');
  const totals = totalsOf(aClass([ada, bob, dan], [first, second]));
  expect(totals.get(ada)).toEqual({ earned: 5, of: 6, bonus: 2, open: 1 });
  expect(totals.get(bob)).toEqual({ earned: 1, of: 6, bonus: 1, open: 0 });
  expect(totals.get(dan)).toBeUndefined();
  expect(totalsOf(aClass([ada], [first])).get(ada)).toMatchObject({ of: 3 });
});
