import { describe, expect, test } from 'vitest';
import { explainFailure } from '../../../runner/explain/failure.ts';
import type { Crash, Failure } from '../../../runner/lesson/failure.ts';
import type { Lang } from '../../../runner/lesson/text.ts';
import type { TranscriptEntry } from '../../../runner/lesson/transcript.ts';
import { entry, silent } from '../helpers/results.ts';

const message = (failure: Failure, transcript: readonly TranscriptEntry[], lang: Lang = 'en') =>
  explainFailure(failure, transcript, lang).message;

const connects = (who: string, at = 0) => entry(at, who, 'server', 'connect');
const says = (who: string, text: string | Uint8Array, at = 2) =>
  entry(at, who, 'server', 'data', text);
const hears = (who: string, text: string | Uint8Array, at = 3) =>
  entry(at, 'server', who, 'data', text);

describe('a program that has connected to us', () => {
  const about = { who: 'verifier' } as const;
  const transcript = [entry(1, 'client', 'verifier', 'connect')];

  test('is the one who should have ended its side', () => {
    const failure = { kind: 'silence', ...about, wanted: { end: true }, waitedMs: 1200 } as const;
    expect(message(failure, transcript)).toBe(
      'The client should have ended its side of the connection, but that was still open after 1.2 s.',
    );
    expect(message(failure, transcript, 'zh-CN')).toBe(
      'client 应当结束连接中自己的一侧，但 1.2 s 后它仍然打开。',
    );
    const late = { ...failure, cameAfterMs: 2000 };
    expect(message(late, transcript)).toMatch(/^The client ended its side .* only after 2 s;/);
    expect(message(late, transcript, 'zh-CN')).toMatch(/^client 过了 2 s 才结束/);
  });

  test('is told to have ended it too soon', () => {
    const facts = { by: 'client', how: 'end', wanted: { text: 'hello' } } as const;
    expect(message({ kind: 'closed', ...about, ...facts }, transcript)).toBe(
      'The client ended the connection while the verifier was waiting for "hello".',
    );
  });
});

describe('who got it instead', () => {
  const transcript = [connects('bob'), connects('carol'), says('alice', 'see you\r\n')];
  const toCarol = hears('carol', 'alice: see you\r\n');

  test('is named when it reached another client', () => {
    expect(message(silent, [...transcript, toCarol])).toMatch(
      /nothing came within 2 s\. It went to carol instead\.$/,
    );
    expect(message(silent, [...transcript, toCarol], 'zh-CN')).toMatch(/这条消息发给了 carol。$/);
  });

  test('are all of them, or the first and how many more', () => {
    const to = (...names: string[]) => names.map((name) => hears(name, 'alice: see you\r\n'));
    expect(message(silent, [...transcript, ...to('carol', 'dave', 'carol')])).toMatch(
      / It did go to carol and dave\.$/,
    );
    const many = [...transcript, ...to('carol', 'dave', 'erin', 'frank', 'grace')];
    expect(message(silent, many)).toMatch(/ It did go to carol, dave, erin and 2 more\.$/);
    expect(message(silent, many, 'zh-CN')).toMatch(/这条消息发给了 carol、dave、erin 等 5 人。$/);
  });

  test('is nobody when it only came in, or went to the one who waited', () => {
    const toBob = hears('bob', 'alice: see you\r\n');
    expect(message(silent, [...transcript, toBob])).not.toMatch(/It went/);
  });

  test('is not the program, to which the one who waited said it', () => {
    const stalls = entry(1, 'bob', 'bob', 'stall');
    const said = [connects('bob'), stalls, says('bob', 'see you\r\n')];
    expect(message(silent, said)).not.toMatch(/It went/);
  });

  test('is found for a datagram, which nobody connects for', () => {
    const datagram = Uint8Array.of(1, 2);
    const failure: Failure = { kind: 'silence', who: 'bob', wanted: { datagram }, waitedMs: 2000 };
    const echo = [says('alice', 'x'), says('bob', datagram), hears('alice', datagram)];
    expect(message(failure, echo)).toMatch(/ It went to alice instead\.$/);
    // It only came in, from somebody else.
    expect(message(failure, [says('bob', 'x'), says('alice', datagram)])).not.toMatch(/It went/);
  });

  test('is told, too, when somebody should not have heard it', () => {
    const unwanted = { text: 'see you' };
    const failure: Failure = { kind: 'unexpected', who: 'bob', unwanted, received: 'see you' };
    const rightly = [...transcript, hears('bob', 'see you\r\n'), toCarol];
    expect(message(failure, rightly)).not.toMatch(/also/);
    const heard = [...rightly, hears('dave', 'see you\r\n')];
    expect(message(failure, heard)).toMatch(/ It also went to carol and dave\.$/);
    expect(message(failure, heard, 'zh-CN')).toMatch(/它也发给了 carol、dave。$/);
  });
});

