import { expect, test } from 'vitest';
import { ticksTo, timeTicks } from '../../../runner/explain/time-axis.ts';

test.each([
  [0, 4, [0]],
  [3, 4, [0, 1, 2, 3]],
  [19, 5, [0, 5, 10, 15, 20]],
  [150, 3, [0, 50, 100, 150]],
  [151, 3, [0, 100, 200]],
  [99, 10, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
  [3000, 1, [0, 5000]],
])('up to %i, in at most %i steps, the marks are %j', (most, steps, ticks) => {
  expect(ticksTo(most, steps)).toEqual(ticks);
});

test('an axis of time is never so short that what happens at once looks like a slope', () => {
  expect(timeTicks(0.4, 4)).toEqual([0, 5, 10, 15, 20]);
});
