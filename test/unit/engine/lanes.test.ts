import { expect, test } from 'vitest';
import { lanes } from '../../../runner/engine/lanes.ts';

/** Lets everything happen that can happen by now. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function queue(width: number) {
  const enter = lanes(width);
  const inside: string[] = [];
  const leave = new Map<string, () => void>();
  const ask = (name: string) => {
    void enter().then((left) => {
      inside.push(name);
      leave.set(name, left);
    });
  };
  return { inside, ask, leave: (name: string) => leave.get(name)?.() };
}

test('so many are let through as there are lanes, the others in the order in which they asked', async () => {
  const { inside, ask, leave } = queue(2);
  for (const name of ['a', 'b', 'c', 'd']) ask(name);
  await turn();
  expect(inside).toEqual(['a', 'b']);
  leave('b');
  await turn();
  expect(inside).toEqual(['a', 'b', 'c']);
  leave('a');
  await turn();
  expect(inside).toEqual(['a', 'b', 'c', 'd']);
});

test('whoever leaves twice makes room for one only', async () => {
  const { inside, ask, leave } = queue(1);
  for (const name of ['a', 'b', 'c']) ask(name);
  await turn();
  leave('a');
  leave('a');
  await turn();
  expect(inside).toEqual(['a', 'b']);
});

test('a lane that was left with nobody waiting is free for the next one', async () => {
  const { inside, ask, leave } = queue(1);
  ask('a');
  await turn();
  leave('a');
  ask('b');
  await turn();
  expect(inside).toEqual(['a', 'b']);
});
