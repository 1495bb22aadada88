import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../runner/lesson/failure.ts';
import type { Wanted } from '../../../runner/lesson/wanted.ts';
import { isDecided, outcomeOf } from '../../../runner/probe/replay-outcome.ts';
import {
  aTrace,
  connects,
  heard,
  inDatagrams,
  lesson,
  outcome,
  replayedWith,
  says,
} from '../helpers/a-trace.ts';
import { entry, silent } from '../helpers/results.ts';

describe('a trace of a check that had failed', () => {
  const hears = {
    kind: 'silence',
    who: 'bob',
    wanted: { from: 'alice', text: 'hi you' },
    waitedMs: 1200,
  } as const;
  const question = [connects('alice'), connects('bob'), says('alice', 'hi you')];

  test('still fails when what was wanted does not come', () => {
    const found = outcome(question, question, hears);
    expect(found).toEqual({ verdict: 'fails', failure: hears, differences: [] });
  });

  test('is mended when it comes', () => {
    const now = [...question, heard('bob', 'alice: hi you\r\n')];
    expect(outcome(question, now, hears)).toMatchObject({ verdict: 'mended', failure: hears });
    expect(isDecided(lesson, aTrace(question, { failure: hears }), replayedWith(now))).toBe(true);
    expect(isDecided(lesson, aTrace(question, { failure: hears }), replayedWith(question))).toBe(
      false,
    );
  });

  test('still fails, with what comes now, when it is something else than then', () => {
    const now = [...question, heard('bob', 'hi you\r\n')];
    const { verdict, failure } = outcome(question, now, hears);
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
    expect(outcome(then, question, failure).failure).toEqual(hears);
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
    expect(outcome(then, greeted('welcome\r\nhave fun\r\n'), answered).verdict).toBe('fails');
    expect(outcome(then, [...greeted('hi\r\n'), heard('alice', 'no\r\n')], answered).verdict).toBe(
      'mended',
    );
  });

  test('finds an answer that comes earlier than our next event', () => {
    const count = { kind: 'silence', who: 'alice', wanted: { number: 3 }, waitedMs: 1200 } as const;
    const then = [connects('alice'), connects('bob')];
    const now = [connects('alice'), heard('alice', '3\r\n'), connects('bob')];
    expect(outcome(then, now, count).verdict).toBe('mended');
  });

  test('finds an answer that follows an echo without a line end', () => {
    const hangsUp = entry(1, 'alice', 'server', 'end');
    const then = [connects('alice'), says('alice', 'hi'), heard('alice', 'hi'), hangsUp];
    const closed = entry(3, 'server', 'alice', 'end');
    const now = [...then, heard('alice', 'bye: 2'), closed];
    const wanted = { text: 'bye: 2' };
    const failure = { kind: 'closed', who: 'alice', by: 'server', how: 'end', wanted } as const;
    expect(outcome([...then, closed], now, failure).verdict).toBe('mended');
    expect(outcome([...then, closed], [...then, closed], failure).verdict).toBe('fails');
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
    const found = outcome([connects('alice')], now, failure);
    expect(found).toMatchObject({ verdict: 'mended', failure: { wanted: endpoint(30_001) } });
  });

  test('knows the end of a connection', () => {
    const failure = { kind: 'silence', who: 'bob', wanted: { end: true }, waitedMs: 1200 } as const;
    const now = [...question, entry(3, 'server', 'bob', 'end')];
    expect(outcome(question, now, failure).verdict).toBe('mended');
    expect(outcome(question, question, failure).verdict).toBe('fails');
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
    expect(outcome(then, then, failure).verdict).toBe('fails');
    expect(
      outcome(then, [connects('alice'), heard('alice', 'alice\r\nbob\r\n')], failure).verdict,
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
    expect(outcome(then, [...question, heard('bob', 'hi you\r\n')], failure).verdict).toBe('fails');
    expect(outcome(then, question, failure).verdict).toBe('mended');
  });

  test('is about a name that is heard once too often', () => {
    const failure = {
      kind: 'unexpected',
      who: 'bob',
      unwanted: { mentions: 'alice' },
      received: 'alice left',
    } as const;
    const left = heard('bob', 'alice left\r\n');
    expect(outcome([...question, left, left], [...question, left, left], failure).verdict).toBe(
      'fails',
    );
    expect(outcome([...question, left, left], [...question, left], failure).verdict).toBe('mended');
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
    expect(outcome(two, two, failure, inDatagrams).verdict).toBe('fails');
    expect(outcome(two, one, failure, inDatagrams).verdict).toBe('mended');
  });

  test('is about an empty datagram that does not come', () => {
    const failure = {
      kind: 'silence',
      who: 'bob',
      wanted: { datagram: Buffer.of() },
      waitedMs: 1200,
    } as const;
    const then = [says('bob', '')];
    expect(outcome(then, then, failure, inDatagrams).verdict).toBe('fails');
    expect(outcome(then, [...then, heard('bob', '')], failure, inDatagrams).verdict).toBe('mended');
  });

  test('is about a connection that is closed', () => {
    const closed = (wanted: Wanted) =>
      ({ kind: 'closed', who: 'bob', by: 'server', how: 'end', wanted }) as const;
    const then = [...question, entry(3, 'server', 'bob', 'end')];
    for (const wanted of [{ anything: true }, { text: 'hi you' }] as const) {
      expect(outcome(then, then, closed(wanted)).verdict).toBe('fails');
      expect(
        outcome(then, [...question, heard('bob', 'alice: hi you\r\n')], closed(wanted)).verdict,
      ).toBe('mended');
    }
    expect(outcome(then, question, closed({ text: 'hi you' })).verdict).toBe('fails');
  });

  test('is not about a connection that is closed much later, when we have long been silent', () => {
    const failure = {
      kind: 'closed',
      who: 'bob',
      by: 'server',
      how: 'end',
      wanted: { anything: true },
    } as const;
    const end = (atMs: number) => entry(atMs, 'server', 'bob', 'end');
    const then = [connects('bob'), end(5), says('bob', 'hi')];
    const closedAt = (atMs: number) => [connects('bob'), says('bob', 'hi'), end(atMs)];
    expect(outcome(then, closedAt(50), failure).verdict).toBe('fails');
    expect(outcome(then, closedAt(300), failure).verdict).toBe('mended');
  });

  test('is about a connection that is refused', () => {
    const failure = {
      kind: 'refused',
      who: 'bob',
      address: { host: '127.0.0.1', port: 20_000 },
    } as const;
    const then = [entry(0, 'bob', 'server', 'refused')];
    expect(outcome(then, then, failure).verdict).toBe('fails');
    expect(outcome(then, [connects('bob')], failure).verdict).toBe('mended');
  });

  test('is about a program that ends', () => {
    const crash = { cause: 'exited', exit: { status: 1, signal: null } } as const;
    const failure = { kind: 'crashed', program: 'server', crash } as const;
    expect(outcome(question, question, failure).verdict).toBe('mended');
    const now = { ...replayedWith(question), crash: failure };
    expect(outcomeOf(lesson, aTrace(question, { failure: silent }), now, 1200)).toMatchObject({
      verdict: 'fails',
      failure,
    });
  });

  test('is about a program that did not come back to its event loop', () => {
    const crash = {
      cause: 'blocked',
      waitedMs: 1200,
      missed: { who: 'bob', wanted: hears.wanted },
    };
    const failure = { kind: 'crashed', program: 'server', crash } as Failure;
    const now = [...question, heard('bob', 'alice: hi you\r\n')];
    expect(outcome(question, now, failure).verdict).toBe('mended');
    expect(outcome(question, question, failure)).toMatchObject({
      verdict: 'fails',
      failure: hears,
    });
  });
});
