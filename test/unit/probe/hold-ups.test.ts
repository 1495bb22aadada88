import { expect, test } from 'vitest';
import { holdUps } from '../../../runner/probe/hold-ups.ts';

test('what is hardly late was not held up', () => {
  expect(
    holdUps(
      [
        [0, 0],
        [5, 25],
        [30, 31],
      ],
      20,
    ),
  ).toEqual([]);
});

test('what became due while something was held up belongs to the same hold-up', () => {
  expect(
    holdUps(
      [
        [0, 50],
        [10, 50],
        [29, 50.5],
        [60, 61],
      ],
      20,
    ),
  ).toEqual([50]);
});

test('what became due after that was held up anew', () => {
  expect(
    holdUps(
      [
        [0, 50],
        [60, 60],
        [70, 95],
        [100, 190],
      ],
      20,
    ),
  ).toEqual([50, 25, 90]);
});
