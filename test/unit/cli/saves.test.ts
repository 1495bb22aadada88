import { expect, test } from 'vitest';
import { isSave } from '../../../runner/cli/saves.ts';

const runs = 0;
const longAgo = 10_000;

test.each(['server.ts', 'client.mjs', 'lib/rooms.cts', 'server.py', 'main.go'])(
  'a change of %s is a save, also while a program runs',
  (file) => {
    expect(isSave(file, runs)).toBe(true);
  },
);

test.each(['names.json', 'texts/welcome.txt', 'page.html'])(
  '%s may have been written by the program that runs',
  (file) => {
    expect([isSave(file, runs), isSave(file, longAgo)]).toEqual([false, true]);
  },
);

test.each(['server.ts~', 'server.ts.swp', '4913', 'chat.log', 'lib', 'server'])(
  '%s is no save at any time',
  (file) => {
    expect(isSave(file, longAgo)).toBe(false);
  },
);
