import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../runner/classroom/fingerprint.ts';

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
const [a, b] = [file('a.ts', 'one'), file('b.ts', 'two')];

test('is the same for the same files, whatever their order', () => {
  expect(fingerprintOf([a, b])).toBe(fingerprintOf([b, a]));
  expect(fingerprintOf([a, b])).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ['a text differs', [a, file('b.ts', 'two ')]],
  ['a name differs', [a, file('c.ts', 'two')]],
  ['a file is missing', [a]],
  ['the texts are exchanged', [file('a.ts', 'two'), file('b.ts', 'one')]],
  ['one file holds what looks like both', [file('a.ts', 'one["b.ts",3]\ntwo')]],
])('differs when %s', (_, files) => {
  expect(fingerprintOf(files)).not.toBe(fingerprintOf([a, b]));
});
