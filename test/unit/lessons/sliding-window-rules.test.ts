import { describe, expect, test } from 'vitest';
import {
  losesBothWays,
  losesData,
  nothingTwice,
} from '../../../lessons/07-sliding-window/rules.ts';
import type { Packet } from '../../../lessons/07-sliding-window/packets.ts';
import { seededRandom } from '../../../runner/lesson/random.ts';

const bytes = new Uint8Array(1024);

describe('what a link loses', () => {
  const random = (seed: number) => seededRandom(seed, 'loss');
  const seeds = Array.from({ length: 50 }, (_, seed) => seed);

  test.each(seeds)('is some of what is drawn, and nothing more than twice (seed %i)', (seed) => {
    for (const rule of [losesData(80, random(seed)), losesBothWays(80, random(seed))]) {
      const lost = Array.from({ length: 79 }, (_, number) => {
        const packet = { type: 'data', number, bytes } as const;
        return [0, 1, 2].filter((times) => rule(packet, times, 0).length === 0);
      });
      expect(lost.slice(0, 20).some((times) => times.length > 0)).toBe(true);
      expect(lost.every((times) => !times.includes(2))).toBe(true);
    }
  });
});

test('where nothing gets lost, a copy passes half a second after the one before, and answers always', () => {
  const rule = nothingTwice();
  const passes = (number: number, atMs: number) =>
    rule({ type: 'data', number, bytes }, 0, atMs).length > 0;
  const packets = [passes(0, 10), passes(1, 10), passes(0, 110), passes(0, 510), passes(0, 700)];
  expect(packets).toEqual([true, true, false, true, false]);
  const answer = { type: 'ack', below: 1, beyond: [] } as const;
  expect([20, 21].map((atMs) => rule(answer, 0, atMs).length)).toEqual([1, 1]);
});

describe('the last packet', () => {
  const last = { type: 'data', number: 79, bytes } as const;
  const fin = { type: 'fin', number: 80 } as const;
  const allElseHasCome = { type: 'ack', below: 79, beyond: [80] } as const;
  const onlyFinIsMissing = { type: 'ack', below: 80, beyond: [] } as const;
  const allHasCome = { type: 'ack', below: 81, beyond: [] } as const;

  /** Whether each of these comes through, in this order, a hundred milliseconds after the one before. */
  function through(...packets: readonly Packet[]) {
    const rule = losesBothWays(80, seededRandom(1, 'loss'));
    const before = (index: number) =>
      packets.slice(0, index).filter(({ type }) => type === packets[index]?.type).length;
    return packets.map((packet, index) => rule(packet, before(index), index * 100).length > 0);
  }

  test('is lost until the FIN has come', () => {
    expect(through(last, last, last, fin, last, fin, last)).toEqual([
      ...[false, false, false, false, false],
      ...[true, true],
    ]);
  });

  test('is lost as long as the sender has not heard that all else has come', () => {
    expect(through(last, last, last, last, last)).not.toContain(true);
  });

  test('is lost for half a second when the sender keeps the FIN back', () => {
    const told = through(allElseHasCome, last, last, last, last, last);
    expect(told).toEqual([true, false, false, false, false, true]);
  });

  test('is lost for half a second when the FIN does not come again', () => {
    expect(through(last, fin, last, last, last, last, last)).toEqual([
      ...[false, false, false, false, false],
      ...[false, true],
    ]);
  });

  test('is not the only one to come late: the first FIN is lost', () => {
    expect(through(fin, fin, fin)).toEqual([false, true, true]);
  });

  test('comes again before it is heard that all has come, however often the FIN comes', () => {
    const before = [last, fin, fin, allElseHasCome, last] as const;
    const passed = through(...before, allHasCome, fin, allHasCome, last, allHasCome);
    expect(passed.slice(before.length)).toEqual([false, true, false, true, true]);
  });

  test('need not come again when the sender knows of it: then the FIN does', () => {
    const before = [fin, fin, last, onlyFinIsMissing] as const;
    const passed = through(...before, allHasCome, allHasCome, fin, allHasCome);
    expect(passed.slice(before.length)).toEqual([false, false, true, true]);
  });
});
