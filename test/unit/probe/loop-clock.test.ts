import { expect, onTestFinished, test } from 'vitest';
import { LoopClock } from '../../../runner/probe/loop-clock.ts';

function clockThatLookedAt(...times: number[]): LoopClock {
  const clock = new LoopClock();
  clock.stop();
  for (const time of times) clock.look(time);
  return clock;
}

test('what is seen now came after a look at which it was not there', () => {
  expect(clockThatLookedAt(100, 110).cameUntil(115)).toEqual({ earliest: 100, latest: 115 });
});

test('where the machine kept us waiting, it may have come at any time in between', () => {
  // Once we may run again, the look at the clock comes before what has arrived.
  expect(clockThatLookedAt(100, 110, 500).cameUntil(501)).toEqual({ earliest: 110, latest: 501 });
});

test('it looks by itself, until it is stopped', async () => {
  const clock = new LoopClock();
  onTestFinished(clock.stop);
  const began = performance.now();
  await expect.poll(() => clock.cameUntil(0).earliest).toBeGreaterThan(began);
});

test('who looks in time was not held up', () => {
  expect(clockThatLookedAt(0, 10, 20, 29, 39).heldUp(0)).toEqual([]);
});

test('a hold-up lasts from when one should have looked until one did', () => {
  expect(clockThatLookedAt(0, 10, 20, 80, 90, 125).heldUp(20)).toEqual([
    [30, 80],
    [100, 125],
  ]);
});

test('short ones are left out', () => {
  expect(clockThatLookedAt(0, 10, 45, 100).heldUp(40)).toEqual([[55, 100]]);
});
