import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../runner/lesson/failure.ts';
import type { Lesson } from '../../../runner/lesson/lesson.ts';
import type { TranscriptEntry } from '../../../runner/lesson/transcript.ts';
import type { Wanted } from '../../../runner/lesson/wanted.ts';
import { isDecided, obstacleTo, outcomeOf } from '../../../runner/probe/replay-outcome.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { aTrace, replayedWith } from '../helpers/a-trace.ts';
import { entry, silent } from '../helpers/results.ts';

const lesson = aLesson(
  aCheck('colons'),
  aCheck('alone', { startsProgram: false }),
  aCheck('client-talks', { program: 'client' }),
);
const inDatagrams: Lesson = {
  ...lesson,
  programs: [{ name: 'server', role: 'listens', protocol: 'udp' }],
};

const connects = (who: string) => entry(0, who, 'server', 'connect');
const says = (who: string, text: string) => entry(1, who, 'server', 'data', text);
const heard = (who: string, data: string | Uint8Array, atMs = 2) =>
  entry(atMs, 'server', who, 'data', data);

const verdictOn = (
  then: readonly TranscriptEntry[],
  now: readonly TranscriptEntry[],
  failure?: Failure,
  about = lesson,
) => {
  const trace = aTrace(then, failure ? { failure, status: 'failed' } : {});
  return outcomeOf(about, trace, replayedWith(now), 1200);
};

const textsOf = ({ differences }: ReturnType<typeof verdictOn>) =>
  differences.map(({ who, now, then }) => {
    const text = (each: TranscriptEntry | undefined) =>
      each && (each.event === 'data' ? Buffer.from(each.bytes).toString() : each.event);
    return [who, text(now), text(then)];
  });

