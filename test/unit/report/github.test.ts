import { describe, expect, test } from 'vitest';
import type { Crash, Failure } from '../../../runner/lesson/failure.ts';
import type { Verdict } from '../../../runner/lesson/verdict.ts';
import { github } from '../../../runner/report/github.ts';
import type { Run } from '../../../runner/report/run.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import {
  failed,
  inconclusive,
  nasty,
  passed,
  resultOf,
  resultWith,
  runWith,
  skipped,
} from '../helpers/results.ts';

const lesson = aLesson(
  aCheck('private'),
  aCheck('colons', { needs: ['private'] }),
  aCheck('echo', { program: 'client' }),
  aCheck('ttl', { tier: 'stretch' }),
);

const run = (verdicts: Readonly<Record<string, Verdict>>, more: Partial<Run> = {}) =>
  runWith(
    resultWith(
      lesson,
      Object.entries(verdicts).map(([id, verdict]) => resultOf(lesson, id, verdict)),
    ),
    more,
  );

/** Takes the escapes back, the percent sign last. */
const decoded = (text: string, escapes: string) =>
  [...escapes, '%'].reduce((rest, character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    return rest.replaceAll(`%${code}`, character);
  }, text);

/** The commands, as GitHub's runner reads them: line by line. */
function commands(...runs: Run[]) {
  const document = github(runs, 'en', false);
  expect(document.endsWith('\n')).toBe(true);
  return document
    .slice(0, -1)
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const end = line.indexOf('::', 2);
      const [, level, list = ''] = /^::(error|warning|notice) (.+)$/.exec(line.slice(0, end)) ?? [];
      const properties = list.split(',').map((each) => {
        const [key = '', value = ''] = each.split('=');
        return [key, decoded(value, '\r\n:,')];
      });
      const message = decoded(line.slice(end + 2), '\r\n');
      return { level, ...(Object.fromEntries(properties) as Record<string, string>), message };
    });
}

test('a core check that failed is an error, in the file that it is about', () => {
  expect(commands(run({ private: failed, colons: skipped('private'), echo: failed }))).toEqual([
    {
      level: 'error',
      file: 'solutions/90-example/server.ts',
      title: '90-example · private',
      message:
        'bob should have heard "see you" from alice, but nothing came within 2 s.\n' +
        'expected  alice … see you\n' +
        'This check alone  again 90-example private 71',
    },
    expect.objectContaining({ level: 'error', file: 'solutions/90-example/client.ts' }),
    {
      level: 'notice',
      title: '90-example',
      message: 'of the checks that ran: core 0 of 3 · seed 71',
    },
  ]);
});

test('a stretch check that failed, and what could not be judged, are warnings', () => {
  const [echo, ttl, score] = commands(
    run({ private: passed, colons: passed, echo: inconclusive, ttl: failed }),
  );
  expect(echo).toMatchObject({ level: 'warning', title: '90-example · echo' });
  expect(echo?.message).toBe('Could not be judged: Error: no loopback.');
  expect(ttl).toMatchObject({ level: 'warning', title: '90-example · ttl' });
  expect(score?.message).toBe('core 2 of 3 · stretch 0 of 1 · seed 71');
});

describe('the place', () => {
  const placeOf = (crash: Crash, more: Partial<Run> = {}, program = 'server') => {
    const failure: Failure = { kind: 'crashed', program, crash };
    const [first] = commands(run({ private: { status: 'failed', failure } }, more));
    const { file, line } = first as { file?: string; line?: string };
    return line === undefined ? file : `${file}:${line}`;
  };
  const exited = (at: string): Crash => ({
    cause: 'exited',
    exit: { status: 1, signal: null },
    at,
  });

  test('of a crash is the line that threw', () => {
    expect(placeOf(exited('server.ts:12'))).toBe('solutions/90-example/server.ts:12');
    expect(placeOf(exited('lib/lines.ts:3'))).toBe('solutions/90-example/lib/lines.ts:3');
    expect(placeOf(exited('lib\\lines.ts:3'))).toBe('solutions/90-example/lib/lines.ts:3');
    expect(placeOf(exited('client.ts:4'), {}, 'client')).toBe('solutions/90-example/client.ts:4');
  });

  test('of what does not compile is the line that cannot be read', () => {
    const problem = { message: 'Unexpected "}"', file: 'server.ts', line: 7, column: 2 };
    expect(placeOf({ cause: 'does-not-compile', problem })).toBe(
      'solutions/90-example/server.ts:7',
    );
    const nowhere = { message: 'The package "x" is not installed' };
    expect(placeOf({ cause: 'does-not-compile', problem: nowhere })).toBe(
      'solutions/90-example/server.ts',
    );
  });

  test('is left out where nobody knows the file', () => {
    expect(placeOf(exited('server.py:12'), { files: {} })).toBeUndefined();
  });
});

test('whatever a program said, it begins no command, and arrives whole', () => {
  const mismatch = { kind: 'mismatch', who: 'bob', wanted: { text: nasty }, received: nasty };
  const file = 'my, own: 100%\n::error::/server.ts';
  const again = () => `a\n::error::${nasty}`;
  const [first, second, score, ...others] = commands(
    run(
      {
        private: { status: 'failed', failure: mismatch as never },
        echo: { status: 'inconclusive', error: new Error(`\n::error::${nasty}`) },
      },
      { files: { server: file }, again },
    ),
  );
  expect(others).toEqual([]);
  expect(first).toMatchObject({ level: 'error', file: 'my, own: 100% ::error::/server.ts' });
  expect(first?.message).toContain('\n::error::<b a="1"');
  expect(first?.message).toContain('# %0A ::error::');
  expect(second).toMatchObject({ level: 'warning' });
  expect(score).toMatchObject({ level: 'notice' });
  expect(github([run({ echo: inconclusive })], 'en', false)).not.toContain('file=undefined');
});
