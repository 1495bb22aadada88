import { describe, expect, test } from 'vitest';
import lesson from '../../../lessons/01-backpressure/verify.ts';
import { CannotTell, CheckFailed } from '../../../runner/lesson/failure.ts';
import { seededRandom } from '../../../runner/lesson/random.ts';
import type { Client, Download, Stage } from '../../../runner/lesson/stage.ts';
import { checkOf } from '../helpers/a-lesson.ts';

const MiB = 2 ** 20;
const fileBytes = 128 * MiB;

const whole: Download = { bytes: fileBytes, over: 'end' };
const unended: Download = { bytes: fileBytes };
const foreign: Download = { bytes: fileBytes, wrongAt: 0 };
const nothing: Download = { bytes: 0 };
const part: Download = { bytes: 3 * MiB, over: 'reset' };
const slow: Download = { bytes: 100 * MiB, isSlow: true };

/** What a check says when one client after the other gets this. */
async function verdictOn(id: string, ...got: readonly Download[]) {
  const left = [...got];
  const connect = (name: string): Promise<Client> => {
    const client: Partial<Client> = {
      name,
      downloads: () => Promise.resolve(left.shift() ?? whole),
    };
    return Promise.resolve(client as Client);
  };
  const stage: Partial<Stage> = { connect, random: seededRandom(1, id) };
  try {
    await checkOf(lesson, id).run(stage as Stage);
    return 'passed';
  } catch (error) {
    if (error instanceof CheckFailed) return `failed, as ${error.sharesCauseWith ?? 'no other'}`;
    return error instanceof CannotTell ? error.reason.en : error;
  }
}

describe('everyone', () => {
  test('passes when both get the file', async () => {
    expect(await verdictOn('everyone', whole, whole)).toBe('passed');
  });

  test.each<[string, Download]>([
    ['a part of the file', part],
    ['the file and a reset', { ...whole, over: 'reset' }],
    ['nothing', nothing],
  ])(
    'has the cause of delivers when the first one gets %s, whatever the second gets',
    async (_, first) => {
      for (const second of [whole, unended, part, nothing]) {
        expect(await verdictOn('everyone', first, second)).toBe('failed, as delivers');
      }
    },
  );

  test.each([unended, foreign])('has that cause when no byte is missing', async (first) => {
    for (const second of [whole, unended, foreign]) {
      expect(await verdictOn('everyone', first, second)).toBe('failed, as delivers');
    }
  });

  test.each([whole, unended, foreign])(
    'fails by itself when only the second misses bytes',
    async (first) => {
      for (const second of [part, nothing]) {
        expect(await verdictOn('everyone', first, second)).toBe('failed, as no other');
      }
    },
  );
});

describe('a client that is still being served when the time is over', () => {
  const stillComing =
    /^\w+ had got 100 MiB, all of it right, and more was still coming when the verifier stopped waiting$/;

  test('is no failure as long as all was right', async () => {
    expect(await verdictOn('delivers', slow)).toMatch(stillComing);
    expect(await verdictOn('everyone', slow)).toMatch(stillComing);
    expect(await verdictOn('everyone', whole, slow)).toMatch(stillComing);
  });

  test('is a failure when something was wrong', async () => {
    expect(await verdictOn('delivers', { ...slow, wrongAt: 7 })).toBe('failed, as no other');
  });
});

describe('a client that is cut off', () => {
  const cutOff: Download = { ...part, seemedGone: true };

  test('comes anew when hardly anything had moved before', async () => {
    expect(await verdictOn('everyone', cutOff, whole, cutOff, whole)).toBe('passed');
    expect(await verdictOn('everyone', cutOff, whole, part)).toBe('failed, as no other');
  });

  test('is judged when that is so each time', async () => {
    expect(await verdictOn('delivers', cutOff, cutOff, whole)).toBe('passed');
    expect(await verdictOn('delivers', cutOff, cutOff, cutOff)).toBe('failed, as no other');
  });

  test('is judged at once when what it got was wrong, or ended by nobody', async () => {
    expect(await verdictOn('delivers', { ...cutOff, wrongAt: 7 })).toBe('failed, as no other');
    expect(await verdictOn('delivers', { bytes: 7, seemedGone: true })).toBe('failed, as no other');
  });
});
