import { describe, expect, test } from 'vitest';
import { emptyRecord } from '../../../runner/engine/ports.ts';
import { CannotTell, CheckFailed } from '../../../runner/lesson/failure.ts';
import { aCheck, aLesson, checkOf } from '../helpers/a-lesson.ts';
import { FakeBackstage, gate, recordFor } from '../helpers/fake-backstage.ts';
import { silent } from '../helpers/results.ts';
import { run, start, story } from '../helpers/run.ts';

const fails = () => Promise.reject(new CheckFailed(silent));

describe('side by side', () => {
  test('a check that ends first is told of in its turn', async () => {
    const second = gate();
    const lesson = aLesson(
      aCheck('a', { run: () => second.opened }),
      aCheck('b', { run: () => Promise.resolve(second.open()) }),
    );
    const { events } = await run(lesson);
    expect(story(events)).toEqual([
      'lesson-started',
      'a started',
      'a passed',
      'b started',
      'b passed',
      'lesson-ended',
    ]);
  });

  test('no more checks run at once than there are lanes', async () => {
    let now = 0;
    let most = 0;
    const busy = async () => {
      now += 1;
      most = Math.max(most, now);
      for (let turn = 0; turn < 5; turn += 1) {
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
      now -= 1;
    };
    const checks = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => aCheck(id, { run: busy }));
    await run(aLesson(...checks), { lanes: 2 });
    expect(most).toBe(2);
  });

  test('while a check only lingers, another one has its lane', async () => {
    const second = gate();
    const lesson = aLesson(aCheck('a'), aCheck('b', { run: () => Promise.resolve(second.open()) }));
    const backstage = new FakeBackstage({
      settle: ({ id }) => (id === 'a' ? second.opened : undefined),
    });
    const { verdicts } = await run(lesson, { lanes: 1 }, backstage);
    expect(verdicts).toEqual(['a passed', 'b passed']);
  });

  test('so it has while what a check ran into is being explained', async () => {
    const second = gate();
    const lesson = aLesson(
      aCheck('a', { run: fails }),
      aCheck('b', { run: () => Promise.resolve(second.open()) }),
    );
    const causeOfDeath = (error: unknown) => second.opened.then(() => error);
    const { verdicts } = await run(lesson, { lanes: 1 }, new FakeBackstage({ causeOfDeath }));
    expect(verdicts).toEqual(['a failed', 'b passed']);
  });
});

describe('a program that does not come up', () => {
  const notUp = new CheckFailed({
    kind: 'crashed',
    program: 'server',
    crash: { cause: 'exited', exit: { status: 1, signal: null } },
  });
  const lesson = aLesson(
    aCheck('a'),
    aCheck('b'),
    aCheck('talks', { program: 'client' }),
    aCheck('c', { startsProgram: false }),
    aCheck('d', { program: 'gateway' }),
  );
  const serverFails = (error: unknown) =>
    new FakeBackstage({
      start: ({ program, startsProgram }) => {
        if (startsProgram && program === 'server') throw error;
      },
    });

  test('fails the first check and skips the others of that program, and no more', async () => {
    const { verdicts, backstage } = await run(
      lesson,
      { only: ['a', 'b', 'd'] },
      serverFails(notUp),
    );
    expect(verdicts).toEqual(['a failed', 'b skipped because of a', 'd passed']);
    expect(backstage.opened).toEqual(['a', 'd']);
  });

  test('does not touch checks that do not start it', async () => {
    const { verdicts } = await run(lesson, { only: ['a', 'talks', 'c'] }, serverFails(notUp));
    expect(verdicts).toEqual(['a failed', 'talks passed', 'c passed']);
  });

  test('is found by whichever check comes first among those asked for', async () => {
    const { verdicts } = await run(lesson, { only: ['b'] }, serverFails(notUp));
    expect(verdicts).toEqual(['b failed']);
  });

  test('is inconclusive when the machine could not start it', async () => {
    const { verdicts, result } = await run(
      lesson,
      { only: ['a', 'b'] },
      serverFails(new Error('EMFILE')),
    );
    expect(verdicts).toEqual(['a inconclusive', 'b skipped because of a']);
    expect(result.status).toBe('inconclusive');
  });
});

