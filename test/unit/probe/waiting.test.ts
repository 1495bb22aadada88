import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Changes, until } from '../../../runner/probe/waiting.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('until', () => {
  test('finds at once what is there already, and waits for nothing', async () => {
    expect(await until([], 1000, () => 'here')).toBe('here');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('looks again after a change of any of those that it watches', async () => {
    const [one, other] = [new Changes(), new Changes()];
    const values: string[] = [];
    const waiting = until([one, other], 1000, () => values[0]);
    one.fire();
    values.push('came');
    other.fire();
    expect(await waiting).toBe('came');
  });

  test('finds nothing when the time is over, and not before', async () => {
    let over = false;
    const waiting = until([new Changes()], 1000, () => undefined).then(() => (over = true));
    await vi.advanceTimersByTimeAsync(990);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(10);
    await waiting;
    expect(over).toBe(true);
  });

  test.each([0, 1])('passes on what looking throws, at look %i', async (throwsAt) => {
    const changes = new Changes();
    let looks = 0;
    const waiting = until([changes], 1000, () => {
      if (looks === throwsAt) throw new RangeError('gone');
      looks += 1;
      return undefined;
    });
    const rejected = expect(waiting).rejects.toThrow(RangeError);
    changes.fire();
    await rejected;
    expect(vi.getTimerCount()).toBe(0);
  });

  test('looks no more once it has found something', async () => {
    const changes = new Changes();
    const look = vi
      .fn<() => number | undefined>()
      .mockReturnValueOnce(undefined)
      .mockReturnValue(1);
    const waiting = until([changes], 1000, look);
    changes.fire();
    await waiting;
    changes.fire();
    expect(look).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('does not hold it against others that this process did not get to run', async () => {
    let over = false;
    void until([new Changes()], 1000, () => undefined).then(() => (over = true));
    // A timer that is an hour late fires once: a tenth of the time is over, not all of it.
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(100);
    expect(over).toBe(false);
  });
});

test('a listener may take itself off while it is told', () => {
  const changes = new Changes();
  const told: string[] = [];
  const stop = changes.listen(() => {
    told.push('first');
    stop();
  });
  changes.listen(() => told.push('second'));
  changes.fire();
  changes.fire();
  expect(told).toEqual(['first', 'second', 'second']);
});
