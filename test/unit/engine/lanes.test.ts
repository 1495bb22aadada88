import { expect, test } from 'vitest';
import { inLanes, lanes } from '../../../runner/engine/lanes.ts';

/** Lets everything happen that can happen by now. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function queue(width: number) {
  const enter = lanes(width);
  const inside: string[] = [];
  const leave = new Map<string, () => void>();
  const ask = (name: string, isInHurry?: boolean) => {
    void enter(isInHurry).then((left) => {
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

test('whoever is in a hurry comes before all who wait, and not before others in a hurry', async () => {
  const { inside, ask, leave } = queue(1);
  for (const name of ['a', 'b']) ask(name);
  for (const name of ['c', 'd']) ask(name, true);
  for (const name of ['a', 'c', 'd']) {
    await turn();
    leave(name);
  }
  await turn();
  expect(inside).toEqual(['a', 'c', 'd', 'b']);
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

test('many items are worked on, a few at once, and the results keep their order', async () => {
  let now = 0;
  let most = 0;
  const results = inLanes(3, [5, 1, 4, 2, 3], async (turns) => {
    now += 1;
    most = Math.max(most, now);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    now -= 1;
    return turns * 10;
  });
  expect(await Promise.all(results)).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(3);
});

test('what fails lets the next one in, and is told', async () => {
  const done: number[] = [];
  const work = async (item: number) => {
    await Promise.resolve();
    if (item === 1) throw new Error('one');
    done.push(item);
  };
  await expect(Promise.all(inLanes(1, [1, 2, 3], work))).rejects.toThrow('one');
  await expect.poll(() => done).toEqual([2, 3]);
});
