import { describe, expect, test } from 'vitest';
import { CannotTell, CheckFailed } from '../../../runner/lesson/failure.ts';
import type { Smaller, Trial } from '../../../runner/lesson/smaller.ts';
import type { Stage } from '../../../runner/lesson/stage.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { FakeBackstage, gate } from '../helpers/fake-backstage.ts';
import { silent } from '../helpers/results.ts';
import { run } from '../helpers/run.ts';

const fail = () => Promise.reject(new CheckFailed(silent));
const pass = () => Promise.resolve();
const never = () => new Promise<void>(() => undefined);

const described = (text: string) => ({ described: { en: text, 'zh-CN': text } });
const trial = (name: string, outcome: () => Promise<void>): Trial<Stage> => ({
  input: described(name),
  run: outcome,
});

/** What is found for a check that fails. */
async function smallestOf(
  smaller: Smaller<Stage>,
  timeToShrink = never,
  backstage = new FakeBackstage(),
) {
  const lesson = aLesson(aCheck('a', { run: fail, smaller }));
  const { result } = await run(lesson, { timeToShrink }, backstage);
  return result.checks[0]?.smallest;
}

/** Fails for this size and all above it. */
const failsFrom = (least: number, tried: number[] = []): Smaller<Stage> => ({
  most: 1000,
  trial: (size) => ({
    input: described(`size ${size}`),
    run: () => {
      tried.push(size);
      return size >= least ? fail() : pass();
    },
  }),
});

describe('of unlike inputs', () => {
  test('the first that fails is the smallest', async () => {
    const trials = [trial('one', pass), trial('two', fail), trial('three', fail)];
    expect(await smallestOf({ trials })).toEqual({
      input: described('two'),
      failure: silent,
      transcript: [],
    });
  });

  test('one that could not be judged is passed over', async () => {
    const unknown = () => Promise.reject(new CannotTell({ en: 'no', 'zh-CN': '不' }));
    const trials = [trial('one', unknown), trial('two', fail)];
    expect((await smallestOf({ trials }))?.input).toEqual(described('two'));
  });

  test('none may fail', async () => {
    expect(await smallestOf({ trials: [trial('one', pass)] })).toBeUndefined();
  });

  test('when time is up, what was found counts', async () => {
    const over = gate();
    const lateFail = async () => {
      await Promise.resolve();
      setImmediate(over.open);
      return fail();
    };
    const trials = [trial('never ends', never), trial('two', lateFail)];
    const found = await smallestOf({ trials }, () => over.opened);
    expect(found?.input).toEqual(described('two'));
  });
});

describe('of sizes', () => {
  test.each([1, 2, 47, 998, 999])('the smallest that fails is found: %i', async (least) => {
    const smallest = await smallestOf(failsFrom(least));
    expect(smallest?.input).toEqual(described(`size ${least}`));
    expect(smallest?.works).toEqual(least === 1 ? undefined : described(`size ${least - 1}`));
  });

  test('where only the check’s own size fails, none is told', async () => {
    expect(await smallestOf(failsFrom(1000))).toBeUndefined();
  });

  test('it takes few trials', async () => {
    const tried: number[] = [];
    await smallestOf(failsFrom(321, tried));
    expect(tried.length).toBeLessThanOrEqual(24);
    expect(Math.max(...tried)).toBeLessThan(1000);
  });
});

describe('the verdict', () => {
  const smaller: Smaller<Stage> = { trials: [trial('one', pass)] };

  test('stays failed, whatever the trials say', async () => {
    const lesson = aLesson(aCheck('a', { run: fail, smaller }));
    expect((await run(lesson, { timeToShrink: never })).verdicts).toEqual(['a failed']);
  });

  test('stays failed when no stage can be opened any more', async () => {
    let opened = 0;
    const open = () => {
      opened += 1;
      if (opened > 1) throw new Error('too many open files');
    };
    const smallest = await smallestOf(smaller, never, new FakeBackstage({ open }));
    expect(smallest).toBeUndefined();
  });

  test('of a check that passed, nothing smaller is looked for', async () => {
    const trials = [trial('one', fail)];
    const backstage = new FakeBackstage();
    const lesson = aLesson(aCheck('a', { smaller: { trials } }));
    await run(lesson, { timeToShrink: never }, backstage);
    expect(backstage.opened).toEqual(['a']);
  });

  test('without time for it, nothing smaller is looked for', async () => {
    const backstage = new FakeBackstage();
    await run(aLesson(aCheck('a', { run: fail, smaller })), {}, backstage);
    expect(backstage.opened).toEqual(['a']);
  });
});