describe('somebody who should have been heard of', () => {
  const failure: Failure = { ...silent, wanted: { mentions: 'carol' } };
  const ends = (from: string, to: string) => entry(4, from, to, 'end');
  const room = [connects('bob'), hears('bob', 'welcome'), connects('carol')];

  test('may have been hung up on', () => {
    const heard = [...room, ends('server', 'carol'), ends('carol', 'server')];
    expect(message(failure, heard)).toMatch(
      / The server had ended the connection of carol before\.$/,
    );
    expect(message(failure, heard, 'zh-CN')).toMatch(/在此之前，server 断开了 carol 的连接。$/);
  });

  test('may have hung up first', () => {
    const heard = [...room, ends('carol', 'server'), ends('server', 'carol')];
    expect(message(failure, heard)).not.toMatch(/connection of carol/);
  });
});

describe('a program that says nothing at all', () => {
  const failure: Failure = { ...silent, wanted: { text: 'see you' } };

  test('is told from one that has said something', () => {
    expect(message(failure, [connects('bob'), says('bob', 'see you')])).toMatch(
      / The server has not sent a single byte to anybody\.$/,
    );
    expect(message(failure, [connects('bob'), says('bob', 'see you')], 'zh-CN')).toMatch(
      /server 到此为止没有向任何人发送过一个字节。$/,
    );
    const greeted = [connects('bob'), hears('bob', 'welcome'), says('bob', 'see you')];
    expect(message(failure, greeted)).not.toMatch(/single byte/);
  });

  test('may have sent datagrams where nobody of ours listens', () => {
    const datagrams = [says('bob', 'see you')];
    expect(message(failure, datagrams)).toMatch(
      / No datagram of the server's has reached anybody yet\.$/,
    );
    expect(message(failure, datagrams, 'zh-CN')).toMatch(/没有人收到过 server 的数据报。$/);
  });

  test('is none of ours that waits for a program to end', () => {
    const exit: Failure = { ...silent, who: 'client', wanted: { exit: 1 } };
    expect(message(exit, [entry(1, 'client', 'server', 'data', 'hi')])).not.toMatch(/single byte/);
  });

  test('is not blamed for it when nobody has said anything to it', () => {
    expect(message(failure, [connects('bob')])).not.toMatch(/single byte/);
  });
});

describe('what should not have come', () => {
  const unwanted = { mentions: 'carol' };
  const left: Failure = { kind: 'unexpected', who: 'bob', unwanted, received: 'carol left' };

  test('and came twice, as a line', () => {
    const twice = [hears('bob', 'carol left\r\ncar'), hears('bob', 'ol left\r\n')];
    expect(message(left, twice)).toBe('bob heard "carol left" twice.');
    expect(message(left, twice, 'zh-CN')).toBe('bob 收到了 2 次 "carol left"。');
    expect(message(left, [...twice, hears('bob', 'carol left\n')])).toBe(
      'bob heard "carol left" 3 times.',
    );
    const already = { en: 'bob had heard "carol left"', 'zh-CN': 'bob 收到过 "carol left"' };
    expect(message({ ...left, after: already }, twice)).toBe('bob heard "carol left" twice.');
    const otherwise = { ...left, after: { ...already, en: 'bob had heard "carol has left"' } };
    expect(message(otherwise, twice)).toMatch(/twice\. Just before: bob had heard/);
  });

  test('and came twice, as a datagram', () => {
    const received = Buffer.from('hi');
    const described = { en: 'a further datagram', 'zh-CN': '更多的数据报' };
    const failure: Failure = { kind: 'unexpected', who: 'bob', unwanted: { described }, received };
    expect(message(failure, [hears('bob', 'hi'), hears('bob', 'hi')])).toBe(
      'bob heard "hi" twice.',
    );
    expect(message(failure, [hears('bob', 'hi'), hears('carol', 'hi')])).toMatch(/a further/);
  });

  test('and is a secret, is so however often it came', () => {
    const secret: Failure = { ...left, unwanted: { text: 'carol left' } };
    expect(message(secret, [hears('bob', 'carol left\n'), hears('bob', 'carol left\n')])).toMatch(
      /should not have been said to bob/,
    );
  });
});

