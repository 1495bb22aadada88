import { expect, test } from 'vitest';
import { shorten, visible, visibleBytes } from '../../../runner/explain/visible.ts';

test('line ends, tabs and control characters are made visible, all else stays', () => {
  expect(visible('a\r\nb\nc\rd\te\u0000\u001b[1m\u007f\u009b 你🦊')).toBe('a⏎b␊c␍d⇥e␀␛[1m�� 你🦊');
});

test('so is what turns the writing around, has no width, or is no character', () => {
  expect(visible('a\u202eb\u2066\u200b\u00ad\ufeff\u2028')).toBe(
    'a<U+202E>b<U+2066><U+200B><U+00AD><U+FEFF><U+2028>',
  );
  expect(visible('\ud83d 🦊 \udc00 \ufffe')).toBe('<U+D83D> 🦊 <U+DC00> <U+FFFE>');
});

test('what joins the parts of one character stays', () => {
  expect(visible('👩‍🚀 é ❤️ नमस्ते')).toBe('👩‍🚀 é ❤️ नमस्ते');
});

test('bytes that are text are shown as text, others in hex, and not too many of them', () => {
  expect(visibleBytes(Buffer.from('你好\r\n'))).toBe('你好⏎');
  expect(visibleBytes(Uint8Array.of(0xe4, 0xbd))).toBe('<e4 bd>');
  expect(visibleBytes(new Uint8Array(65).fill(255))).toBe(`<${'ff '.repeat(64)}…>`);
});

test('a few bytes that are no text stand in hex among what can be read', () => {
  const bytes = Buffer.from('你好 hello\r\n');
  expect(visibleBytes(bytes.subarray(1))).toBe('<bd a0>好 hello⏎');
  expect(visibleBytes(bytes.subarray(0, 5))).toBe('<e4 bd a0 e5 a5>');
  expect(visibleBytes(Buffer.concat([Buffer.from('hello '), bytes.subarray(0, 1)]))).toBe(
    'hello <e4>',
  );
});

test('messages behind their lengths are shown one after the other, also where the last is cut off', () => {
  const frame = (body: string) =>
    Buffer.concat([Buffer.from([0, 0, 0, body.length]), Buffer.from(body)]);
  const [ping, pong] = [frame('{"kind":"ping"}'), frame('{"kind":"pong"}')];
  expect(visibleBytes(ping)).toBe('[15]{"kind":"ping"}');
  expect(visibleBytes(Buffer.concat([ping, pong.subarray(0, 9)]))).toBe(
    '[15]{"kind":"ping"}[15]{"kin',
  );
  expect(visibleBytes(Buffer.concat([ping, pong.subarray(0, 2)]))).toBe(
    '[15]{"kind":"ping"}<00 00>',
  );
  expect(visibleBytes(Uint8Array.of(0, 0, 16, 1))).toBe('<00 00 10 01>');
});

test('a long text loses its middle, and no character is cut in two', () => {
  expect(shorten('🦊'.repeat(10), 10)).toBe('🦊'.repeat(10));
  const short = shorten('🦊'.repeat(20) + 'end', 10);
  expect([...short]).toHaveLength(10);
  expect(short).toBe('🦊🦊🦊🦊🦊🦊…end');
});
