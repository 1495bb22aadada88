import { describe, expect, test } from 'vitest';
import {
  hasThrown,
  lastPrinted,
  readLastWords,
  saysPortTaken,
} from '../../../runner/probe/last-words.ts';

const folder = '/home/me/course';

const words = (...lines: string[]) => readLastWords(lines.join('\n'), folder);

describe('what was thrown', () => {
  const rejectedWith = (reason: string) =>
    `UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${reason}".`;

  test.each<[string, string, string[]]>([
    [
      'an error',
      'TypeError: boom',
      [`${folder}/server.ts:3`, '  throw boom;', '  ^', '', 'TypeError: boom', '    at main'],
    ],
    [
      'an error of a class with any name',
      'Trouble: boom',
      [`${folder}/server.ts:3`, '  throw boom;', '  ^', '', 'Trouble: boom', '    at main'],
    ],
    [
      'a text',
      'oops',
      ['node:internal/modules/run_main:123', '    triggerUncaughtException(', '    ^', 'oops'],
    ],
    [
      'an error that a promise was rejected with',
      'Error: boom',
      [
        'node:internal/process/promises:394',
        '      triggerUncaughtException(err, true /* fromPromise */);',
        '      ^',
        '',
        'Error: boom',
      ],
    ],
    [
      'a text that a promise was rejected with',
      'say "oops".',
      [
        'node:internal/process/promises:389',
        '      new UnhandledPromiseRejection(reason);',
        '      ^',
        '',
        rejectedWith('say "oops".'),
      ],
    ],
    [
      'the same, as other versions of Node print it',
      'oops',
      [
        'node:internal/process/promises:394',
        '      triggerUncaughtException(err, true /* fromPromise */);',
        '      ^',
        '',
        `[${rejectedWith('oops')}] {`,
      ],
    ],
    [
      'the first line of a text',
      'oops',
      ['      new UnhandledPromiseRejection(reason);', '      ^', '', rejectedWith('oops\nagain')],
    ],
    [
      'an error without a line to point at',
      'Error: listen EADDRINUSE',
      ['', 'Error: listen EADDRINUSE', '    at Server.setupListenHandle (node:net:1886:21)'],
    ],
    [
      'an error in Python',
      "ValueError: invalid literal: 'x'",
      [
        'Traceback (most recent call last):',
        '  File "server.py", line 3, in f',
        '    return int(a) + 1',
        '           ^^^^^^',
        "ValueError: invalid literal: 'x'",
      ],
    ],
    [
      'an error in Python, from a line that is wrong as a whole',
      "KeyError: 'x'",
      [
        '  File "server.py", line 4, in <module>',
        '    return f(a) + 1',
        '           ^^^^',
        '  File "server.py", line 3, in f',
        '    raise KeyError(a)',
        "KeyError: 'x'",
      ],
    ],
  ])('is %s', (_, error, lines) => {
    expect(words(...lines, 'Node.js v20.19.0').error).toBe(error);
  });

  test('is not what the program had printed of errors that it got over', () => {
    const before = ['Error: ECONNRESET', '    at TCP.onStreamRead (node:internal:216:20)'];
    const last = [`${folder}/server.ts:3`, '  throw boom;', '  ^', '', 'Error: boom'];
    expect(words(...before, ...last).error).toBe('Error: boom');
  });

  test.each([[[]], [['listening', 'no error at all']], [['triggerUncaughtException(error)']]])(
    'is not told in %j',
    (lines) => expect(words(...lines).error).toBeUndefined(),
  );
});

describe('where', () => {
  test('is the first place in the learner’s folder', () => {
    expect(
      words(
        'node:dgram:700',
        '    at Socket.send (node:dgram:700:13)',
        `    at tell (${folder}/lib/tell.ts:7:3)`,
        `    at main (${folder}/server.ts:12:3)`,
      ).at,
    ).toBe('lib/tell.ts:7');
  });

  test.each([
    'node_modules/socket-workshop/runner/probe/inside-udp.ts:79:31',
    'runner/probe/inside-udp.ts:79:31',
    'dist/runner/probe/preload.js:113:31',
    'node_modules/split2/index.js:20:5',
  ])('is not %s, which is not theirs', (place) => {
    const frames = [`    at Socket.value (${folder}/${place})`];
    expect(words(...frames).at).toBeUndefined();
    expect(words(...frames, `    at main (${folder}/server.ts:12:3)`).at).toBe('server.ts:12');
  });

  test('is not told when no place of theirs is named', () => {
    expect(words('    at Server.emit (node:events:517:28)').at).toBeUndefined();
  });
});

const unheard = `node:events:497
      throw er; // Unhandled 'error' event
      ^

Error: read ECONNRESET
    at TCP.onStreamRead (node:internal/stream_base_commons:216:20)
Emitted 'error' event on Socket instance at:
    at emitErrorNT (node:internal/streams/destroy:170:8)
`;

test('an error event that nobody listened to is told from what the learner throws', () => {
  expect(readLastWords(unheard, folder)).toEqual({
    error: 'Error: read ECONNRESET',
    unheard: true,
  });
});

test('an exception is told from a message', () => {
  expect(hasThrown(unheard)).toBe(true);
  expect(hasThrown('Error: x\n    at async send (file:///x/client.ts:28:10)\n')).toBe(true);
  expect(hasThrown("Uncaught 'x'\n\nNode.js v20.19.0\n")).toBe(true);
  expect(hasThrown('Traceback (most recent call last):\n')).toBe(true);
  expect(hasThrown('Error: nobody answers\n  at 127.0.0.1:8080, not even\n')).toBe(false);
});

const rejected = (where: string) => `${where}
    triggerUncaughtException(err, true /* fromPromise */);
    ^

Error: read ECONNRESET
    at TCP.onStreamRead (node:internal/stream_base_commons:218:20) {
`;

test.each(['node:internal/process/promises:391', 'node:internal/modules/run_main:123'])(
  'a promise that nobody caught is told from what a listener throws, at %s',
  (where) => {
    const found = readLastWords(rejected(where), folder);
    expect(found).toEqual({ error: 'Error: read ECONNRESET', rejected: true });
  },
);

test('a port that is taken, in any language', () => {
  expect(saysPortTaken('OSError: [Errno 98] Address already in use')).toBe(true);
  expect(saysPortTaken(unheard)).toBe(false);
});

describe('what was printed last', () => {
  const frame = '    at Socket.value (file:///x/runner/probe/inside-udp.ts:69:31)';

  test('is the end of it, without what is ours', () => {
    const text = `${'so far\n'.repeat(20)}Error: EBADF\n${frame}\n    at server.ts:3\n`;
    const lines = lastPrinted([{ name: 'server', text }]).split('\n');
    expect(lines).toHaveLength(16);
    expect(lines.slice(-3)).toEqual(['so far', 'Error: EBADF', '    at server.ts:3']);
  });

  test('stands under the names of those who have printed it, where they are several', () => {
    const printed = [
      { name: 'member alice', text: 'hello\n' },
      { name: 'member bob', text: ' \n' },
      { name: 'member carol', text: 'good bye\n' },
    ];
    expect(lastPrinted(printed)).toBe('[member alice]\nhello\n[member carol]\ngood bye');
    expect(lastPrinted(printed.slice(0, 2))).toBe('hello');
  });
});
