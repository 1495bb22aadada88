import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LaunchPlan } from '../../../runner/probe/launch-plan.ts';
import { ListeningWatch } from '../../../runner/probe/listening.ts';
import { Changes } from '../../../runner/probe/waiting.ts';

const asked = { host: '127.0.0.1', port: 40213 };
const there = { protocol: 'udp', ...asked } as const;

const watch = (plan: Partial<LaunchPlan> = {}) =>
  new ListeningWatch(
    { asked, protocol: 'udp', sharesPort: true, ...plan } as LaunchPlan,
    new Changes(),
  );

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a program that was refused the port of a group', () => {
  test('is given up once it has had its time to ask again', async () => {
    const program = watch();
    program.refuse(asked.port);
    expect(program.isHopeless).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(program.isHopeless).toBe(true);
    expect(program.whyNot(1000)).toEqual({ cause: 'port-not-shared', asked });
    expect(program.portTaken).toBeUndefined();
  });

  test('is forgiven when it gets the port after all', async () => {
    const program = watch();
    program.refuse(asked.port);
    program.add(there);
    await vi.advanceTimersByTimeAsync(1000);
    expect(program.isHopeless).toBe(false);
    expect(program.where()).toEqual(there);
  });

  test('cannot be judged when it is a port that nobody shares', async () => {
    const program = watch({ sharesPort: false });
    program.refuse(asked.port);
    await vi.advanceTimersByTimeAsync(1000);
    expect(program.isHopeless).toBe(false);
    expect(program.portTaken?.reason.en).toContain(`has taken port ${asked.port}`);
  });
});

test('a program that never listened is told from one that never came to it', () => {
  const facts = { cause: 'never-listened', waitedMs: 5000, asked, protocol: 'udp' };
  expect(watch().whyNot(5000, false)).toEqual(facts);
  expect(watch().whyNot(5000, true)).toEqual({ ...facts, blocked: true });
});
