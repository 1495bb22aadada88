import { describe, expect, test } from 'vitest';
import type { Note } from '../../../runner/engine/ports.ts';
import { CannotTell, CheckFailed } from '../../../runner/lesson/failure.ts';
import { aCheck, aLesson, checkOf } from '../helpers/a-lesson.ts';
import { FakeBackstage, recordFor } from '../helpers/fake-backstage.ts';
import {
  failed,
  inconclusive,
  passed,
  resultOf,
  resultWith,
  silent,
  skipped,
} from '../helpers/results.ts';
import { run } from '../helpers/run.ts';

describe('whose fault it is', () => {
  test('a CheckFailed is the learner’s, with what was observed', async () => {
    const lesson = aLesson(aCheck('a', { run: () => Promise.reject(new CheckFailed(silent)) }));
    const { result } = await run(lesson);
    expect(result.checks[0]?.verdict).toEqual({ status: 'failed', failure: silent });
  });

  test('whatever else a check throws is ours', async () => {
    const error = new TypeError('undefined is not a function');
    const thrown = [error, 'a string'].map((each) =>
      // Whoever wrote the check may have thrown anything.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      aCheck(`throws-${typeof each}`, { run: () => Promise.reject(each) }),
    );
    const { result, verdicts } = await run(aLesson(...thrown, aCheck('b')));
    expect(verdicts).toEqual([
      'throws-object inconclusive',
      'throws-string inconclusive',
      'b passed',
    ]);
    expect(result.checks[0]?.verdict).toEqual({ status: 'inconclusive', error });
    expect(result.status).toBe('inconclusive');
  });

  test('a program that has died explains what the check ran into', async () => {
    const crashed = new CheckFailed({
      kind: 'crashed',
      program: 'server',
      crash: { cause: 'exited', exit: { status: 1, signal: null } },
    });
    const backstage = new FakeBackstage({ causeOfDeath: () => crashed });
    const lesson = aLesson(aCheck('a', { run: () => Promise.reject(new CheckFailed(silent)) }));
    const { result } = await run(lesson, {}, backstage);
    expect(result.checks[0]?.verdict).toEqual({ status: 'failed', failure: crashed.failure });
  });

  test('what comes out while it lingers fails the check', async () => {
    const settle = () => Promise.reject(new CheckFailed(silent));
    const { verdicts } = await run(aLesson(aCheck('a')), {}, new FakeBackstage({ settle }));
    expect(verdicts).toEqual(['a failed']);
  });

  test('a stage that cannot be opened makes its check inconclusive, and the run goes on', async () => {
    const open = ({ id }: { id: string }) => {
      if (id === 'b') throw new Error('no file descriptors left');
    };
    const lesson = aLesson(aCheck('a'), aCheck('b'), aCheck('c'));
    const { verdicts } = await run(lesson, {}, new FakeBackstage({ open }));
    expect(verdicts).toEqual(['a passed', 'b inconclusive', 'c passed']);
  });

  test('a first stage that cannot be opened ends in a result, too', async () => {
    // Whoever waits for the first check to say whether the program comes up must not wait for ever.
    const open = ({ id }: { id: string }) => {
      if (id === 'a') throw new Error('no file descriptors left');
    };
    const { result } = await run(
      aLesson(aCheck('a'), aCheck('b')),
      {},
      new FakeBackstage({ open }),
    );
    expect(result.checks[0]?.verdict.status).toBe('inconclusive');
  }, 5_000);

  test('a stage that cannot be closed makes its check inconclusive, and the run goes on', async () => {
    const close = ({ id }: { id: string }) => {
      if (id === 'a') throw new Error('EBUSY');
    };
    const lesson = aLesson(aCheck('a'), aCheck('b'));
    const { verdicts } = await run(lesson, {}, new FakeBackstage({ close }));
    expect(verdicts).toEqual(['a inconclusive', 'b passed']);
  });
});

describe('a check that cannot be asked for on this system', () => {
  const because = { en: 'Windows has no SIGTERM', 'zh-CN': 'Windows 没有 SIGTERM' };
  const lesson = aLesson(
    aCheck('a', { notOn: { platforms: ['win32'], because } }),
    aCheck('b', { needs: ['a'] }),
    aCheck('c'),
  );

  test('is inconclusive there, with the reason, and starts no program', async () => {
    const { verdicts, result, backstage } = await run(lesson, { platform: 'win32' });
    expect(verdicts).toEqual(['a inconclusive', 'b skipped because of a', 'c passed']);
    const [first] = result.checks;
    expect(first?.verdict.status === 'inconclusive' && first.verdict.error).toEqual(
      new CannotTell(because),
    );
    expect(backstage.opened).toEqual(['c']);
  });

  test('runs everywhere else', async () => {
    const { verdicts } = await run(lesson, { platform: 'darwin' });
    expect(verdicts).toEqual(['a passed', 'b passed', 'c passed']);
  });
});

test('the result carries what was recorded, noted and timed', async () => {
  const note: Note = {
    kind: 'other-address',
    program: 'server',
    protocol: 'tcp',
    asked: { host: '127.0.0.1', port: 40213 },
    listens: { host: '127.0.0.1', port: 8080 },
  };
  let clock = 100;
  const now = () => (clock += 50);
  const lesson = aLesson(aCheck('a'));
  const { result } = await run(lesson, { now, seed: 9 }, new FakeBackstage({ notes: [note] }));
  expect(result).toMatchObject({ ms: 50, seed: 9, notes: [note] });
  expect(result.checks[0]?.record).toEqual(recordFor(checkOf(lesson, 'a')));
});

describe('status and score', () => {
  const lesson = aLesson(
    aCheck('a'),
    aCheck('b'),
    aCheck('s', { tier: 'stretch' }),
    aCheck('t', { tier: 'stretch' }),
  );
  const statusWith = (...verdicts: Parameters<typeof resultOf>[2][]) =>
    resultWith(
      lesson,
      verdicts.map((verdict, index) => resultOf(lesson, 'abst'[index] ?? '', verdict)),
    );

  test.each([
    ['passed', 'stretch checks earn only the star', [passed, passed, failed, skipped('s')]],
    ['failed', 'a core check failed', [passed, failed, passed, passed]],
    ['failed', 'a failure outweighs what is unknown', [inconclusive, failed, passed, passed]],
    ['inconclusive', 'a core check could not be judged', [passed, inconclusive, passed, passed]],
    ['inconclusive', 'and others needed it', [inconclusive, skipped('a'), passed, passed]],
    ['passed', 'only a stretch check could not be judged', [passed, passed, inconclusive, passed]],
    ['failed', 'a core check needs a stretch check that failed', [passed, skipped('s'), failed]],
    [
      'inconclusive',
      'a core check needs a stretch check that could not be judged',
      [passed, skipped('s'), inconclusive],
    ],
  ] as const)('%s: %s', (status, _why, verdicts) => {
    expect(statusWith(...verdicts).status).toBe(status);
  });

  test('each tier is counted on its own, and only what passed', () => {
    expect(statusWith(passed, skipped('a'), passed, inconclusive).score).toEqual({
      core: { passed: 1, total: 2 },
      stretch: { passed: 1, total: 2 },
    });
  });
});
