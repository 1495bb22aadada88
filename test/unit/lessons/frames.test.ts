import { describe, expect, test } from 'vitest';
import { encode, FrameLog, header, type Message } from '../../../lessons/shared/frames.ts';
import { CheckFailed } from '../../../runner/lesson/failure.ts';

const answer = (id: number, text = 'HI'): Message => ({ kind: 'answer', id, text });
const log = (heard: Message[] = []) => new FrameLog('alice', (message) => heard.push(message));
const nothing = new Uint8Array();

test('a frame is the length of its body in bytes, the most significant byte first, and the body', () => {
  const frame = encode({ kind: 'answer', id: 7, text: '你好' });
  expect([...frame.subarray(0, 4)]).toEqual([0, 0, 0, 40]);
  expect(frame.subarray(4).toString()).toBe('{"kind":"answer","id":7,"text":"你好"}');
});

describe('what somebody hears', () => {
  test('is found byte by byte, and told once', () => {
    const heard: Message[] = [];
    const reader = log(heard).finder(answer(1));
    const found = [...encode(answer(1))].map((byte) => reader.take(Uint8Array.of(byte)));
    expect(found.slice(0, -1).every((each) => each === undefined)).toBe(true);
    expect(found.at(-1)).toEqual(answer(1));
    expect(heard).toEqual([answer(1)]);
  });

  test('is found in any order, and each message once', () => {
    const frames = log();
    const bytes = Buffer.concat([answer(1), { kind: 'ping' }, answer(2)].map(encode));
    expect(frames.finder(answer(2)).take(bytes)).toEqual(answer(2));
    expect(frames.finder(answer(1)).take(nothing)).toEqual(answer(1));
    expect(frames.finder(answer(1)).take(nothing)).toBeUndefined();
    expect(frames.heard.map(({ kind }) => kind)).toEqual(['answer', 'ping', 'answer']);
  });

  test('has to agree in what is wanted alone', () => {
    const more = { ...answer(1), at: 12 };
    expect(log().finder({ kind: 'answer', id: 1 }).take(encode(more))).toEqual(more);
    expect(
      log()
        .finder(answer(1))
        .take(encode(answer(1, 'hi'))),
    ).toBeUndefined();
  });
});

describe('what came in place of it', () => {
  const instead = (wanted: Message, ...bytes: Uint8Array[]) => {
    const reader = log().finder(wanted);
    for (const each of bytes) reader.take(each);
    return reader.instead();
  };

  test('is nothing, where nothing came', () => expect(instead(answer(1))).toBeUndefined());

  test('is what has its id, or is of its kind, or came last', () => {
    const came = [answer(1, 'no'), answer(2), { kind: 'ping' }].map(encode);
    expect(instead(answer(1), ...came)).toBe(JSON.stringify(answer(1, 'no')));
    expect(instead(answer(9), ...came)).toBe(JSON.stringify(answer(2)));
    expect(instead({ kind: 'pong' }, ...came)).toBe('{"kind":"ping"}');
  });

  test('is the part of a frame that has come', () => {
    expect(instead(answer(1), header(9), Buffer.from('{"kind"'))).toMatchObject({
      en: '7 of 9 announced bytes: {"kind"',
    });
    expect(instead(answer(1), header(9).subarray(0, 2))).toMatchObject({
      en: 'only 2 of the four bytes of a length: 00 00',
    });
  });
});

describe('what is no frame is told at once', () => {
  const failureOn = (bytes: Uint8Array) => {
    try {
      log().finder(answer(1)).take(bytes);
    } catch (error) {
      return error instanceof CheckFailed ? error.failure : error;
    }
    return undefined;
  };

  test.each([
    ['a length in the wrong order', Buffer.from([49, 0, 0, 0]), /^the bytes 31 00 00 00, which/],
    ['no length', Buffer.from('{"kind":"answer"}'), /announce a body of 2065853289 bytes$/],
    [
      'a body that is cut off',
      Buffer.concat([header(3), Buffer.from('{"a"')]),
      /no JSON object: {"a/,
    ],
    [
      'a body that is no object',
      Buffer.concat([header(1), Buffer.from('7')]),
      /no JSON object: 7$/,
    ],
  ])('%s', (_, bytes, received) => {
    expect(failureOn(bytes)).toMatchObject({
      kind: 'mismatch',
      who: 'alice',
      received: { en: expect.stringMatching(received) as string },
    });
  });
});
