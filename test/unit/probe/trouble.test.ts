import { expect, test } from 'vitest';
import { inTime, silence, troubleOf } from '../../../runner/probe/trouble.ts';

test('what is done in time is handed on, and so is what goes wrong', async () => {
  expect(await inTime(Promise.resolve(7), 60_000)).toBe(7);
  await expect(inTime(Promise.reject(new Error('broken')), 60_000)).rejects.toThrow('broken');
});

test('what does not come is silence', async () => {
  const error: unknown = await inTime(new Promise(() => undefined), 5).catch(
    (each: unknown) => each,
  );
  expect(troubleOf(error)).toBe(silence);
});

test('what has come while we were busy ourselves is in time', async () => {
  const read = new Promise((resolve) => setImmediate(resolve, 'answer'));
  const late = inTime(read, 1);
  const until = performance.now() + 10;
  while (performance.now() < until);
  expect(await late).toBe('answer');
});

test('trouble is told by the code of the system, or else by what was said', () => {
  expect(troubleOf(Object.assign(new Error('bind EACCES'), { code: 'EACCES' }))).toBe('EACCES');
  // The status of a program that failed.
  expect(troubleOf(Object.assign(new Error('Command failed'), { code: 1 }))).toBe('Command failed');
});
