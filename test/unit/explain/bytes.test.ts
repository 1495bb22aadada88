import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { wasTakenForText } from '../../../runner/explain/bytes.ts';
import { explainFailure } from '../../../runner/explain/failure.ts';
import type { Wanted } from '../../../runner/lesson/wanted.ts';
import { expectSentences } from '../helpers/sentences.ts';

const counting = (length: number) => Uint8Array.from({ length }, (_, index) => index);
const all = counting(256);
const asText = Buffer.from(Buffer.from(all).toString());

const mismatch = (wanted: Wanted, received: Uint8Array) =>
  ({ kind: 'mismatch', who: 'bob', wanted, received }) as const;

const explained = (wanted: Wanted, received: Uint8Array) => {
  const { expected, received: line } = explainFailure(mismatch(wanted, received), [], 'en');
  return { expected, ...line };
};

describe('bytes in a stream', () => {
  test('the first that is wrong is named', () => {
    expectSentences(
      mismatch({ bytes: all }, asText),
      'bob should have heard 256 bytes, but heard something else: byte 129 is ef instead of 80.',
      'bob 应当收到 256 个字节，但收到的内容里第 129 个字节是 ef，而不是 80。',
    );
  });

  test('the two lines begin alike, and a caret stands under the byte', () => {
    const { expected, line = '', wrongAt = 0 } = explained({ bytes: all }, asText);
    expect(expected).toBe('<… 7b 7c 7d 7e 7f 80 81 82 83 84 85 …>');
    expect(line).toBe('<… 7b 7c 7d 7e 7f ef bf bd ef bf bd …>');
    expect(line.slice(wrongAt, wrongAt + 2)).toBe('ef');
  });

  test('something that was said before is passed over', () => {
    const after = Buffer.concat([Buffer.from('hello\r\n'), all.subarray(0, 200)]);
    expectSentences(
      mismatch({ bytes: all }, after),
      'bob should have heard 256 bytes, but heard something else: only the first 200 of them.',
      'bob 应当收到 256 个字节，但收到的内容里只有前 200 个。',
    );
  });
});

describe('bytes in a datagram', () => {
  const datagram = Uint8Array.of(1, 0, 255);

  test.each([
    [Uint8Array.of(1, 254, 255), 'one of 3 bytes: byte 2 is fe instead of 00'],
    [Uint8Array.of(1, 0), 'one of 2 bytes: only the first 2 of them'],
    [Uint8Array.of(1, 0, 255, 7), 'one of 4 bytes: all of them, and 1 more'],
  ])('%j', (received, what) => {
    expect(explainFailure(mismatch({ datagram }, received), [], 'en').message).toBe(
      `bob should have heard a datagram of these 3 bytes, but heard ${what}.`,
    );
  });

  test('short ones stand whole', () => {
    expect(explained({ datagram }, Uint8Array.of(1, 254, 255))).toEqual({
      expected: '<01 00 ff>',
      line: '<01 fe ff>',
      wrongAt: 4,
    });
  });

  test('what can be read is quoted', () => {
    expect(explainFailure(mismatch({ datagram }, Buffer.from('hi')), [], 'en').message).toBe(
      'bob should have heard a datagram of these 3 bytes, but heard one of 2 bytes: "hi".',
    );
  });
});

test('bytes that were taken for text are told from text with that sign in it', () => {
  const harmed = Buffer.from(Buffer.of(1, 255).toString());
  expect(wasTakenForText(mismatch({ bytes: Uint8Array.of(1, 255) }, harmed))).toBe(true);
  expect(wasTakenForText(mismatch({ bytes: Uint8Array.of(1) }, Uint8Array.of(254)))).toBe(false);
  expect(wasTakenForText(mismatch({ datagram: Buffer.from('a') }, harmed))).toBe(true);
  expect(wasTakenForText(mismatch({ datagram: Buffer.from('\uFFFD') }, harmed))).toBe(false);
});