describe('a trace of a check that had passed', () => {
  test('is the same when every client hears the same', () => {
    const talk = [connects('alice'), heard('alice', 'welcome\r\n'), says('alice', 'hi')];
    expect(verdictOn(talk, talk)).toEqual({ verdict: 'same', differences: [] });
  });

  test('is the same although the pieces of the stream are others', () => {
    const then = [connects('alice'), heard('alice', 'wel'), heard('alice', 'come\r\n')];
    expect(verdictOn(then, [connects('alice'), heard('alice', 'welcome\r\n')]).verdict).toBe(
      'same',
    );
  });

  test('is the same although all the ports are others', () => {
    const greets = (port: number) => [
      connects('alice'),
      heard('alice', `127.0.0.1:${port} at ${port - 1}\r\n`),
    ];
    expect(verdictOn(greets(20_001), greets(30_001)).verdict).toBe('same');
    expect(verdictOn(greets(20_001), greets(20_001)).verdict).toBe('differs');
  });

  test('is the same although people who talk at once are heard in another order', () => {
    const lines = (...texts: string[]) => [
      connects('alice'),
      ...texts.map((text) => heard('alice', text)),
    ];
    expect(verdictOn(lines('a\n', 'b\n'), lines('b\n', 'a\n')).verdict).toBe('same');
    expect(verdictOn(lines('a\n', 'b\n'), lines('b\n', 'b\n')).verdict).toBe('differs');
  });

  test('differs in the line that differs, with the ports of now', () => {
    const then = [connects('bob'), heard('bob', 'hello\r\nyou are 20002 then\r\nbye\r\n')];
    const now = [connects('bob'), heard('bob', 'hello\r\nyou are 30002 now\r\nbye\r\n')];
    const outcome = verdictOn(then, now);
    expect(outcome.verdict).toBe('differs');
    expect(textsOf(outcome)).toEqual([['bob', 'you are 30002 now\r\n', 'you are 30002 then\r\n']]);
    expect(outcome.differences[0]?.place).toBe(1);
  });

  test('differs where something does not come any more, before our next event', () => {
    const then = [connects('alice'), heard('alice', 'welcome\r\n'), says('alice', 'hi')];
    const outcome = verdictOn(then, [connects('alice'), says('alice', 'hi')]);
    expect(textsOf(outcome)).toEqual([['alice', undefined, 'welcome\r\n']]);
    expect(outcome.differences[0]?.place).toBe(1);
  });

  test('differs where something comes that would have been heard then', () => {
    const outcome = verdictOn([connects('alice')], [connects('alice'), heard('alice', 'hi\r\n')]);
    expect(textsOf(outcome)).toEqual([['alice', 'hi\r\n', undefined]]);
  });

  test('is the same where something comes for which nobody listened any more', () => {
    const now = [connects('alice'), heard('alice', 'hi\r\n', 1950)];
    expect(verdictOn([connects('alice')], now).verdict).toBe('same');
  });

  test.each([
    ['ends a connection', [entry(2, 'server', 'alice', 'end')], [], ['alice', undefined, 'end']],
    [
      'resets a connection',
      [],
      [entry(2, 'server', 'alice', 'reset')],
      ['alice', 'reset', undefined],
    ],
    ['exits', [], [entry(2, 'server', 'server', 'exit')], ['server', 'exit', undefined]],
  ])('differs where one of the two %s', (_what, then, now, difference) => {
    const outcome = verdictOn([connects('alice'), ...then], [connects('alice'), ...now]);
    expect(textsOf(outcome)).toEqual([difference]);
  });

  test('is the same where the other side ends after us', () => {
    const leaves = [connects('alice'), entry(1, 'alice', 'server', 'end')];
    const now = [...leaves, entry(2, 'server', 'alice', 'end')];
    expect(verdictOn(leaves, now).verdict).toBe('same');
  });

  test('differs where somebody is not let in any more', () => {
    const outcome = verdictOn([connects('alice')], [entry(0, 'alice', 'server', 'refused')]);
    expect(textsOf(outcome)).toEqual([['alice', 'refused', 'connect']]);
  });

  test('differs where the program is not there any more, and says why', () => {
    const crash = {
      kind: 'crashed',
      program: 'server',
      crash: { cause: 'no-file', expected: 'x' },
    } as const;
    const replayed = { ...replayedWith([]), crash };
    expect(outcomeOf(lesson, aTrace([]), replayed, 1200)).toEqual({
      verdict: 'differs',
      failure: crash,
      differences: [],
    });
  });

  test('differs where one of several datagrams does', () => {
    const then = [heard('alice', 'one'), heard('alice', 'two')];
    const now = [heard('alice', 'one'), heard('alice', '')];
    const outcome = verdictOn(
      [says('alice', ''), ...then],
      [says('alice', ''), ...now],
      undefined,
      inDatagrams,
    );
    expect(textsOf(outcome)).toEqual([['alice', '', 'two']]);
  });
});