describe('bail', () => {
  test('ends the run with the first failure', async () => {
    const lesson = aLesson(aCheck('a'), aCheck('b', { run: fails }), aCheck('c'), aCheck('d'));
    const { verdicts, events } = await run(lesson, { bail: true, lanes: 1 });
    expect(verdicts).toEqual(['a passed', 'b failed']);
    expect(story(events).at(-1)).toBe('lesson-ended');
  });

  test('skips nothing for a reason that is no check of the lesson', async () => {
    // b waits for a; c fails in the meantime.
    const third = gate();
    const lesson = aLesson(
      aCheck('a'),
      aCheck('b', { needs: ['a'] }),
      aCheck('c', { run: () => fails().finally(third.open) }),
    );
    const backstage = new FakeBackstage({
      settle: ({ id }) => (id === 'a' ? third.opened : undefined),
    });
    const { result } = await run(lesson, { bail: true }, backstage);
    const reasons = result.checks.flatMap(({ verdict }) =>
      verdict.status === 'skipped' ? [verdict.because] : [],
    );
    expect(['a', 'b', 'c']).toEqual(expect.arrayContaining(reasons));
  });
});

describe('nothing is left behind', () => {
  test('after a whole run every stage and the backstage are closed, once', async () => {
    const lesson = aLesson(aCheck('a'), aCheck('b', { run: fails }), aCheck('c'));
    const { backstage } = await run(lesson);
    expect(backstage.left.sort()).toEqual(['a', 'b', 'c']);
    expect(backstage.closed).toBe(1);
  });

  test('when whoever listens stops early, the checks under way end before the run does', async () => {
    const backstage = new FakeBackstage();
    const lesson = aLesson(
      aCheck('a'),
      aCheck('b', { run: () => backstage.end.opened }),
      aCheck('c', { needs: ['b'] }),
    );
    for await (const event of start(lesson, backstage)) {
      if (event.type === 'check-ended') break;
    }
    expect(backstage.closed).toBe(1);
    expect(backstage.opened).toEqual(['a', 'b']);
    expect(backstage.left.sort()).toEqual(['a', 'b']);
  });

  test('when whoever listens throws, too', async () => {
    const backstage = new FakeBackstage();
    const lesson = aLesson(aCheck('a'), aCheck('b', { run: () => backstage.end.opened }));
    const listen = async () => {
      for await (const event of start(lesson, backstage)) {
        if (event.type === 'check-ended') throw new Error('printing failed');
      }
    };
    await expect(listen()).rejects.toThrow('printing failed');
    expect([backstage.closed, backstage.left.sort()]).toEqual([1, ['a', 'b']]);
  });
});

describe('what all checks need', () => {
  test('when it cannot be had, every check is inconclusive for that reason, and nothing is started', async () => {
    const reason = new CannotTell({ en: 'no multicast here', 'zh-CN': '这里没有组播' });
    const backstage = new FakeBackstage({
      ready: () => {
        throw reason;
      },
    });
    const lesson = aLesson(aCheck('a'), aCheck('b', { needs: ['a'] }));
    const { result } = await run(lesson, {}, backstage);
    expect(result.checks.map(({ verdict }) => verdict)).toEqual([
      { status: 'inconclusive', error: reason },
      { status: 'inconclusive', error: reason },
    ]);
    expect([result.status, backstage.opened]).toEqual(['inconclusive', []]);
  });
});

describe('a failure that shares its cause with that of another check', () => {
  const failsAs = (other?: string) => () => Promise.reject(new CheckFailed(silent, other));

  test('is not told twice', async () => {
    const lesson = aLesson(aCheck('a', { run: failsAs() }), aCheck('b', { run: failsAs('a') }));
    const { verdicts, result } = await run(lesson);
    expect(verdicts).toEqual(['a failed', 'b skipped because of a']);
    // Nor is what was measured: a chart belongs to a verdict.
    expect(result.checks.map(({ record }) => record)).toEqual([
      recordFor(checkOf(lesson, 'a')),
      emptyRecord,
    ]);
  });

  test('stands by itself when the other one has passed', async () => {
    const lesson = aLesson(aCheck('a'), aCheck('b', { run: failsAs('a') }));
    const { verdicts } = await run(lesson);
    expect(verdicts).toEqual(['a passed', 'b failed']);
  });
});
