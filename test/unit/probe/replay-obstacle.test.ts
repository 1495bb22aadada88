import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../runner/lesson/failure.ts';
import { obstacleTo } from '../../../runner/probe/replay-obstacle.ts';
import { aTrace, connects, lesson, says } from '../helpers/a-trace.ts';
import { entry, silent } from '../helpers/results.ts';

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
