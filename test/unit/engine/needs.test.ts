import { describe, expect, test } from 'vitest';
import { CheckFailed } from '../../../runner/lesson/failure.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { FakeBackstage, gate } from '../helpers/fake-backstage.ts';
import { silent } from '../helpers/results.ts';
import { run } from '../helpers/run.ts';

const fails = () => Promise.reject(new CheckFailed(silent));

describe('needs', () => {
  test('what needs a failed check is skipped, whatever stands between them, and names it', async () => {
    const lesson = aLesson(
      aCheck('a', { run: fails }),
      aCheck('b', { needs: ['a'] }),
      aCheck('c', { needs: ['b'] }),
      aCheck('d'),
    );
    const { verdicts, backstage } = await run(lesson);
    expect(verdicts).toEqual([
      'a failed',
      'b skipped because of a',
      'c skipped because of a',
      'd passed',
    ]);
    expect(backstage.opened).toEqual(['a', 'd']);
  });

  test('a check starts only when what it needs has passed', async () => {
    const order: string[] = [];
    const first = gate();
    const lesson = aLesson(
      aCheck('a', { run: () => first.opened.then(() => void order.push('a')) }),
      aCheck('b', { needs: ['a'], run: () => Promise.resolve(void order.push('b')) }),
      aCheck('c', { run: () => Promise.resolve(first.open()) }),
    );
    await run(lesson);
    expect(order).toEqual(['a', 'b']);
  });

  test('while what it needs only lingers, a check is on, and passes when that has passed', async () => {
    const second = gate();
    const lesson = aLesson(
      aCheck('a'),
      aCheck('b', { needs: ['a'], run: () => Promise.resolve(second.open()) }),
    );
    const settle = ({ id }: { id: string }) => (id === 'a' ? second.opened : undefined);
    const { verdicts } = await run(lesson, {}, new FakeBackstage({ settle }));
    expect(verdicts).toEqual(['a passed', 'b passed']);
  });

  test('what needs a check that fails while it lingers is skipped, though it had begun', async () => {
    const second = gate();
    const lesson = aLesson(
      aCheck('a'),
      aCheck('b', { needs: ['a'], run: () => Promise.resolve(second.open()) }),
      aCheck('c', { needs: ['b'] }),
    );
    const settle = async ({ id }: { id: string }) => {
      if (id !== 'a') return;
      await second.opened;
      throw new CheckFailed(silent);
    };
    const backstage = new FakeBackstage({ settle });
    const { verdicts } = await run(lesson, {}, backstage);
    expect(verdicts).toEqual(['a failed', 'b skipped because of a', 'c skipped because of a']);
    expect([...backstage.left].sort()).toEqual([...backstage.opened].sort());
  });

  test('a check that takes long begins before what it needs has passed', async () => {
    const second = gate();
    const lesson = aLesson(
      aCheck('a', { run: () => second.opened }),
      aCheck('b', {
        needs: ['a'],
        takesLong: true,
        run: () => Promise.resolve(second.open()),
      }),
    );
    const { verdicts } = await run(lesson);
    expect(verdicts).toEqual(['a passed', 'b passed']);
  });

  test('and is ended as soon as that has failed', async () => {
    const [second, end] = [gate(), gate()];
    const lesson = aLesson(
      aCheck('a', { run: () => second.opened.then(fails) }),
      aCheck('b', {
        needs: ['a'],
        takesLong: true,
        run() {
          second.open();
          return end.opened;
        },
      }),
    );
    const close = ({ id }: { id: string }) => (id === 'b' ? end.open() : undefined);
    const backstage = new FakeBackstage({ close });
    const { verdicts } = await run(lesson, {}, backstage);
    expect(verdicts).toEqual(['a failed', 'b skipped because of a']);
    await end.opened;
    expect([...backstage.left].sort()).toEqual(['a', 'b']);
  });

  test('but it waits when it is the first to start its program: nobody else knows whether that comes up', async () => {
    const lesson = aLesson(
      aCheck('a', { run: fails }),
      aCheck('b', { program: 'gateway', needs: ['a'], takesLong: true }),
      aCheck('c', { program: 'gateway' }),
    );
    const { verdicts, backstage } = await run(lesson);
    expect(verdicts).toEqual(['a failed', 'b skipped because of a', 'c passed']);
    expect(backstage.opened).toEqual(['a', 'c']);
  });

  test('only what is asked for runs, and what it needs counts as passed', async () => {
    const lesson = aLesson(aCheck('a', { run: fails }), aCheck('b', { needs: ['a'] }), aCheck('c'));
    const { verdicts, events } = await run(lesson, { only: ['b'] });
    expect(verdicts).toEqual(['b passed']);
    const [first] = events;
    expect(first?.type === 'lesson-started' && first.checks.map(({ id }) => id)).toEqual(['b']);
  });

  test('of two checks asked for, one that needs the other still waits for its verdict', async () => {
    const lesson = aLesson(aCheck('a', { run: fails }), aCheck('b', { needs: ['a'] }));
    const { verdicts } = await run(lesson, { only: ['b', 'a'] });
    expect(verdicts).toEqual(['a failed', 'b skipped because of a']);
  });
});
