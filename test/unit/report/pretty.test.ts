import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { StageRecord } from '../../../runner/engine/ports.ts';
import type { Crash, Failure } from '../../../runner/lesson/failure.ts';
import type { PrettyOptions } from '../../../runner/report/pretty.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { report } from '../helpers/a-report.ts';
import {
  entry,
  failed,
  inconclusive,
  passed,
  resultOf,
  resultWith,
  silent,
  skipped,
} from '../helpers/results.ts';

type Verdict = Parameters<typeof resultOf>[2];

const exited: Crash = { cause: 'exited', exit: { status: 1, signal: null } };

const long = { en: 'very long '.repeat(20).trim(), 'zh-CN': '很长的标题'.repeat(20) };
const lesson = aLesson(
  aCheck('private'),
  aCheck('echo'),
  aCheck('star', { tier: 'stretch' }),
  aCheck('long', { title: long }),
);

test('the header names the lesson, its title, the program and the seed', () => {
  const words = report()
    .header(lesson, 'server.ts', 71)
    .split(/\s{2,}|\s·\s/);
  expect(words.filter((word) => word !== '')).toEqual([
    '90-example',
    'An example',
    'server.ts',
    'seed 71',
  ]);
});

describe('the line of a check', () => {
  const line = (id: string, verdict: Verdict, options: Partial<PrettyOptions> = {}) =>
    report(options).checkLine(resultOf(lesson, id, verdict, { ms: 30.6 }), lesson.checks);

  test.each<[string, string, Verdict]>([
    ['✔ echo     title of echo  31 ms', 'echo', passed],
    ['★ star     title of star  31 ms', 'star', passed],
    ['✖ echo     title of echo', 'echo', failed],
    ['– echo     waits until private passes', 'echo', skipped('private')],
    ['? echo     could not be judged: why stands below', 'echo', inconclusive],
  ])('%s', (text, id, verdict) => {
    expect(line(id, verdict)).toBe(`  ${text}\n`);
  });

  test.each(['en', 'zh-CN'] as const)('is no wider than the terminal (%s)', (lang) => {
    const shown = line('long', passed, { lang }).trimEnd();
    expect(stringWidth(shown)).toBeLessThanOrEqual(80);
    expect(shown).toMatch(/…\s+31 ms$/);
  });

  test('is whole where there is no terminal', () => {
    expect(line('long', passed, { isTerminal: false })).toContain(long.en);
  });
});

