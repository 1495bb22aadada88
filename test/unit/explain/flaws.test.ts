import { expect, test } from 'vitest';
import { flawOf, type Flaw } from '../../../runner/explain/flaws.ts';
import type { Wanted } from '../../../runner/lesson/wanted.ts';

const text = 'See you  at 8';
const said = { from: 'alice', text, lineEnd: '\r\n' } as const;

test.each<[string, Wanted, string, Flaw | undefined]>([
  ['only the line end is wrong', said, `alice: ${text}\n`, 'line-end'],
  ['no line end follows', { ratio: [1, 5], lineEnd: '\n' }, 'You are 1/5', 'no-line-end'],
  ['another figure came', { ratio: [1, 5], lineEnd: '\n' }, 'You are 2/5', undefined],
  ['another name stands there', said, `bob: ${text}\r\n`, 'name'],
  ['no name stands there', said, `> ${text}\r\n`, 'no-name'],
  ['blanks are gone', said, 'alice: See you at 8\r\n', 'tidied'],
  ['letters are smaller', { text }, 'see you  at 8', 'tidied'],
  ['letters of a datagram are larger', { datagram: Buffer.from(text) }, 'SEE YOU  AT 8', 'tidied'],
  ['it is a Buffer', said, 'alice: <Buffer 53 65>\r\n', 'buffer'],
  ['half a character is left', { text: '你好' }, '\uFFFD好', 'cut-character'],
  ['such a sign was sent', { text: '\uFFFD' }, 'hello', undefined],
  ['all is right', { text }, text, undefined],
  ['something else came', said, 'alice: hello\r\n', undefined],
  ['it is no text', { datagram: Uint8Array.of(255) }, 'x', undefined],
  ['an empty datagram was wanted', { datagram: new Uint8Array() }, 'x', undefined],
  ['something else than a text was wanted', { number: 8 }, '9', undefined],
])('%s', (_, wanted, received, flaw) => {
  expect(flawOf(wanted, received)).toBe(flaw);
});
