import { describe, expect, test } from 'vitest';
import {
  changesOf,
  hintCount,
  isVerifying,
  shownFailure,
  type Model,
} from '../../../../runner/cli/watch/model.ts';
import { after, during, found, fresh, ran } from '../../helpers/a-watch.ts';

const shownId = (model: Model) => {
  const failure = shownFailure(model);
  return failure && [failure.result.check.id, failure.isOld];
};

describe('the failure that is shown', () => {
  test('is the first of the core checks, whatever stretch checks say', () => {
    expect(shownId(ran(fresh, 'passed', 'failed', 'failed'))).toEqual(['leave', false]);
    expect(shownId(ran(fresh, 'passed', 'passed', 'failed'))).toEqual(['flood', false]);
    expect(shownId(ran(fresh, 'passed', 'passed', 'passed'))).toBeUndefined();
  });

  test('is shown as soon as it is known', () => {
    expect(shownId(during(fresh, 'failed'))).toEqual(['talk', false]);
  });

  test('stays in the next run until that comes to the check', () => {
    const before = ran(fresh, 'passed', 'failed', 'passed');
    expect(shownId(during(before))).toEqual(['leave', true]);
    expect(shownId(during(before, 'passed'))).toEqual(['leave', true]);
    expect(shownId(during(before, 'passed', 'passed'))).toBeUndefined();
    expect(shownId(during(before, 'failed'))).toEqual(['talk', false]);
  });

  test('does not stay when a run cannot take place', () => {
    const text = { en: 'gone', 'zh-CN': '没了' };
    const model = after(during(ran(fresh, 'failed', 'skipped', 'passed')), {
      type: 'obstacle',
      text,
    });
    expect(shownId(model)).toBeUndefined();
    expect([model.obstacle, isVerifying(model)]).toEqual([text, false]);
  });
});

describe('what has changed', () => {
  test('is what passed, or failed, in the last run that went to its end', () => {
    const first = ran(fresh, 'failed', 'skipped', 'passed');
    const second = ran(during(first, 'passed'), 'passed', 'passed', 'failed');
    expect(changesOf(second)).toEqual({ fixed: ['talk', 'leave'], broken: ['flood'] });
  });

  test('is nothing in the first run, nor where a check could only not be judged', () => {
    const first = ran(fresh, 'passed', 'passed', 'passed');
    expect(changesOf(first)).toEqual({ fixed: [], broken: [] });
    expect(changesOf(ran(first, 'failed', 'skipped', 'passed')).broken).toEqual(['talk']);
  });

  test('is told as the results land', () => {
    const first = ran(fresh, 'failed', 'skipped', 'passed');
    expect(changesOf(during(first, 'passed')).fixed).toEqual(['talk']);
  });
});

test('one hint on a failure is always shown, and never more than there are', () => {
  const model = ran(fresh, 'failed', 'skipped', 'passed');
  const [talk] = found('failed');
  if (!talk) throw new Error('no result');
  const shown = (hints: Model['hints']) => hintCount({ ...model, hints }, talk);
  expect(shown({})).toEqual({ shown: 1, total: 2 });
  expect(shown({ talk: 2 })).toEqual({ shown: 2, total: 2 });
  expect(shown({ talk: 9 })).toEqual({ shown: 2, total: 2 });
});

test('a run leads back from the view of a failure, and so does the end of that failure', () => {
  const failing = ran(fresh, 'passed', 'failed', 'passed');
  expect(during({ ...failing, view: 'failure', top: 3 }).view).toBe('results');
  const looking: Model = { ...during(failing, 'passed'), view: 'failure' };
  const [, leave] = found('passed', 'passed');
  if (!leave) throw new Error('no result');
  const event = { type: 'check-ended', result: leave } as const;
  expect(after(looking, { type: 'event', event }).view).toBe('results');
});

test('what is said at the very beginning is still there in the first run, not in the second', () => {
  const told = after(fresh, { type: 'told', text: 'Read this.\n' });
  expect(during(told).remark).toEqual({ kind: 'told', text: 'Read this.' });
  expect(during(during(told)).remark).toBeUndefined();
});
