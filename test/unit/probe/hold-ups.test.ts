import { expect, onTestFinished, test } from 'vitest';
import { HoldUps } from '../../../runner/probe/hold-ups.ts';

/** Looks at these times; the clock of the test is the only one. */
function lookingAt(...times: readonly number[]) {
  let now = 0;
  const holdUps = new HoldUps(() => now);
  holdUps.stop();
  onTestFinished(() => holdUps.stop());
  for (const time of times) {
    now = time;
    holdUps.look();
  }
  return holdUps;
}

test('who looks in time was not held up', () => {
  expect(lookingAt(10, 20, 29, 39).longerThan(0)).toEqual([]);
});

test('a hold-up lasts from when one should have looked until one did', () => {
  expect(lookingAt(10, 20, 80, 90, 125).longerThan(20)).toEqual([
    [30, 80],
    [100, 125],
  ]);
});

test('short ones are left out', () => {
  expect(lookingAt(10, 45, 100).longerThan(40)).toEqual([[55, 100]]);
});