describe('a failure in full', () => {
  const mismatch: Failure = {
    kind: 'mismatch',
    who: 'bob',
    wanted: { from: 'alice', text: 'see you at 8:30' },
    received: 'alice: see you at 8\r\n',
  };
  const full = (
    failure: Failure,
    record: Partial<StageRecord> = {},
    options: Partial<PrettyOptions> = {},
  ) =>
    report(options).failure(
      resultOf(lesson, 'private', { status: 'failed', failure }, record),
      lesson,
      71,
    );
  /** The line of what was received, and the one with the caret, if there is one. */
  const received = (text: string) => {
    const lines = text.split('\n');
    const index = lines.findIndex((line) => line.trimStart().startsWith('received'));
    const below = lines[index + 1] ?? '';
    return { line: lines[index] ?? '', caret: below.trim() === '^' ? below : undefined };
  };

  test('tells its parts in the order in which they help', () => {
    const transcript = [
      entry(0, 'bob', 'server', 'connect'),
      entry(1, 'server', 'bob', 'data', 'alice: see you at 8\r\n'),
    ];
    const text = full(mismatch, { transcript, output: 'listening\nalice came' });
    const parts = [
      'private · title of private',
      'bob should have heard "see you at 8:30" from alice',
      'expected  alice … see you at 8:30',
      'received  alice: see you at 8⏎',
      'The conversation',
      '├──────────▶│          alice: see you at 8⏎',
      'listening',
      'alice came',
      'first hint of private',
      'again 90-example private 71',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(text).not.toContain('second hint');
  });

  test('of a program that does not come up has a hint on that, none on the check, and nothing to compare', () => {
    const failure: Failure = { kind: 'crashed', program: 'server', crash: exited };
    const text = full(failure, { output: 'Error: boom' });
    expect(text).not.toMatch(/expected|conversation|hint of private/i);
    expect(text).toMatch(/ended with exit status 1[^]*Error: boom[^]*Hint\n {4}It ended/);
  });

  test('has a hint of its own in place of the first one when its cause tells more', () => {
    const failure: Failure = { kind: 'crashed', program: 'server', crash: exited };
    const transcript = [entry(1, 'alice', 'server', 'data', 'hi')];
    const text = full(failure, { transcript }, { verbose: true });
    expect(text).toMatch(/Hint 1 of 2\n {4}It ended[^]*Hint 2 of 2\n {4}second hint/);
  });

  test('of a program that ended before anybody came has no conversation', () => {
    const failure: Failure = { kind: 'crashed', program: 'server', crash: exited };
    const transcript = [entry(1, 'server', 'server', 'exit')];
    expect(full(failure, { transcript })).not.toContain('The conversation');
  });

  test('has the code frame of a program that does not compile', () => {
    const failure: Failure = {
      kind: 'crashed',
      program: 'server',
      crash: {
        cause: 'does-not-compile',
        problem: { message: 'x', file: 'server.ts', line: 3, column: 8, lineText: 'const = = 1;' },
      },
    };
    expect(full(failure)).toMatch(/3 │ const = = 1;\n\s+│ {9}\^/);
  });

  test.each([10, 30, 45, 60, 90])(
    'has the caret under the wrong character, or none, with %i characters before it',
    (before) => {
      const right = 'abcdefghij'.repeat(9).slice(0, before);
      const wanted = { text: `${right}!${'tail '.repeat(20)}` };
      const text = full({ kind: 'mismatch', who: 'bob', wanted, received: `${right}?\r\n` });
      const { line, caret } = received(text);
      if (caret === undefined) expect(line).toContain('…');
      else expect(line[caret.indexOf('^')]).toBe('?');
    },
  );

  test('has the caret in its place behind wide characters', () => {
    const wanted = { text: '你好世界再见' };
    const text = full({ kind: 'mismatch', who: 'bob', wanted, received: '你好世界!\n' });
    const { line, caret = '' } = received(text);
    expect(caret.indexOf('^')).toBe(stringWidth(line.slice(0, line.indexOf('!'))));
  });

  test('says and compares only once what the smallest input comes to as well', () => {
    const pieces = { pieces: [Buffer.from('see you'), Buffer.from(' at 8:30')] };
    const shown = (smaller: Failure) => {
      const smallest = { input: pieces, failure: smaller, transcript: [] };
      const verdict = { status: 'failed', failure: mismatch } as const;
      return report().failure({ ...resultOf(lesson, 'private', verdict), smallest }, lesson, 71);
    };
    const same = shown({ ...mismatch, after: { en: 'x', 'zh-CN': 'x' } });
    expect(same.match(/bob should have heard/g)).toHaveLength(1);
    expect(same).toMatch(/smallest input[^]*expected {2}alice … see you at 8:30/);
    expect(same.match(/expected/g)).toHaveLength(1);
    const other = shown({ ...mismatch, received: 'alice: see\r\n' });
    expect(other.match(/bob should have heard/g)).toHaveLength(2);
    expect(received(other).line).toMatch(/alice: see⏎$/);
  });

  test('has a lane for whoever should have been heard of', () => {
    const crowd = Array.from({ length: 9 }, (_, index) =>
      entry(index, `p${index}`, 'server', 'connect'),
    );
    const failure: Failure = { ...silent, who: 'p1', wanted: { mentions: 'p3' } };
    expect(full(failure, { transcript: crowd })).toMatch(/server +p1 +p3 +p7 +p8\n/);
  });

  test('draws the whole conversation and gives all hints when asked to, and else a part', () => {
    const transcript = Array.from({ length: 40 }, (_, index) =>
      entry(index, 'server', 'bob', 'data', `line ${index}\n`),
    );
    expect(full(mismatch, { transcript })).toMatch(/… 26 earlier/);
    const verbose = full(mismatch, { transcript }, { verbose: true });
    expect(verbose).toMatch(/line 0␊[^]*line 39␊[^]*first hint[^]*second hint/);
  });

  test('is nothing for a check that did not fail', () => {
    expect(report().failure(resultOf(lesson, 'echo', passed), lesson, 71)).toBe('');
  });
});

describe('the summary', () => {
  const ids = ['private', 'echo', 'long', 'star'];
  const summary = (...verdicts: Verdict[]) =>
    report().summary(
      resultWith(
        lesson,
        verdicts.map((verdict, index) => resultOf(lesson, ids[index] ?? '', verdict)),
      ),
    );

  test('praises a done lesson, and one with its star even more', () => {
    const done = summary(passed, passed, passed, failed);
    expect(done).toContain('core 3 of 3 · stretch 0 of 1 · 0.6 s');
    expect(done).toContain('Everything that this lesson asks for works.');
    expect(summary(passed, passed, passed, passed)).toContain('the star is yours');
  });

  test('praises no lesson that is not done, nor a part of one', () => {
    expect(summary(passed, failed, passed, passed)).not.toMatch(/works|star is/);
    expect(summary(passed, passed)).not.toMatch(/works|star is/);
  });

  test('says that it is not the learner’s fault when nothing could be told', () => {
    expect(summary(passed, inconclusive, passed, passed)).toMatch(/This is not your fault/);
    expect(summary(passed, inconclusive, passed, passed)).toMatch(/npx workshop doctor/);
    expect(summary(failed, inconclusive, passed, passed)).not.toMatch(/not your fault/);
  });
});
