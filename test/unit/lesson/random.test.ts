import { expect, test } from 'vitest';
import { seededRandom, type Random } from '../../../runner/lesson/random.ts';

const draw = (random: Random) => ({
  numbers: Array.from({ length: 20 }, () => random.int(0, 1000)),
  words: random.words(4),
  name: random.name('alice'),
  bytes: [...random.bytes(16)],
  picked: random.pick(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']),
});

test('the same seed draws the same for the same check', () => {
  expect(draw(seededRandom(71, 'private'))).toEqual(draw(seededRandom(71, 'private')));
});

test('another seed, or another check, draws something else', () => {
  const words = (seed: number, check: string) => seededRandom(seed, check).words(4);
  const drawn = Array.from({ length: 50 }, (_, seed) => words(seed, 'private'));
  expect(new Set([...drawn, words(0, 'colons')]).size).toBe(51);
});

test('whole numbers reach both ends of their range and never leave it', () => {
  const random = seededRandom(1, 'int');
  const drawn = new Set(Array.from({ length: 500 }, () => random.int(3, 6)));
  expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
});

test('no word or name is part of another one, so that none is heard by mistake', () => {
  const random = seededRandom(5, 'crowd');
  const drawn = Array.from({ length: 300 }, (_, index) =>
    index % 10 === 0 ? random.name(`p${index}x`) : random.word(),
  );
  const inside = drawn.filter((one) =>
    drawn.some((other, index) => other.includes(one) && drawn.indexOf(one) !== index),
  );
  expect(inside).toEqual([]);
});

test('a name tells the role that it was drawn for', () => {
  expect(seededRandom(9, 'x').name('alice')).toMatch(/^alice\d\d$/);
});

test('as many words as asked for, between single blanks', () => {
  expect(
    seededRandom(2, 'x')
      .words(5)
      .split(' ')
      .filter((word) => /^[a-z]+$/.test(word)),
  ).toHaveLength(5);
});
