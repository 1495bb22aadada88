import { expect, test } from 'vitest';
import { readLastWords, saysPortTaken } from '../../../runner/probe/last-words.ts';

const thrown = `/home/ann/server.ts:7
    room.push(socket);
         ^

TypeError: Cannot read properties of undefined (reading 'push')
    at Server.<anonymous> (/home/ann/server.ts:7:8)
    at Server.emit (node:events:519:28)
`;

const unheard = `node:events:497
      throw er; // Unhandled 'error' event
      ^

Error: read ECONNRESET
    at TCP.onStreamRead (node:internal/stream_base_commons:216:20)
Emitted 'error' event on Socket instance at:
    at emitErrorNT (node:internal/streams/destroy:170:8)
`;

test('what was thrown, and where in the learner’s own files', () => {
  expect(readLastWords(thrown, '/home/ann')).toEqual({
    at: 'server.ts:7',
    error: "TypeError: Cannot read properties of undefined (reading 'push')",
  });
  expect(readLastWords(thrown, '/home/bob').at).toBeUndefined();
});

test('an error event that nobody listened to is told from what the learner throws', () => {
  expect(readLastWords(unheard, '/home/ann')).toEqual({
    error: 'Error: read ECONNRESET',
    unheard: true,
  });
});

test('a port that is taken, in any language', () => {
  expect(saysPortTaken('OSError: [Errno 98] Address already in use')).toBe(true);
  expect(saysPortTaken(unheard)).toBe(false);
});