describe('what had happened before the end', () => {
  const closed: Failure = {
    kind: 'closed',
    who: 'bob',
    by: 'server',
    how: 'end',
    wanted: { anything: true },
  };
  const end = entry(5, 'server', 'bob', 'end');

  test('of a connection is what this client did last, not what others did or what came later', () => {
    const lines = [connects('bob'), says('bob', 'hi\r\n'), says('carol', 'ho\r\n'), end];
    expect(message(closed, [...lines, says('bob', 'again', 6)])).toMatch(
      / Before that, bob had sent "hi⏎"\.$/,
    );
    expect(message(closed, [connects('bob'), end])).toMatch(/ Before that, bob had connected\.$/);
    expect(message(closed, [connects('bob'), end], 'zh-CN')).toMatch(/在此之前，bob 连接了。$/);
  });

  test('of the connection of somebody who spoke is how long the lines were', () => {
    const after = { en: 'carol was asleep', 'zh-CN': 'carol 睡着了' };
    const cutOff: Failure = { ...closed, saying: 4098, after };
    expect(message(cutOff, [])).toBe(
      'The server ended the connection while bob was saying lines of 4098 bytes. Just before: carol was asleep.',
    );
    expect(message(cutOff, [], 'zh-CN')).toBe(
      'bob 正在发送每行 4098 字节的内容，server 却结束了连接。此前：carol 睡着了。',
    );
    expect(explainFailure(cutOff, [], 'en').expected).toBeUndefined();
  });

  test('is left out when the check tells it better', () => {
    const after = { en: 'it was full', 'zh-CN': '满了' };
    expect(message({ ...closed, after }, [connects('bob'), end])).not.toMatch(/Before that/);
  });

  const crashed = (crash: Crash): Failure => ({ kind: 'crashed', program: 'server', crash });
  const exit = entry(5, 'server', 'server', 'exit');

  test('of a program is what anybody did last', () => {
    const crash: Crash = { cause: 'exited', exit: { status: 1, signal: null } };
    const lines = [connects('bob'), entry(3, 'bob', 'server', 'end'), exit];
    expect(message(crashed(crash), lines)).toMatch(
      / Before that, bob had ended its side \(FIN\)\.$/,
    );
    expect(message(crashed(crash), [exit])).toMatch(/gone on running\.$/);
  });

  test('of one that did not listen to an error is the reset, whoever has spoken since', () => {
    const crash: Crash = { cause: 'exited', exit: { status: 1, signal: null }, unheard: true };
    const lines = [entry(2, 'mallory', 'server', 'reset'), says('bob', 'hi', 3), exit];
    expect(message(crashed(crash), lines)).toMatch(
      / Before that, mallory had reset the connection\.$/,
    );
  });

  test('of one that wrote to somebody who had left is what that one did, whoever has spoken since', () => {
    const error = 'Error [ERR_STREAM_WRITE_AFTER_END]: write after end';
    const crash: Crash = {
      cause: 'exited',
      exit: { status: 1, signal: null },
      error,
      unheard: true,
    };
    const ended = entry(3, 'server', 'carol', 'end');
    const lines = [says('carol', 'byebye\r\n'), ended, says('bob', 'hi', 4), exit];
    expect(message(crashed(crash), lines)).toMatch(/ Before that, carol had sent "byebye⏎"\.$/);
  });

  test('of a program that is caught in a loop is what it is busy with', () => {
    const missed = { who: 'bob', wanted: { anything: true } } as const;
    const failure = crashed({ cause: 'blocked', waitedMs: 1200, missed });
    expect(message(failure, [connects('bob'), says('bob', 'loop\r\n')])).toMatch(
      / Before that, bob had sent "loop⏎"\.$/,
    );
  });
});
