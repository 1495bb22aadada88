import { expect, test } from 'vitest';
import { plain, plainLine } from '../../../runner/report/plain.ts';

test('what XML forbids and what a terminal obeys is replaced', () => {
  expect(plain('a\u0000b\u001b[31mc\r\u007f\u0085\u009b')).toBe('a�b�[31mc����');
  expect(plain('\ufffe\uffff \ud800 \udfff')).toBe('�� � �');
});

test('everything else stays as it is', () => {
  const text = 'tab\t line\n “你好” ⏎ 🙂 \u00a0 é';
  expect(plain(text)).toBe(text);
});

test('a line has no line end in it', () => {
  expect(plainLine(' a\n  b\t c\u2028d ')).toBe('a b c d');
});
