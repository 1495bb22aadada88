import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { explainFailure } from '../../../runner/explain/failure.ts';
import { nearestLine, wantedLine } from '../../../runner/explain/wanted.ts';
import type { CompileProblem, Failure } from '../../../runner/lesson/failure.ts';
import type { Wanted } from '../../../runner/lesson/wanted.ts';
import { silent } from '../helpers/results.ts';

describe('what was wanted and what came', () => {
  test('stand side by side for a mismatch', () => {
    const failure: Failure = {
      kind: 'mismatch',
      who: 'bob',
      wanted: { from: 'alice', text: 'see you at 8:30', lineEnd: '\r\n' },
      received: 'alice: see you at 8\r\n',
    };
    expect(explainFailure(failure, [], 'en')).toMatchObject({
      expected: 'alice … see you at 8:30⏎',
      received: { line: 'alice: see you at 8⏎', wrongAt: 'alice: see you at 8'.length },
    });
  });

  test('silence received nothing', () => {
    const { expected, received } = explainFailure(silent, [], 'en');
    expect([expected, received]).toEqual(['alice … see you', undefined]);
  });

  test.each([
    ['en', '(nothing of the kind)'],
    ['zh-CN', '（不应有这样的一行）'],
  ] as const)('what must not come has nothing to stand beside it (%s)', (lang, expected) => {
    const unwanted = { text: 'secret' };
    const failure: Failure = { kind: 'unexpected', who: 'bob', unwanted, received: 'secret\t1\n' };
    expect(explainFailure(failure, [], lang)).toMatchObject({
      expected,
      received: { line: 'secret⇥1␊' },
    });
  });

  test.each([
    ['en', '5 MiB, then a reset'],
    ['zh-CN', '5 MiB，然后连接被复位'],
  ] as const)('what came is told in the language that is wanted (%s)', (lang, line) => {
    const described = { en: '128 MiB', 'zh-CN': '收到 128 MiB' };
    const failure: Failure = {
      kind: 'mismatch',
      who: 'bob',
      wanted: { described },
      received: { en: '5 MiB, then a reset', 'zh-CN': '5 MiB，然后连接被复位' },
    };
    expect(explainFailure(failure, [], lang)).toMatchObject({
      expected: described[lang],
      received: { line },
    });
  });

  test.each([
    ['en', 'It has not switched it on.'],
    ['zh-CN', '它没有开启。'],
  ] as const)('a sentence that the check has for it is said as it is (%s)', (lang, sentence) => {
    const described = { en: 'keep-alive on', 'zh-CN': '开启 keep-alive' };
    const told = { en: 'It has not switched it on.', 'zh-CN': '它没有开启。' };
    const about = { who: 'server', wanted: { described }, received: 'off' } as const;
    const explained = explainFailure({ kind: 'mismatch', ...about, told }, [], lang);
    expect(explained).toMatchObject({ message: sentence, isTold: true });
  });

  test.each<[Wanted, string]>([
    [{ from: null, text: 'hi' }, 'NAME … hi'],
    [{ mentions: 'bob' }, '… bob …'],
    [{ ratio: [2, 5] }, '2/5'],
    [{ ratio: [2, 5], lineEnd: '\n' }, '2/5 …⏎'],
    [{ endpoint: { host: '127.0.0.1', port: 80 } }, '… 127.0.0.1 … 80 …'],
    [{ bytes: Uint8Array.of(0, 255) }, '<00 ff>'],
    [{ like: 'bob left', name: 'bob' }, 'bob left'],
    [{ end: true }, 'the end of the connection'],
    [{ connection: { host: '127.0.0.1', port: 80 } }, 'a connection to 127.0.0.1:80'],
    [{ datagram: Uint8Array.of(0, 255) }, '<00 ff>'],
    [{ datagram: Buffer.from('hi\n') }, 'hi␊'],
    [{ datagram: new Uint8Array() }, 'an empty datagram'],
  ])('%j is shown as it would stand in the stream', (wanted, line) => {
    expect(wantedLine(wanted, 'en')).toBe(line);
  });
});

