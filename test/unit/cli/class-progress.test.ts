import { expect, test } from 'vitest';
import { progressLine } from '../../../runner/cli/class-progress.ts';

test('at first nobody knows how long it will take', () => {
  expect(progressLine(0, 40, 500, false)).toBe(`${'░'.repeat(24)} 0/40`);
});

test.each([
  [10, 40, 20_000, 'about 1 min left'],
  [10, 40, 10_000, 'about 30 s left'],
  [30, 300, 60_000, 'about 9 min left'],
  [39, 40, 39_000, 'about 1 s left'],
])('after %i of %i the speed so far tells', (done, all, ms, left) => {
  expect(progressLine(done, all, ms, false)).toContain(` ${done}/${all} · ${left}`);
});

test('it is told in Chinese, and the bar is full at the end', () => {
  expect(progressLine(20, 40, 20_000, true)).toBe(
    `${'█'.repeat(12)}${'░'.repeat(12)} 20/40 · 还需约 20 秒`,
  );
  expect(progressLine(40, 40, 40_000, false)).toContain('█'.repeat(24));
});
