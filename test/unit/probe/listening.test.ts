import dgram from 'node:dgram';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LaunchPlan } from '../../../runner/probe/launch-plan.ts';
import { ListeningWatch, unseen } from '../../../runner/probe/listening.ts';
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

describe('a program in another language that was not seen to listen', () => {
  const why = (protocol: 'tcp' | 'udp', platform: NodeJS.Platform) =>
    watch({ sharesPort: false, protocol, unseen: unseen(asked, protocol, platform) }).untold
      ?.reason;

  test('does not listen, on Linux, which shows all its sockets', () => {
    expect(why('tcp', 'linux')).toBeUndefined();
    expect(why('udp', 'linux')).toBeUndefined();
  });

  test.each(['darwin', 'win32'] as const)('may listen elsewhere, on %s', (platform) => {
    expect(why('tcp', platform)?.en).toContain('nobody answers at 127.0.0.1:40213, and where else');
    expect(why('udp', platform)?.en).toContain('with UDP can be seen on Linux only');
  });
});

describe('a program that goes on although its port is taken', () => {
  const mayGoOn = async (platform: NodeJS.Platform, host?: string, isTaken = true) => {
    vi.useRealTimers();
    const other = dgram.createSocket('udp4');
    other.bind(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address();
    if (!isTaken) other.close();
    const own = { host: '127.0.0.1', port };
    const program = watch({ asked: own, unseen: unseen(own, 'udp', platform) });
    if (host !== undefined) program.add({ protocol: 'udp', host, port });
    const reason = (await program.mayGoOn(platform))?.reason.en;
    if (isTaken) other.close();
    return reason;
  };

  test('may be right where it listens on every address, or is not seen, but not on Linux', async () => {
    expect(await mayGoOn('darwin', '0.0.0.0')).toMatch(/although another has it.*listen on HOST$/);
    expect(await mayGoOn('win32', '::')).toMatch(/although another has it/);
    expect(await mayGoOn('win32')).toMatch(/although another has it/);
    expect(await mayGoOn('linux', '::')).toBeUndefined();
    expect(await mayGoOn('linux')).toBeUndefined();
  });

  test('is wrong on its own address, or where nobody else has the port', async () => {
    expect(await mayGoOn('darwin', '127.0.0.1')).toBeUndefined();
    expect(await mayGoOn('darwin', '0.0.0.0', false)).toBeUndefined();
  });
});
