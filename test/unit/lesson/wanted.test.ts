import { describe, expect, test } from 'vitest';
import { countLines, find, linesOf, type Wanted } from '../../../runner/lesson/wanted.ts';

/** What is found of a text, or undefined. */
function found(wanted: Wanted, text: string): string | undefined {
  const span = find(wanted, text);
  return span && text.slice(span.start, span.end);
}

describe('a text', () => {
  test('is found as whole words only', () => {
    expect(found({ mentions: 'bob' }, 'bobby came\r\n')).toBeUndefined();
    expect(found({ mentions: 'bob' }, 'bobby and bob came\r\n')).toBe('bob');
    expect(find({ mentions: 'bob' }, 'bobby, bob\n')?.start).toBe(7);
    expect(found({ text: 'hi there' }, 'ahi therefore\n')).toBeUndefined();
    expect(found({ mentions: 'bob' }, 'bob_2\n')).toBeUndefined();
  });

  test('is found between Chinese characters, which know no blanks', () => {
    expect(found({ mentions: 'bob' }, '欢迎bob进入\r\n')).toBe('bob');
    expect(found({ text: '你好' }, '他说你好吗\n')).toBe('你好');
  });

  test.each(['-', '[a]', 'a-b', '/x/', 'c++', '(hi)', '$1', '^', 'a.b', '{2}', '\\', '🦊', '|'])(
    'may hold %s, which is nothing special in it',
    (special) => {
      const text = `see ${special} here`;
      expect(found({ text }, `alice: ${text}\r\n`)).toBe(text);
    },
  );

  test('with a dot in it is not found where another character stands for the dot', () => {
    expect(found({ text: 'a.b' }, 'axb\n')).toBeUndefined();
  });

  test('counts as certain unless it stands at the very end and could still go on', () => {
    expect(find({ text: 'hell' }, 'hell')?.certain).toBe(false);
    expect(find({ text: 'hell' }, 'hell\n')?.certain).toBe(true);
    expect(find({ number: 2 }, 'online: 2')?.certain).toBe(false);
    expect(find({ ratio: [2, 5] }, '2/5')?.certain).toBe(false);
    expect(find({ text: '你好' }, '你好')?.certain).toBe(true);
    expect(find({ anything: true }, 'x')?.certain).toBe(true);
  });
});

describe('what somebody says', () => {
  const wanted: Wanted = { from: 'alice', text: 'good day' };

  test('has the name before the text, on the same line', () => {
    expect(found(wanted, '[12:30] <alice> good day\r\n')).toBe('good day');
    expect(found(wanted, 'good day, says alice\r\n')).toBeUndefined();
    expect(found(wanted, 'alice:\r\ngood day\r\n')).toBeUndefined();
    expect(found(wanted, 'malice: good day\r\n')).toBeUndefined();
    expect(found(wanted, 'good day\r\n')).toBeUndefined();
  });

  test('is found although somebody else said the same before', () => {
    const text = 'bob: good day\r\nalice: good day\r\n';
    expect(find(wanted, text)?.start).toBe(text.lastIndexOf('good day'));
  });

  test('may come under any name while no name is known, but not under none', () => {
    const fromSomebody: Wanted = { from: null, text: 'good day' };
    expect(found(fromSomebody, '匿名: good day\r\n')).toBe('good day');
    expect(found(fromSomebody, '🦊 good day\r\n')).toBe('good day');
    expect(found(fromSomebody, '> good day\r\n')).toBeUndefined();
    expect(found(fromSomebody, 'bob is here\r\ngood day\r\n')).toBeUndefined();
  });
});

describe('a number', () => {
  test.each(['You are number 2.', '在线人数：2', '2', 'online=2, welcome', '(2)', '2人'])(
    'is found in %s',
    (line) => expect(found({ number: 2 }, line)).toBe('2'),
  );

  test.each(['12', '20', 'v2', '1.2', '2.5', '127.0.0.2', 'two'])('is not found in %s', (line) =>
    expect(found({ number: 2 }, line)).toBeUndefined(),
  );
});

describe('a ratio', () => {
  test.each(['2/5', '[2/5]', 'Welcome (2 / 5)!', '在线2/5人'])('is found in %s', (line) =>
    expect(found({ ratio: [2, 5] }, line)).toBeDefined(),
  );

  test.each(['12/5', '2/50', '5/2', '1/2/5', '2 of 5', '2 5'])('is not found in %s', (line) =>
    expect(found({ ratio: [2, 5] }, line)).toBeUndefined(),
  );

  test.each([
    ['2/5, welcome\r\n', true],
    ['you are 2/5\n', true],
    ['hello\r\n2/5', false],
  ])('on a line that ends is found in %j: %s', (text, isFound) =>
    expect(find({ ratio: [2, 5], lineEnd: '\n' }, text) !== undefined).toBe(isFound),
  );
});

describe('an endpoint', () => {
  const wanted: Wanted = { endpoint: { host: '127.0.0.1', port: 5312 } };

  test.each([
    '127.0.0.1:5312',
    'You are 127.0.0.1 5312.',
    '::ffff:127.0.0.1 port 5312',
    'port 5312 at 127.0.0.1',
    '你的地址是127.0.0.1，端口5312',
    'Your address is 127.0.0.1. Your port is 5312.',
    'You came from port 5312 of 127.0.0.1.',
  ])('is found in "%s"', (line) => expect(found(wanted, line)).toBeDefined());

  test.each([
    '127.0.0.15312',
    '127.0.0.1:53120',
    '127.0.0.1:15312',
    '127.0.0.11:5312',
    '1127.0.0.1:5312',
    '127.0.0.1\n5312',
    '127.0.0.1',
    '127x0x0x1:5312',
  ])('is not found in "%s"', (line) => expect(found(wanted, line)).toBeUndefined());
});

describe('a line like another one', () => {
  const wanted: Wanted = { like: '-- alice37 has left (4 online) --', name: 'alice37' };

  test('is about anybody, with any numbers', () => {
    const text = 'hello\r\n-- bob81 has left (12 online) --\r\n';
    expect(found(wanted, text)).toBe('-- bob81 has left (12 online) --');
  });

  test('is the whole line', () => {
    const left: Wanted = { like: '* alice37 left', name: 'alice37' };
    expect(found(left, '* bob left\r\n')).toBe('* bob left');
    expect(found(left, 'carol: * bob left\r\n')).toBeUndefined();
    expect(found(left, '* bob left early\r\n')).toBeUndefined();
    expect(found(left, '* bob came\r\n')).toBeUndefined();
  });

  test('takes brackets and dots of the model as they are', () => {
    const like: Wanted = { like: 'alice left. [bye]', name: 'alice' };
    expect(found(like, 'bob left. [bye]\n')).toBeDefined();
    expect(found(like, 'bob left! [bye]\n')).toBeUndefined();
    expect(found(like, 'bob left. b\n')).toBeUndefined();
  });
});

test('lines end with \\n or \\r\\n, and the last one may be unfinished', () => {
  expect(linesOf('a\r\nb\nc')).toEqual(['a', 'b', 'c']);
});

test('lines are counted once, however often they hold what is wanted', () => {
  expect(countLines({ mentions: 'bob' }, 'bob bob\r\nbobby\r\nbob\r\n')).toBe(2);
});

test('what never stands in a stream is never found in one', () => {
  expect(found({ end: true }, 'end')).toBeUndefined();
  expect(found({ described: { en: 'x', 'zh-CN': 'x' } }, 'x')).toBeUndefined();
});
