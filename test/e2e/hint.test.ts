import { expect } from 'vitest';
import { test } from './workshop.ts';

const lesson = '03-chat-v2';

test('hints come one after the other, and how many were shown is remembered', async ({ place }) => {
  const early = await place.run(['hint', '3']);
  expect(early.status).toBe(2);
  expect(early.err).toContain('Verify first');

  await place.run(['start', '3']);
  await place.run(['verify', '3', '--check', 'greeting']);
  const first = await place.run(['hint']);
  expect(first.status).toBe(0);
  expect(first.out).toContain('greeting · everyone who connects is told');
  expect(first.out).toContain('Hint 1 of 3');
  expect(first.out).toContain(`npx workshop hint ${lesson} greeting`);

  const second = await place.type(`npx workshop hint ${lesson} greeting --lang zh-CN`);
  expect(second.out).toContain('提示 2/3');
  const others = [await place.run(['hint']), await place.run(['hint'])];
  for (const { out } of others) {
    expect(out).toContain('Hint 3 of 3');
    expect(out).toContain(`npx workshop verify ${lesson}`);
  }
});

test('a hint is on what failed in the last run, though a core check had failed before', async ({
  place,
}) => {
  await place.run(['start', '4']);
  await place.run(['verify', '4', '--check', 'echo']);
  await place.run(['verify', '4', '--check', 'port-taken']);
  const { out } = await place.run(['hint', '4']);
  expect(out).toContain('port-taken · ');
});

test('a check that is named may pass, or not have run; one that there is not is not found', async ({
  place,
}) => {
  const named = await place.run(['hint', '3', 'colons']);
  expect(named.out).toContain('Hint 1 of');
  const unknown = await place.run(['hint', '3', 'colon']);
  expect(unknown.status).toBe(2);
  expect(unknown.err).toContain('Did you mean colons?');
  const noLesson = await place.run(['hint']);
  expect(noLesson.err).toContain('npx workshop hint 00-tcp-basics');
});
