import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { LineCutter } from '../../../../runner/cli/connect/datagrams.ts';
import { fullRows } from '../../../../runner/cli/connect/rows.ts';

describe('piped input becomes datagrams', () => {
  function datagrams(...chunks: string[]): string[] {
    const cutter = new LineCutter();
    const lines = chunks.flatMap((chunk) => cutter.cut(Buffer.from(chunk, 'latin1')));
    return [...lines, ...cutter.finish()].map((line) => line.toString('latin1'));
  }

  test.each([
    [['a\nb\n'], ['a', 'b']],
    [['a\r\n\r\nb'], ['a', '', 'b']],
    [
      ['a', 'b\r', '\nc', '\n'],
      ['ab', 'c'],
    ],
    [['\n'], ['']],
    [['a\rb\n'], ['a\rb']],
    [['\xff\x00\n'], ['\xff\x00']],
    [[], []],
  ])('%j: one a line, without its end', (chunks, lines) => {
    expect(datagrams(...chunks)).toEqual(lines);
  });
});

describe('an unfinished line that is longer than the terminal is wide', () => {
  test.each([
    ['abc', 5, '', 'abc'],
    ['abcdefg', 3, 'abc\ndef\n', 'g'],
    ['abcdef', 3, 'abc\ndef\n', ''],
    ['你好吗', 5, '你好\n', '吗'],
    ['a你好', 4, 'a你\n', '好'],
    ['测👩‍👩‍👧试', 4, '测👩‍👩‍👧\n', '试'],
    ['你\tb', 9, '', '你\tb'],
    ['你\tbc', 9, '你\tb\n', 'c'],
    ['', 5, '', ''],
  ])('%j on %i columns', (line, columns, rows, rest) => {
    expect(fullRows(line, columns)).toEqual({ rows, rest });
  });
});
