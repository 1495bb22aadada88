import { expect, test } from 'vitest';
import { labelOf } from '../../../runner/explain/parties.ts';
import { entry } from '../helpers/results.ts';

const label = (data: string | Uint8Array) => labelOf(entry(0, 'a', 'b', 'data', data), 'en');

test('of very much that was sent the beginning is shown, and how much it was', () => {
  expect(label('x'.repeat(4096))).toBe('x'.repeat(4096));
  expect(label('x'.repeat(9000))).toBe(`${'x'.repeat(4096)}… (9000 bytes)`);
});

test('the end of that beginning is never taken for a character that was cut in two', () => {
  for (const before of ['', 'x', 'xx']) {
    expect(label(`${before}${'你'.repeat(3000)}`)).toMatch(/^x*你+… \(9\d+ bytes\)$/);
  }
});

test('what is typed comes to an end, but a FIN belongs to a connection', () => {
  expect(labelOf(entry(0, 'keyboard', 'client', 'end'), 'en')).toBe('end of input');
  expect(labelOf(entry(0, 'keyboard', 'client', 'end'), 'zh-CN')).toBe('输入结束');
  expect(labelOf(entry(0, 'alice', 'server', 'end'), 'en')).toBe('FIN');
});