describe('a trace of a check that had failed', () => {
  const hears = {
    kind: 'silence',
    who: 'bob',
    wanted: { from: 'alice', text: 'hi you' },
    waitedMs: 1200,
  } as const;
  const question = [connects('alice'), connects('bob'), says('alice', 'hi you')];

  test('still fails when what was wanted does not come', () => {
    const outcome = verdictOn(question, question, hears);
    expect(outcome).toEqual({ verdict: 'fails', failure: hears, differences: [] });
  });

  test('is mended when it comes', () => {
    const now = [...question, heard('bob', 'alice: hi you\r\n')];
    expect(verdictOn(question, now, hears)).toMatchObject({ verdict: 'mended', failure: hears });
    expect(isDecided(lesson, aTrace(question, { failure: hears }), replayedWith(now))).toBe(true);
    expect(isDecided(lesson, aTrace(question, { failure: hears }), replayedWith(question))).toBe(
      false,
    );
  });

  test('still fails, with what comes now, when it is something else than then', () => {
    const now = [...question, heard('bob', 'hi you\r\n')];
    const { verdict, failure } = verdictOn(question, now, hears);
    expect(verdict).toBe('fails');
    expect(failure).toEqual({
      kind: 'mismatch',
      who: 'bob',
      wanted: hears.wanted,
      received: 'hi you\r\n',
    });
  });

  test('still fails, in silence, when nothing comes any more', () => {
    const then = [...question, heard('bob', 'hi you\r\n')];
    const failure = {
      kind: 'mismatch',
      who: 'bob',
      wanted: hears.wanted,
      received: 'hi you\r\n',
    } as const;
    expect(verdictOn(then, question, failure).failure).toEqual(hears);
  });

  test('still fails when what it wanted came only where it had come before', () => {
    const answered = {
      kind: 'silence',
      who: 'alice',
      wanted: { anything: true },
      waitedMs: 1200,
    } as const;
    const greeted = (text: string) => [
      connects('alice'),
      heard('alice', text),
      says('alice', 'x'),
      heard('alice', 'y\n'),
      says('alice', 'what?'),
    ];
    const then = greeted('welcome\r\n');
    expect(verdictOn(then, greeted('welcome\r\nhave fun\r\n'), answered).verdict).toBe('fails');
    expect(
      verdictOn(then, [...greeted('hi\r\n'), heard('alice', 'no\r\n')], answered).verdict,
    ).toBe('mended');
  });

  test('finds an answer that comes earlier than our next event', () => {
    const count = { kind: 'silence', who: 'alice', wanted: { number: 3 }, waitedMs: 1200 } as const;
    const then = [connects('alice'), connects('bob')];
    const now = [connects('alice'), heard('alice', '3\r\n'), connects('bob')];
    expect(verdictOn(then, now, count).verdict).toBe('mended');
  });

  test('looks for a port where it is now', () => {
    const endpoint = (port: number) => ({ endpoint: { host: '127.0.0.1', port } });
    const failure = {
      kind: 'silence',
      who: 'alice',
      wanted: endpoint(20_001),
      waitedMs: 1200,
    } as const;
    const now = [connects('alice'), heard('alice', '127.0.0.1 30001\r\n')];
    const outcome = verdictOn([connects('alice')], now, failure);
    expect(outcome).toMatchObject({ verdict: 'mended', failure: { wanted: endpoint(30_001) } });
  });

  test('knows the end of a connection', () => {
    const failure = { kind: 'silence', who: 'bob', wanted: { end: true }, waitedMs: 1200 } as const;
    const now = [...question, entry(3, 'server', 'bob', 'end')];
    expect(verdictOn(question, now, failure).verdict).toBe('mended');
    expect(verdictOn(question, question, failure).verdict).toBe('fails');
  });

  test('cannot tell when what it wanted was there, but not as it should have been', () => {
    const received = 'alice, bob\r\n';
    const failure = {
      kind: 'mismatch',
      who: 'alice',
      wanted: { mentions: 'alice' },
      received,
    } as const;
    const then = [connects('alice'), heard('alice', received)];
    expect(verdictOn(then, then, failure).verdict).toBe('fails');
    expect(
      verdictOn(then, [connects('alice'), heard('alice', 'alice\r\nbob\r\n')], failure).verdict,
    ).toBe('unclear');
  });

  test('is about what must not be heard', () => {
    const failure = {
      kind: 'unexpected',
      who: 'bob',
      unwanted: { text: 'hi you' },
      received: 'hi you',
    } as const;
    const then = [...question, heard('bob', 'hi you\r\n'), heard('bob', 'hi you\r\n')];
    expect(verdictOn(then, [...question, heard('bob', 'hi you\r\n')], failure).verdict).toBe(
      'fails',
    );
    expect(verdictOn(then, question, failure).verdict).toBe('mended');
  });

  test('is about a name that is heard once too often', () => {
    const failure = {
      kind: 'unexpected',
      who: 'bob',
      unwanted: { mentions: 'alice' },
      received: 'alice left',
    } as const;
    const left = heard('bob', 'alice left\r\n');
    expect(verdictOn([...question, left, left], [...question, left, left], failure).verdict).toBe(
      'fails',
    );
    expect(verdictOn([...question, left, left], [...question, left], failure).verdict).toBe(
      'mended',
    );
  });

  test('is about a datagram too many', () => {
    const described = { en: 'a further datagram', 'zh-CN': '更多的数据报' };
    const failure = {
      kind: 'unexpected',
      who: 'bob',
      unwanted: { described },
      received: Buffer.from('x'),
    } as const;
    const [one, two] = [
      [says('bob', 'x'), heard('bob', 'x')],
      [says('bob', 'x'), heard('bob', 'x'), heard('bob', 'x')],
    ];
    expect(verdictOn(two, two, failure, inDatagrams).verdict).toBe('fails');
    expect(verdictOn(two, one, failure, inDatagrams).verdict).toBe('mended');
  });

  test('is about an empty datagram that does not come', () => {
    const failure = {
      kind: 'silence',
      who: 'bob',
      wanted: { datagram: Buffer.of() },
      waitedMs: 1200,
    } as const;
    const then = [says('bob', '')];
    expect(verdictOn(then, then, failure, inDatagrams).verdict).toBe('fails');
    expect(verdictOn(then, [...then, heard('bob', '')], failure, inDatagrams).verdict).toBe(
      'mended',
    );
  });

  test('is about a connection that is closed', () => {
    const closed = (wanted: Wanted) =>
      ({ kind: 'closed', who: 'bob', by: 'server', how: 'end', wanted }) as const;
    const then = [...question, entry(3, 'server', 'bob', 'end')];
    for (const wanted of [{ anything: true }, { text: 'hi you' }] as const) {
      expect(verdictOn(then, then, closed(wanted)).verdict).toBe('fails');
      expect(
        verdictOn(then, [...question, heard('bob', 'alice: hi you\r\n')], closed(wanted)).verdict,
      ).toBe('mended');
    }
    expect(verdictOn(then, question, closed({ text: 'hi you' })).verdict).toBe('fails');
  });

  test('is about a connection that is refused', () => {
    const failure = {
      kind: 'refused',
      who: 'bob',
      address: { host: '127.0.0.1', port: 20_000 },
    } as const;
    const then = [entry(0, 'bob', 'server', 'refused')];
    expect(verdictOn(then, then, failure).verdict).toBe('fails');
    expect(verdictOn(then, [connects('bob')], failure).verdict).toBe('mended');
  });

  test('is about a program that ends', () => {
    const crash = { cause: 'exited', exit: { status: 1, signal: null } } as const;
    const failure = { kind: 'crashed', program: 'server', crash } as const;
    expect(verdictOn(question, question, failure).verdict).toBe('mended');
    const now = { ...replayedWith(question), crash: failure };
    expect(outcomeOf(lesson, aTrace(question, { failure: silent }), now, 1200)).toMatchObject({
      verdict: 'fails',
      failure,
    });
  });
});