describe('the line that comes nearest', () => {
  const wanted: Wanted = { text: 'see you at 8:30' };

  test('is the one that agrees longest, with the place where it goes wrong', () => {
    const received = 'welcome\r\nalice: see you at 9\r\nbob: see\r\n';
    expect(nearestLine(wanted, received)).toEqual({
      line: 'alice: see you at 9⏎',
      wrongAt: 'alice: see you at '.length,
    });
  });

  test('is the last one that says anything when none agrees', () => {
    expect(nearestLine(wanted, 'welcome\r\nhello\r\n\r\n')).toEqual({ line: 'hello⏎' });
    expect(nearestLine({ number: 3 }, 'one\ntwo\n')).toEqual({ line: 'two␊' });
  });

  test('has no wrong place when the text is whole and only the speaker is missing', () => {
    const received = 'somebody: see you at 8:30\r\n';
    expect(nearestLine({ from: 'alice', text: 'see you at 8:30' }, received)).toEqual({
      line: 'somebody: see you at 8:30⏎',
    });
  });

  test('goes wrong at its end when only the end of the line is wrong', () => {
    const withEnd: Wanted = { from: 'alice', text: 'hello', lineEnd: '\r\n' };
    expect(nearestLine(withEnd, 'alice: hello\n').wrongAt).toBe('alice: hello'.length);
  });

  test('does not go wrong at its end where a name is missing before it', () => {
    const withEnd: Wanted = { from: 'alice', text: 'hello', lineEnd: '\r\n' };
    expect(nearestLine(withEnd, 'hello\r\n')).toEqual({ line: 'hello⏎' });
    expect(nearestLine(withEnd, 'alice: hello  ').wrongAt).toBe('alice: hello  '.length);
  });

  test('goes wrong where it is cut off, however short that leaves it', () => {
    const received = 'alice: he\r\ncarol: huhali\r\n';
    expect(nearestLine({ from: 'alice', text: 'hello' }, received)).toEqual({
      line: 'alice: he⏎',
      wrongAt: 'alice: he'.length,
    });
    // A letter that ends another word is there by chance.
    expect(nearestLine({ text: 'hello' }, 'oh\r\n')).toEqual({ line: 'oh⏎' });
  });

  test('goes wrong at the first letter of another case, or at what is left of a character', () => {
    const tidied = nearestLine({ text: 'See  you' }, 'alice: see you\r\n');
    expect(tidied).toEqual({ line: 'alice: see you⏎', wrongAt: 'alice: '.length });
    const cut = nearestLine({ text: '你好' }, 'alice: \uFFFD\uFFFD好\r\n');
    expect(cut.wrongAt).toBe('alice: '.length);
  });

  test('goes wrong where blanks are missing, in front or behind', () => {
    const text = '   See  you  ';
    const withoutEnd = nearestLine({ text }, 'alice:    See  you\r\n');
    expect(withoutEnd.wrongAt).toBe('alice:    See  you'.length);
    const trimmed = nearestLine({ text }, 'alice: See  you\r\n');
    expect(trimmed).toEqual({ line: 'alice: See  you⏎', wrongAt: 'alice: '.length });
  });

  test('has no wrong place where half a name stands in it by chance', () => {
    expect(nearestLine({ mentions: 'nobody45' }, 'There is nobody here\n')).toEqual({
      line: 'There is nobody here␊',
    });
  });

  test('is empty when nothing was received', () => {
    expect(nearestLine(wanted, '')).toEqual({ line: '' });
  });
});

describe('what the message says already', () => {
  const isTold = (failure: Failure) => explainFailure(failure, [], 'en').isTold ?? false;
  const bob = { who: 'bob' } as const;
  const long = 'far too long to be quoted as a whole '.repeat(3);

  test.each<[string, Failure]>([
    ['what was missed', silent],
    ['that something should have ended', { ...silent, wanted: { exit: 0 } }],
    ['another exit status', { kind: 'mismatch', ...bob, wanted: { exit: 1 }, received: '0' }],
    [
      'what came too much',
      { kind: 'unexpected', ...bob, unwanted: { text: 'hi' }, received: 'hi' },
    ],
  ])('is %s', (_, failure) => {
    expect(isTold(failure)).toBe(true);
  });

  test.each<[string, Failure]>([
    [
      'a line beside the one that came',
      { kind: 'mismatch', ...bob, wanted: silent.wanted, received: 'x' },
    ],
    ['the bytes of a datagram', { ...silent, wanted: { datagram: Buffer.from('hi') } }],
    ['all of a long text', { ...silent, wanted: { text: long } }],
    [
      'all of a long line',
      { kind: 'unexpected', ...bob, unwanted: { text: 'far' }, received: long },
    ],
    [
      'anything to compare with, of a crash',
      { kind: 'refused', ...bob, address: { host: 'h', port: 1 } },
    ],
  ])('is not %s', (_, failure) => {
    expect(isTold(failure)).toBe(false);
  });
});

test('many letters of the same kind are quoted as a few', () => {
  const received = `alice: ${'x'.repeat(4096)}\r\n`;
  const failure: Failure = { kind: 'mismatch', who: 'bob', wanted: { text: 'hi' }, received };
  expect(explainFailure(failure, [], 'en').message).toMatch(/but heard "alice: xxx…xxx⏎"\.$/);
});

test('what had happened just before is told last', () => {
  const after = { en: 'three lines arrived in one piece', 'zh-CN': '三行在同一次到达' };
  const failure: Failure = { ...silent, after };
  expect(explainFailure(failure, [], 'en').message).toMatch(
    / Just before: three lines arrived in one piece\.$/,
  );
  expect(explainFailure(failure, [], 'zh-CN').message).toMatch(/此前：三行在同一次到达。$/);
});

describe('the code frame', () => {
  const frameOf = (problem: Partial<CompileProblem>) => {
    const failure: Failure = {
      kind: 'crashed',
      program: 'server',
      crash: {
        cause: 'does-not-compile',
        problem: { message: 'x', file: 'server.ts', ...problem },
      },
    };
    return explainFailure(failure, [], 'en').codeFrame;
  };
  /** The columns of a terminal that a text takes, tabs being eight wide. */
  const columns = (text: string) => stringWidth(text.replaceAll('\t', ' '.repeat(8)));

  test('has a caret under the place', () => {
    expect(frameOf({ line: 12, column: 6, length: 3, lineText: 'const = = 1;' })).toBe(
      '12 │ const = = 1;\n   │       ^^^',
    );
  });

  test.each(["log('你好，世界' + );", '\t\tlog(1 + );'])(
    'has it there in %j, where characters are wider than others',
    (lineText) => {
      const column = lineText.indexOf(')');
      const [line = '', caret = ''] = frameOf({ line: 1, column, length: 1, lineText })?.split(
        '\n',
      ) ?? [''];
      expect(columns(caret.slice(0, caret.indexOf('^')))).toBe(
        columns(line.slice(0, line.indexOf(')'))),
      );
    },
  );

  test('is left out when the line is not known', () => {
    expect(frameOf({})).toBeUndefined();
  });
});
