import { expect, test } from 'vitest';
import { firstSignpost } from '../../../runner/workspace/signpost.ts';

const client = ['// TODO 3 (talks): say it', 'client();', '// TODO 5 (echo): hear it'];
const server = [
  'const open = true; // what greets you: a server',
  '// TODO 2 (no-echo, echo): send it back',
  '// quiet-greets: nobody hears it',
  '  // TODO 1 (greets): say hello',
];
const texts = new Map([
  ['client.ts', client.join('\n')],
  ['server.ts', server.join('\r\n')],
]);

test.each([
  ['the first check, wherever it stands', ['greets', 'echo', 'talks'], 'server.ts', 4],
  ['a check among several, and there for the first step', ['echo'], 'server.ts', 2],
  ['the next one, where the first has none any more', ['listens', 'talks'], 'client.ts', 1],
] as const)('one begins at the comment for %s', (_what, checks, file, line) => {
  expect(firstSignpost(texts, checks)).toEqual({ file, line });
});

test('where no comment stands for a check, there is no such place', () => {
  expect(firstSignpost(texts, ['open', 'say', 'quiet-greets'])).toBeUndefined();
});
