import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cut, indent, wrap } from '../../../runner/report/layout.ts';

describe('wrap', () => {
  test('breaks at blanks, and nothing gets lost', () => {
    expect(wrap('the quick brown fox', 10)).toBe('the quick\nbrown fox');
    expect(wrap('the quick', 9)).toBe('the quick');
    expect(wrap('', 9)).toBe('');
  });

  test('a word that is too long stands alone', () => {
    expect(wrap('see https://nodejs.org now', 10)).toBe('see\nhttps://nodejs.org\nnow');
  });

  test('leaves a figure and its unit on one line', () => {
    expect(wrap('but nothing came within 3.6 s. The end', 26)).toBe(
      'but nothing came within\n3.6 s. The end',
    );
    expect(wrap('at 8 some came', 9)).toBe('at 8 some\ncame');
  });

  test('breaks Chinese, which has no blanks, by the columns that it takes', () => {
    expect(wrap('一二三四五六七', 8)).toBe('一二三四\n五六七');
    expect(wrap('用 Node.js 写服务器', 10)).toBe('用 Node.js\n写服务器');
  });

  test('begins no line with a closing mark, and ends none with an opening one', () => {
    expect(wrap('一二三，四五', 6)).toBe('一二\n三，四\n五');
    expect(wrap('一二（三）', 6)).toBe('一二\n（三）');
  });

  test.each([12, 20, 33])('stays within %d columns', (columns) => {
    const text = '组播在 127.0.0.1 上不可用：请查看 lo 是否启用，或有没有防火墙。';
    const lines = wrap(text, columns).split('\n');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});

test('cut says that something is left out', () => {
  expect(cut('the quick brown fox', 10)).toBe('the quick…');
  expect(cut('一二三四', 6)).toBe('一二…');
  expect(cut('the', 3)).toBe('the');
});

test('cut counts no colours, and ends them', () => {
  const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
  expect(cut(red('the quick'), 9)).toBe(red('the quick'));
  expect(cut(`${red('the quick')} fox`, 6)).toBe(`\u001b[31mthe q…\u001b[39m`);
});

test('indent leaves empty lines empty', () => {
  expect(indent('a\n\nb', 2)).toBe('  a\n\n  b');
});
