import { describe, expect, test } from 'vitest';
import { Heard } from '../../../runner/probe/heard.ts';

/** What has come so far, given piece by piece. */
function heardOf(...pieces: (string | Uint8Array)[]): Heard {
  const heard = new Heard();
  for (const piece of pieces) heard.append(Buffer.from(piece));
  return heard;
}

/** A text in as many pieces as it has bytes. */
const byteByByte = (text: string) => [...Buffer.from(text)].map((byte) => Uint8Array.of(byte));

describe('the text', () => {
  const coloured = '\u0007\u001b[1;31malice\u001b[0m: \u001b[2Khi\u0000 \u001b[?25lthere\r\n';

  test('has no control sequences, and keeps its line ends and tabs', () => {
    expect(heardOf(coloured).text).toBe('alice: hi there\r\n');
    expect(heardOf('a\tb\n').text).toBe('a\tb\n');
  });

  test('has none either when each was cut in two', () => {
    expect(heardOf(...byteByByte(coloured)).text).toBe('alice: hi there\r\n');
  });

  test('keeps a coloured word that a bell follows', () => {
    expect(heardOf('\u001b[1mbob\u0007 came\r\n').text).toBe('bob came\r\n');
  });

  test('keeps a bracket that only looks like the end of a sequence', () => {
    expect(heardOf('\u001b[0m', '[0m] you').text).toBe('[0m] you');
  });

  test('has its characters whole, although they arrived cut in two', () => {
    expect(heardOf(...byteByByte('你好 🦊\n')).text).toBe('你好 🦊\n');
  });

  test('is not changed afterwards by whoever reuses the memory of a piece', () => {
    const piece = Buffer.from('hello\n');
    const heard = heardOf(piece);
    piece.fill(0x78);
    expect(heard.text).toBe('hello\n');
  });
});

describe('taking what is wanted', () => {
  test('passes over it and over all that came before it', () => {
    const heard = heardOf('one two three\r\n');
    expect(heard.take({ text: 'two' })).toBe('one two');
    expect(heard.unheard).toBe(' three\r\n');
    expect(heard.take({ text: 'one' })).toBeUndefined();
    expect(heard.take({ text: 'three' })).toBe(' three');
  });

  test('leaves everything where it is as long as it has not come', () => {
    const heard = heardOf('alice: he');
    expect(heard.take({ text: 'hello' })).toBeUndefined();
    heard.append(Buffer.from('llo\r\n'));
    expect(heard.take({ text: 'hello' })).toBe('alice: hello');
  });

  test('finds what came in an earlier line than another thing that was looked for in vain', () => {
    const heard = heardOf('first\r\nsecond\r\n');
    expect(heard.take({ text: 'missing' })).toBeUndefined();
    expect(heard.take({ text: 'first' })).toBe('first');
  });

  test('does not take a word at the very end for whole before it is known to be', () => {
    const heard = heardOf('hello bob');
    const wanted = { mentions: 'bob' };
    expect(heard.take(wanted)).toBeUndefined();
    heard.append(Buffer.from('by\r\n'));
    expect(heard.take(wanted)).toBeUndefined();
    heard.append(Buffer.from('bob'));
    heard.finish('end');
    expect(heard.take(wanted)).toBe('hello bobby\r\nbob');
  });

  test('takes whole lines one after the other, without their ends’ newline', () => {
    const heard = heardOf('a\nb\nunfinished');
    expect([heard.takeLine(), heard.takeLine(), heard.takeLine()]).toEqual(['a', 'b', undefined]);
  });
});

describe('bytes', () => {
  test('are found although they arrive in pieces and are no text', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const heard = heardOf('greeting\r\n', bytes.subarray(0, 100));
    expect(heard.take({ bytes })).toBeUndefined();
    heard.append(bytes.subarray(100));
    expect(heard.take({ bytes })).toBe('');
  });

  test('that were taken are not found a second time', () => {
    const bytes = Uint8Array.of(0, 255, 0);
    const heard = heardOf(bytes);
    expect(heard.take({ bytes })).toBe('');
    expect(heard.take({ bytes })).toBeUndefined();
    heard.append(bytes);
    expect(heard.take({ bytes })).toBe('');
  });

  test('that were passed over are not found any more', () => {
    const bytes = Uint8Array.of(0, 255, 0);
    const heard = heardOf(bytes);
    heard.forget();
    expect(heard.take({ bytes })).toBeUndefined();
  });

  test('are found after more text than is kept of what was passed over', () => {
    const heard = heardOf(`${'x'.repeat(2 ** 20)}\nMARK\n`, Uint8Array.of(0, 255, 0));
    expect(heard.take({ text: 'MARK' })).toBeDefined();
    expect(heard.take({ bytes: Uint8Array.of(0, 255, 0) })).toBe('');
  });
});

describe('looking back', () => {
  test('starts at the line after the one that was passed over last', () => {
    const heard = heardOf('alice: hi there\r\n');
    heard.take({ text: 'hi' });
    const mark = heard.passed;
    heard.append(Buffer.from('bob: and then\r\n'));
    expect(heard.since(mark)).toBe('bob: and then\r\n');
  });

  test('starts at the very place when a whole line was passed over', () => {
    const heard = heardOf('alice: hi\r\n');
    heard.forget();
    const mark = heard.passed;
    heard.append(Buffer.from('x\r\n'));
    expect(heard.since(mark)).toBe('x\r\n');
  });

  test('still works after the oldest part was dropped', () => {
    const heard = heardOf(`${'x'.repeat(2 ** 21)}\r\n`);
    heard.forget();
    const mark = heard.passed;
    heard.append(Buffer.from('after\r\n'));
    expect(heard.text.length).toBeLessThan(2 ** 20);
    expect(heard.since(mark)).toBe('after\r\n');
    expect(heard.take({ text: 'after' })).toBe('after');
  });
});

describe('how much is kept', () => {
  test('is the newest part', () => {
    const heard = new Heard(10);
    for (const piece of ['12345', '67890', 'abc\n']) heard.append(Buffer.from(piece));
    expect(heard.text).toBe('567890abc\n');
    expect(heard.take({ text: '567890abc' })).toBe('567890abc');
  });

  test('does not shift what is passed over', () => {
    const heard = new Heard(10);
    heard.append(Buffer.from('one two\n'));
    heard.take({ text: 'one' });
    heard.append(Buffer.from('three\n'));
    expect(heard.unheard).toBe(' two\nthree\n'.slice(-10));
  });

  test('is told apart from a flood of what nobody waits for', () => {
    const heard = heardOf('x'.repeat(8 * 2 ** 20));
    expect(heard.flooded).toBe(false);
    heard.append(Buffer.from('x'));
    expect(heard.flooded).toBe(true);
    heard.forget();
    expect(heard.flooded).toBe(false);
  });
});

test('whoever waits is told of every arrival and of the end, which comes once', () => {
  const heard = new Heard();
  let told = 0;
  heard.changes.listen(() => (told += 1));
  heard.append(Buffer.from('x'));
  heard.finish('reset');
  heard.finish('end');
  expect([told, heard.over]).toEqual([2, 'reset']);
});

test('bytes are taken once', () => {
  const heard = new Heard();
  const took = () => Buffer.from(heard.takeBytes()).toString();
  heard.append(Buffer.from('ab'));
  expect([took(), took()]).toEqual(['ab', '']);
  heard.append(Buffer.from('c'));
  expect(took()).toBe('c');
});
