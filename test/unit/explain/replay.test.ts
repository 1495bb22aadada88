import { describe, expect, test } from 'vitest';
import { drawLanes } from '../../../runner/explain/lanes.ts';
import { comparedEntries, conclude, upToDifference } from '../../../runner/explain/replay.ts';
import type { Failure } from '../../../runner/lesson/failure.ts';
import type { Difference, Outcome } from '../../../runner/lesson/replay.ts';
import { entry, silent } from '../helpers/results.ts';

const talk = [
  entry(0.4, 'alice', 'server', 'connect'),
  entry(1.5, 'server', 'alice', 'data', 'hello\r\n'),
  entry(2, 'alice', 'server', 'data', 'hi\r\n'),
  ...[3, 4, 5, 6, 7].map((at) => entry(at, 'server', 'alice', 'data', `${at}\r\n`)),
];
const greeting: Difference = {
  who: 'alice',
  place: 1,
  now: entry(1.5, 'server', 'alice', 'data', 'hello\r\n'),
  then: entry(9, 'server', 'alice', 'data', 'welcome\r\n'),
};
const missing: Difference = {
  who: 'alice',
  place: 8,
  then: entry(9, 'server', 'alice', 'data', '8\r\n'),
};

const drawn = (differences: readonly Difference[], lang: 'en' | 'zh-CN' = 'en') =>
  drawLanes(comparedEntries(talk, differences, lang), { width: 60, most: 14, focus: [], lang });

describe('the conversation', () => {
  test('has what came then below what comes now', () => {
    expect(drawn([greeting]).slice(0, 5)).toEqual([
      '        server      alice',
      '   0.4    │◀──────────┤          connects',
      '   now    ├──────────▶│          hello⏎',
      '  then    ├──────────▶│          welcome⏎',
      '   2.0    │◀──────────┤          hi⏎',
    ]);
  });

  test('has what does not come any more in its place', () => {
    expect(drawn([missing]).slice(-2)).toEqual([
      '   7.0    ├──────────▶│          7⏎',
      '  then    ├──────────▶│          8⏎',
    ]);
  });

  test('keeps its columns in Chinese', () => {
    expect(drawn([greeting], 'zh-CN').slice(2, 4)).toEqual([
      '  现在    ├──────────▶│          hello⏎',
      '  当时    ├──────────▶│          welcome⏎',
    ]);
  });

  test('can end a little after the first difference', () => {
    expect(upToDifference(comparedEntries(talk, [greeting, missing], 'en'))).toHaveLength(7);
    expect(upToDifference(comparedEntries(talk, [missing], 'en'))).toHaveLength(9);
    expect(upToDifference(comparedEntries(talk, [], 'en'))).toHaveLength(8);
  });
});

const told = (outcome: Partial<Outcome>, then?: Failure, lang: 'en' | 'zh-CN' = 'en') =>
  conclude({ verdict: 'same', differences: [], ...outcome }, then, [], lang);
const differs = (difference: Difference) =>
  told({ verdict: 'differs', differences: [difference] }).replace(/^.*as then: /, '');
const at = { who: 'alice', place: 0 };
const alone = (event: 'end' | 'exit' | 'refused' | 'connect') => entry(1, 'x', 'alice', event);

describe('the sentence at the end', () => {
  test('says that nothing differs', () => {
    expect(told({})).toBe('The server did the same as then.');
    expect(told({}, undefined, 'zh-CN')).toBe('服务器的表现和当时一样。');
  });

  test.each([
    [greeting, 'alice now hears "hello⏎"; then it was "welcome⏎".'],
    [missing, 'alice does not hear "8⏎" any more.'],
    [{ ...at, now: talk[3] }, 'alice now hears "3⏎", which did not come then.'],
    [{ ...at, now: alone('end') }, 'the connection of alice is closed now.'],
    [{ ...at, then: alone('end') }, 'the connection of alice is not closed any more.'],
    [{ ...at, now: alone('refused') }, 'alice cannot connect any more.'],
    [{ ...at, now: alone('connect'), then: alone('refused') }, 'alice can connect now.'],
    [{ ...at, who: 'server', now: alone('exit') }, 'the server ends now.'],
  ] as readonly [Difference, string][])('says what differs', (difference, sentence) => {
    expect(differs(difference)).toBe(sentence);
  });

  test('says what failed, and still does', () => {
    expect(told({ verdict: 'fails', failure: silent }, silent)).toBe(
      'The failure is still there. bob should have heard "see you" from alice, but nothing came within 2 s.',
    );
    expect(told({ verdict: 'fails', failure: silent }, silent, 'zh-CN')).toMatch(
      /^失败仍然存在：bob/,
    );
  });

  test('says what fails in another way', () => {
    const crash = { cause: 'exited', exit: { status: 1, signal: null } } as const;
    const failure = { kind: 'crashed', program: 'server', crash } as const;
    expect(told({ verdict: 'fails', failure }, silent)).toMatch(
      /^It still fails, in another way\. The server/,
    );
    expect(told({ verdict: 'fails', failure }, failure)).toMatch(
      /^The failure is still there\. The server/,
    );
  });

  const wanted = { text: 'hi' };
  test.each([
    [silent, 'bob now hears "see you" from alice.'],
    [
      { kind: 'silence', who: 'bob', wanted: { end: true }, waitedMs: 1 },
      'the connection of bob is ended now.',
    ],
    [{ kind: 'closed', who: 'bob', by: 'server', how: 'end', wanted }, 'bob now hears "hi".'],
    [
      { kind: 'closed', who: 'bob', by: 'server', how: 'end', wanted: { anything: true } },
      'the connection of bob stays open there.',
    ],
    [
      { kind: 'unexpected', who: 'bob', unwanted: wanted, received: 'hi' },
      'bob does not hear any more what it should not have heard.',
    ],
    [{ kind: 'refused', who: 'bob', address: { host: '', port: 1 } }, 'bob can connect now.'],
    [
      { kind: 'crashed', program: 'server', crash: { cause: 'no-file', expected: 'x' } },
      'the server comes up now.',
    ],
    [
      {
        kind: 'crashed',
        program: 'server',
        crash: { cause: 'exited', exit: { status: 1, signal: null } },
      },
      'the server goes on running.',
    ],
  ] as readonly [Failure, string][])('says what is mended', (failure, sentence) => {
    expect(told({ verdict: 'mended', failure })).toBe(
      `What failed then does not fail any more: ${sentence}`,
    );
    expect(told({ verdict: 'mended', failure }, failure, 'zh-CN')).toMatch(
      /^当时的失败不再出现：.+。$/,
    );
  });

  test('says that it cannot tell, and why', () => {
    expect(told({ verdict: 'unclear', failure: silent, differences: [greeting] })).toBe(
      'Whether the failure is still there cannot be told from this: alice now hears "hello⏎"; then it was "welcome⏎".',
    );
  });
});
