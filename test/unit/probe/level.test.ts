import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CannotTell } from '../../../runner/lesson/failure.ts';
import { untilLevel } from '../../../runner/probe/level.ts';

const limit = 100;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Measures what is so much at the measuring of this number, from 0, on a clock of the test's own. */
async function measured(valueAt: (measuring: number) => number, takesMs = 0) {
  let calls = 0;
  const gauge = async () => {
    if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
    return valueAt(calls++);
  };
  const began = performance.now();
  const outcome = untilLevel(gauge, limit).then(
    (points) => ({ points, values: points.map(([, value]) => value), error: undefined }),
    (error: unknown) => ({ points: [], values: [], error }),
  );
  await vi.runAllTimersAsync();
  return { ...(await outcome), calls, ms: performance.now() - began };
}

describe('measuring is over', () => {
  test('at the first figure beyond the limit, which is among the points', async () => {
    const { values } = await measured((measuring) => measuring * 30);
    expect(values).toEqual([0, 30, 60, 90, 120]);
  });

  test('and not at the limit itself', async () => {
    const { values } = await measured((measuring) => Math.min(measuring * 50, limit));
    expect(values.slice(0, 4)).toEqual([0, 50, 100, 100]);
    expect(values.length).toBeGreaterThan(20);
  });

  test('when the figure has stayed level for a while', async () => {
    // It grows for a second, a step at each measuring.
    const { points, error } = await measured((measuring) => Math.min(measuring, 100) / 2 + 5);
    expect(error).toBeUndefined();
    const reached = points.findIndex(([, value]) => value > 52);
    const levelMs = (points.at(-1)?.[0] ?? 0) - (points[reached]?.[0] ?? 0);
    expect(levelMs).toBeGreaterThanOrEqual(300);
    expect(levelMs).toBeLessThan(400);
  });

  test('not before a moment has passed, for nothing may have begun yet', async () => {
    const { points } = await measured(() => 0);
    expect(points.at(-1)?.[0]).toBeGreaterThanOrEqual(400);
    expect(points.every(([, value]) => value === 0)).toBe(true);
  });

  test('although the figure trembles a little', async () => {
    const { error, ms } = await measured((measuring) => 50 + (measuring % 2));
    expect(error).toBeUndefined();
    expect(ms).toBeLessThan(500);
  });

  test.each([30, 500])('after several measurings, although each takes %i ms', async (takesMs) => {
    const { values, error } = await measured((measuring) => (measuring < 2 ? 0 : 40), takesMs);
    expect(error).toBeUndefined();
    expect(values.filter((value) => value === 40).length).toBeGreaterThanOrEqual(5);
  });
});

test('a pause on the way up is not level yet when it is short', async () => {
  const { values } = await measured((measuring) =>
    measuring < 25 ? 10 : measuring < 50 ? 60 : 90,
  );
  expect(values.at(-1)).toBe(90);
});

test('a figure that creeps up is not level', async () => {
  // It takes five seconds to the limit.
  const { values } = await measured((measuring) => measuring / 5);
  expect(values.at(-1)).toBeGreaterThan(limit);
});

test('the points are as many as the measurings, in order, and tell the time of each', async () => {
  const { points, calls } = await measured((measuring) => Math.min(measuring, 5));
  const times = points.map(([atMs]) => atMs);
  expect(points).toHaveLength(calls);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(new Set(times).size).toBe(times.length);
});

describe('a figure that never comes to rest', () => {
  const restless = (measuring: number) => (measuring % 20 < 10 ? 10 : 60);

  test('cannot be told about, in either language', async () => {
    const { error, ms } = await measured(restless);
    expect(error).toBeInstanceOf(CannotTell);
    expect((error as CannotTell).reason.en).toMatch(/never stayed level/);
    expect((error as CannotTell).reason['zh-CN']).toMatch(/没有稳定/);
    expect(ms).toBeGreaterThan(5000);
    expect(ms).toBeLessThan(10_000);
  });

  test('is looked at often enough, however long that takes', async () => {
    // It takes its time, and then it is level.
    const { error, values } = await measured((each) => (each < 50 ? (each % 2) * 60 : 40), 200);
    expect(error).toBeUndefined();
    expect(values.at(-1)).toBe(40);
  });

  test('but once it is beyond the limit, that is known', async () => {
    const { values } = await measured((each) => (each < 200 ? restless(each) : limit + 1));
    expect(values.at(-1)).toBe(101);
  });
});

test('what the gauge throws is passed on', async () => {
  const { error } = await measured(() => {
    throw new RangeError('the program is gone');
  });
  expect(error).toBeInstanceOf(RangeError);
});
