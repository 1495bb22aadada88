import { describe, expect, test } from 'vitest';
import { parseInvocation } from '../../../runner/cli/arguments.ts';
import { outputsOf } from '../../../runner/cli/outputs.ts';
import { UsageError } from '../../../runner/cli/usage-error.ts';

const outputs = (line: string) =>
  outputsOf(parseInvocation(['verify', ...line.split(' ').filter((word) => word !== '')]));

describe('without a reporter for standard output the pretty one is shown', () => {
  test.each([
    ['', []],
    ['--reporter pretty', []],
    ['--reporter junit=a.xml', [{ name: 'junit', file: 'a.xml' }]],
    ['--html ./a.html', [{ name: 'html', file: 'a.html' }]],
    ['--reporter pretty --reporter pretty=a.txt', [{ name: 'pretty', file: 'a.txt' }]],
    [
      '--reporter junit=a.xml --reporter tap=b.tap',
      [
        { name: 'junit', file: 'a.xml' },
        { name: 'tap', file: 'b.tap' },
      ],
    ],
  ])('%s', (line, documents) => {
    expect(outputs(line)).toEqual({ isLive: true, documents });
  });
});

describe('with one, it has standard output for itself', () => {
  test.each([
    ['--json', [{ name: 'json' }]],
    ['--reporter json', [{ name: 'json' }]],
    ['--reporter json --json', [{ name: 'json' }]],
    ['--reporter github --reporter github', [{ name: 'github' }]],
    ['--reporter tap --reporter junit=a.xml', [{ name: 'tap' }, { name: 'junit', file: 'a.xml' }]],
  ])('%s', (line, documents) => {
    expect(outputs(line)).toEqual({ isLive: false, documents });
  });
});

test('the name of a file may hold what it likes', () => {
  expect(outputs('--reporter json=./a=b,c.json').documents).toEqual([
    { name: 'json', file: 'a=b,c.json' },
  ]);
});

describe('wrong usage', () => {
  test.each([
    ['--reporter jnuit', 'There is no reporter "jnuit". Did you mean junit? The reporters are '],
    ['--reporter =a.xml', 'There is no reporter "".'],
    ['--reporter junit=', '--reporter junit= names no file: --reporter junit=FILE.'],
    ['--reporter tap --json', 'Standard output has room for one report, not for tap, json: '],
    ['--reporter pretty --reporter tap', 'Standard output has room for one report, not for pretty'],
    ['--reporter tap=a --reporter json=./a', 'a has room for one report, not for tap, json: '],
  ])('%s', (line, sentence) => {
    expect(() => outputs(line)).toThrow(UsageError);
    expect(() => outputs(line)).toThrow(sentence);
  });
});