describe('what cannot be played again', () => {
  const talk = [connects('alice'), says('alice', 'hi')];
  const described = { en: 'keep-alive', 'zh-CN': '保活' };

  test.each([
    ['nothing', aTrace(talk), undefined],
    [
      'a check that starts its programs itself',
      aTrace(talk, { check: 'alone' }),
      'several-programs',
    ],
    ['a client of the learner’s', aTrace(talk, { check: 'client-talks' }), 'several-programs'],
    ['a relay', aTrace([entry(0, 'server', 'sink', 'connect')]), 'several-programs'],
    ['bytes that were not kept', aTrace([{ ...says('alice', ''), size: 9 }]), 'not-kept'],
    ['a check without a word', aTrace([]), 'not-heard'],
    [
      'something that a program should print',
      aTrace(talk, { failure: { ...silent, stream: 'stdout' } as Failure }),
      'not-heard',
    ],
    [
      'a setting',
      aTrace(talk, {
        failure: { kind: 'mismatch', who: 'server', wanted: { described }, received: 'off' },
      }),
      'not-heard',
    ],
    [
      'a measure',
      aTrace(talk, {
        failure: { kind: 'measure', what: described, value: 3, limit: 2, unit: described },
      }),
      'not-heard',
    ],
  ])('is known beforehand: %s', (_what, trace, obstacle) => {
    expect(obstacleTo(lesson, trace)).toBe(obstacle);
  });

  test('is a lesson about groups', () => {
    expect(obstacleTo({ ...lesson, needs: { multicast: true } }, aTrace(talk))).toBe('group');
  });

  test('is not a program that did not come up', () => {
    const failure = {
      kind: 'crashed',
      program: 'server',
      crash: { cause: 'no-file', expected: 'x' },
    } as const;
    expect(obstacleTo(lesson, aTrace([], { failure, programs: [] }))).toBeUndefined();
  });
});
