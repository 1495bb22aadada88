import { expect, onTestFinished, test } from 'vitest';
import { ArrivalClock } from '../../../runner/probe/arrivals.ts';

function clockThatLookedAt(...times: number[]): ArrivalClock {
  const clock = new ArrivalClock();
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
  const clock = new ArrivalClock();
  onTestFinished(clock.stop);
  const began = performance.now();
  await expect.poll(() => clock.cameUntil(0).earliest).toBeGreaterThan(began);
});
