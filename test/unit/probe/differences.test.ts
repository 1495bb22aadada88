import { describe, expect, test } from 'vitest';
import type { TranscriptEntry } from '../../../runner/lesson/transcript.ts';
import { outcomeOf } from '../../../runner/probe/replay-outcome.ts';
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
import { entry } from '../helpers/results.ts';

const textsOf = ({ differences }: ReturnType<typeof outcome>) =>
  differences.map(({ who, now, then }) => {
    const text = (each: TranscriptEntry | undefined) =>
      each && (each.event === 'data' ? Buffer.from(each.bytes).toString() : each.event);
    return [who, text(now), text(then)];
  });

describe('a trace of a check that had passed', () => {
  test('is the same when every client hears the same', () => {
    const talk = [connects('alice'), heard('alice', 'welcome\r\n'), says('alice', 'hi')];
    expect(outcome(talk, talk)).toEqual({ verdict: 'same', differences: [] });
  });

  test('is the same although the pieces of the stream are others', () => {
    const then = [connects('alice'), heard('alice', 'wel'), heard('alice', 'come\r\n')];
    expect(outcome(then, [connects('alice'), heard('alice', 'welcome\r\n')]).verdict).toBe('same');
  });

  test('is the same although all the ports are others', () => {
    const greets = (port: number) => [
      connects('alice'),
      heard('alice', `127.0.0.1:${port} at ${port - 1}\r\n`),
    ];
    expect(outcome(greets(20_001), greets(30_001)).verdict).toBe('same');
    expect(outcome(greets(20_001), greets(20_001)).verdict).toBe('differs');
  });

  test('is the same although people who talk at once are heard in another order', () => {
    const lines = (...texts: string[]) => [
      connects('alice'),
      ...texts.map((text) => heard('alice', text)),
    ];
    expect(outcome(lines('a\n', 'b\n'), lines('b\n', 'a\n')).verdict).toBe('same');
    expect(outcome(lines('a\n', 'b\n'), lines('b\n', 'b\n')).verdict).toBe('differs');
  });

  test('differs in the line that differs, with the ports of now', () => {
    const then = [connects('bob'), heard('bob', 'hello\r\nyou are 20002 then\r\nbye\r\n')];
    const now = [connects('bob'), heard('bob', 'hello\r\nyou are 30002 now\r\nbye\r\n')];
    const found = outcome(then, now);
    expect(found.verdict).toBe('differs');
    expect(textsOf(found)).toEqual([['bob', 'you are 30002 now\r\n', 'you are 30002 then\r\n']]);
    expect(found.differences[0]?.place).toBe(1);
  });

  test('differs where something does not come any more, before our next event', () => {
    const then = [connects('alice'), heard('alice', 'welcome\r\n'), says('alice', 'hi')];
    const found = outcome(then, [connects('alice'), says('alice', 'hi')]);
    expect(textsOf(found)).toEqual([['alice', undefined, 'welcome\r\n']]);
    expect(found.differences[0]?.place).toBe(1);
  });

  test('differs where something comes that would have been heard then', () => {
    const found = outcome([connects('alice')], [connects('alice'), heard('alice', 'hi\r\n')]);
    expect(textsOf(found)).toEqual([['alice', 'hi\r\n', undefined]]);
  });

  test('is the same where something comes for which nobody listened any more', () => {
    const now = [connects('alice'), heard('alice', 'hi\r\n', 1950)];
    expect(outcome([connects('alice')], now).verdict).toBe('same');
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
    const found = outcome([connects('alice'), ...then], [connects('alice'), ...now]);
    expect(textsOf(found)).toEqual([difference]);
  });

  test('is the same where the other side ends after us', () => {
    const leaves = [connects('alice'), entry(1, 'alice', 'server', 'end')];
    const now = [...leaves, entry(2, 'server', 'alice', 'end')];
    expect(outcome(leaves, now).verdict).toBe('same');
  });

  test('differs where somebody is not let in any more', () => {
    const found = outcome([connects('alice')], [entry(0, 'alice', 'server', 'refused')]);
    expect(textsOf(found)).toEqual([['alice', 'refused', 'connect']]);
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
    const found = outcome(
      [says('alice', ''), ...then],
      [says('alice', ''), ...now],
      undefined,
      inDatagrams,
    );
    expect(textsOf(found)).toEqual([['alice', '', 'two']]);
  });
});
