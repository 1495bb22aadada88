import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { Readable, type Manner } from '../../../../runner/cli/connect/readable.ts';

/** What is shown of these chunks, one by one; what is left at the end comes last. */
function shown(manner: Partial<Manner>, ...chunks: (string | readonly number[])[]): string[] {
  const readable = new Readable({ visible: false, apart: false, ...manner });
  const texts = chunks.map((chunk) =>
    readable.read(typeof chunk === 'string' ? Buffer.from(chunk) : Uint8Array.from(chunk)),
  );
  return [...texts, readable.finish()];
}

const all = (...given: Parameters<typeof shown>) => shown(...given).join('');

describe('what arrives, on a terminal', () => {
  test('text, line ends and tabs are shown as they are', () => {
    expect(all({}, 'naïve\t测试 👩‍👩‍👧\r\nb\n')).toBe('naïve\t测试 👩‍👩‍👧\nb\n');
  });

  test.each([
    ['the colour', '\u001b[31mred', '␛[31mred'],
    ['the window title', '\u001b]0;mine\u0007', '␛]0;mine\\x07'],
    ['the screen, in one byte', '\u009b2J', '\\u009b2J'],
    ['the cursor, back over what was said', 'secret\rpublic', 'secret␍public'],
    ['the cursor, back by one', 'ab\u0008\u007f', 'ab\\x08\\x7f'],
    ['the order of the letters', 'a\u202eb', 'a\\u202eb'],
    ['a null byte', 'a\u0000b', 'a\\x00b'],
  ])('nothing in it can change %s', (_what, sent, text) => {
    expect(all({}, sent)).toBe(text);
  });

  test('bytes that are no text are named, and what is around them stays', () => {
    expect(all({}, [0x61, 0xff, 0xe4, 0xbd, 0xa0, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x7a])).toBe(
      'a\\xff你\\xc3(\\xed\\xa0\\x80z',
    );
  });

  test('a character that a chunk cuts in two comes whole, with the chunk that completes it', () => {
    expect(shown({}, [0x61, 0xe4, 0xbd], [0xa0, 0x62])).toEqual(['a', '你b', '']);
    expect(shown({}, [0xf0], [0x9f, 0x91], [0x8b])).toEqual(['', '', '👋', '']);
  });

  test('one that is never completed is named at the end', () => {
    expect(shown({}, [0x61, 0xe4, 0xbd])).toEqual(['a', '\\xe4\\xbd']);
    expect(shown({}, [0xe4], 'a'.repeat(3))).toEqual(['', '\\xe4aaa', '']);
  });

  test('a line end that a chunk cuts in two is one line end', () => {
    expect(shown({}, 'a\r', '\nb')).toEqual(['a', '\nb', '']);
    expect(shown({}, 'a\r', 'b\r')).toEqual(['a', '␍b', '␍']);
  });
});

describe('with --visible', () => {
  test.each([
    ['a\r\nb\nc\rd\te', 'a␍␊\nb␊\nc␍d␉e'],
    ['\u001b[2J\u0007', '␛[2J\\x07'],
    ['测试', '测试'],
  ])('%j is shown as %j', (sent, text) => {
    expect(all({ visible: true }, sent)).toBe(text);
  });

  test('every byte has a name, or is a character', () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => byte);
    const text = all({ visible: true }, bytes);
    expect(text).toContain('\\x08␉␊\n\\x0b');
    expect(text).toContain('}~\\x7f\\x80\\x81');
    expect(text).toMatch(/\\xfe\\xff$/);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

test('chunk by chunk, each is shown for itself', () => {
  expect(shown({ apart: true }, [0xe4, 0xbd], [0xa0, 0x0d], [0x0a])).toEqual([
    '\\xe4\\xbd',
    '\\xa0␍',
    '\n',
    '',
  ]);
});

test('it is shown the same, however it was cut', () => {
  const bytes = Buffer.from('a\r\n测试👋\u001b[1m\r\rz\n');
  const sent = Buffer.concat([bytes, Buffer.from([0xff, 0xc3, 0x28]), bytes]);
  for (const visible of [false, true]) {
    const whole = all({ visible }, [...sent]);
    for (let cut = 1; cut < sent.length; cut++) {
      expect(all({ visible }, [...sent.subarray(0, cut)], [...sent.subarray(cut)])).toBe(whole);
    }
    expect(all({ visible }, ...[...sent].map((byte) => [byte]))).toBe(whole);
  }
});
