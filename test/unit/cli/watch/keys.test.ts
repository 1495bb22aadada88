import { describe, expect, test } from 'vitest';
import { pressed, type Wish } from '../../../../runner/cli/watch/keys.ts';
import type { Model } from '../../../../runner/cli/watch/model.ts';
import { during, fresh, ran } from '../../helpers/a-watch.ts';

const scroll = { page: 10, most: 25 };

/** What comes of some keys, one after the other. */
function press(model: Model, ...names: readonly string[]): { model: Model; wishes: Wish[] } {
  const wishes: Wish[] = [];
  let now = model;
  for (const each of names) {
    const ctrl = each.startsWith('^');
    const next = pressed(now, { name: each.replace('^', ''), ctrl }, scroll);
    now = next.model;
    if (next.wish) wishes.push(next.wish);
  }
  return { model: now, wishes };
}

const done = ran(fresh, 'passed', 'passed', 'failed');
const failing = ran(fresh, 'failed', 'skipped', 'passed');

test('r, q, Ctrl-C and Ctrl-Z are wishes', () => {
  const { wishes } = press(done, 'r', 'q', '^c', '^z');
  expect(wishes.map(({ kind }) => kind)).toEqual(['again', 'quit', 'interrupt', 'suspend']);
});

test('any other key does nothing', () => {
  expect(press(done, 'x', 'escape', 'return', '^q', 'up')).toEqual({ model: done, wishes: [] });
});

describe('h', () => {
  test('shows the next hint, which is to be remembered, until there are no more', () => {
    const { model, wishes } = press(failing, 'h', 'h');
    expect(wishes).toEqual([{ kind: 'hint', check: 'talk', shown: 2 }]);
    expect(model.hints).toEqual({ talk: 2 });
    expect(model.remark).toEqual({ kind: 'no-more-hints' });
  });

  test('has nothing to show where nothing failed', () => {
    const { model, wishes } = press(ran(fresh, 'passed', 'passed', 'passed'), 'h');
    expect([model.remark, wishes]).toEqual([{ kind: 'no-failure' }, []]);
  });
});

describe('t', () => {
  const looking = press(failing, 't').model;

  test('opens the failure, and leads back, as any other key does', () => {
    expect(looking.view).toBe('failure');
    for (const key of ['t', 'q', 'x', 'escape']) {
      const { model, wishes } = press(looking, key);
      expect([model.view, wishes]).toEqual(['results', []]);
    }
  });

  test('is left to scroll, and no further than there is something', () => {
    const tops = ['down', 'space', 'pagedown', 'pagedown', 'up', 'home', 'end', 'pageup'].map(
      (_, index, keys) => press(looking, ...keys.slice(0, index + 1)).model.top,
    );
    expect(tops).toEqual([1, 11, 21, 25, 24, 0, 25, 15]);
  });

  test('Ctrl-C ends the program there, too', () => {
    expect(press(looking, '^c').wishes).toEqual([{ kind: 'interrupt' }]);
  });

  test('has nothing to show where nothing failed', () => {
    expect(press(during(fresh), 't').model).toMatchObject({
      view: 'results',
      remark: { kind: 'no-failure' },
    });
  });
});

describe('n', () => {
  test('goes on from a lesson that is done, also while it is verified again', () => {
    expect(press(done, 'n').wishes).toEqual([{ kind: 'next' }]);
    expect(press(during(done), 'n').wishes).toEqual([{ kind: 'next' }]);
  });

  test('asks first where it is not done, and any other key is a no', () => {
    const asked = press(failing, 'n');
    expect([asked.model.remark, asked.wishes]).toEqual([{ kind: 'not-done' }, []]);
    expect(press(failing, 'n', 'n').wishes).toEqual([{ kind: 'next' }]);
    expect(press(failing, 'n', 'x', 'n').wishes).toEqual([]);
  });

  test('says when there is no lesson after this one', () => {
    const { model, wishes } = press({ ...done, next: undefined }, 'n');
    expect([model.remark, wishes]).toEqual([{ kind: 'last-lesson' }, []]);
  });
});
