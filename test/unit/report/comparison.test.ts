import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { makePalette } from '../../../runner/cli/palette.ts';
import { compare, drawComparison } from '../../../runner/report/comparison.ts';

const names = { own: 'mine.ts', reference: 'theirs.ts' };
const plainColours = makePalette(false, {});

const own = 'one\ntwo\nthree\n';
const reference = 'one\n2\nzwei\nthree\nfour\n';

test('lines are shared, replaced, and added', () => {
  expect(compare(own, reference)).toEqual([
    { kind: 'same', lines: ['one'] },
    { kind: 'different', own: ['two'], reference: ['2', 'zwei'] },
    { kind: 'same', lines: ['three'] },
    { kind: 'different', own: [], reference: ['four'] },
  ]);
});

test.for([
  ['line ends', 'one\r\ntwo\r\n', 'one\ntwo\n'],
  ['a missing last line end', 'one\ntwo', 'one\ntwo\n'],
  ['tabs', '\tone', '  one'],
  ['blanks at the end of a line', 'one  \ntwo', 'one\ntwo'],
] as const)('%s make no difference', ([, one, other]) => {
  expect(compare(one, other).map(({ kind }) => kind)).toEqual(['same']);
});

test('control characters of a program do not get through', () => {
  expect(compare('\x1b[2Jone', '')[0]).toMatchObject({ own: ['\ufffd[2Jone'] });
});

test('one below the other where there is little room', () => {
  expect(drawComparison(names, compare(own, reference), 80, plainColours).split('\n')).toEqual([
    '- mine.ts',
    '+ theirs.ts',
    '',
    '  one',
    '- two',
    '+ 2',
    '+ zwei',
    '  three',
    '+ four',
  ]);
});

test('side by side where there is room', () => {
  const [heading, , ...rows] = drawComparison(
    names,
    compare(own, reference),
    120,
    plainColours,
  ).split('\n');
  expect(heading).toMatch(/^- mine\.ts +│ \+ theirs\.ts$/);
  expect(rows.map((row) => row.replace(/ {5,}/, ' '))).toEqual([
    '  one │   one',
    '- two │ + 2',
    ' │ + zwei',
    '  three │   three',
    ' │ + four',
  ]);
});

test('no line is wider than the terminal, and nothing of a long one is lost', () => {
  const long = `const text = '${'字a'.repeat(90)}';`;
  const drawn = drawComparison(names, compare(long, `${long}!`), 120, makePalette(true, {}));
  const lines = stripVTControlCharacters(drawn).split('\n');
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(120);
  const right = lines.slice(2).map((line) => line.slice(line.indexOf('│') + 4));
  expect(right.map((line) => line.replace(/^↪ /, '')).join('')).toBe(`${long}!`);
});
