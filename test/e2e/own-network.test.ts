import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { hostile, onlyResult, test } from './workshop.ts';

const canHaveOne =
  spawnSync('unshare', ['--map-root-user', '--net', 'sh', '-c', 'ip link set lo up']).status === 0;

const looksAround = `
import os from 'node:os';
console.log('interfaces:', Object.keys(os.networkInterfaces()).join(' '));
`;

test.runIf(canHaveOne)(
  'a program that may talk to the real network by mistake does not see it',
  async ({ place }) => {
    await place.write('member.ts', looksAround);
    const { status, out } = await place.run(['verify', '5', '--file', 'member.ts']);
    expect(status).toBe(1);
    expect(out).toContain('interfaces: lo\n');
    await place.nothingLeft();
  },
);

test.runIf(canHaveOne)(
  'the exit status, the report and the progress are the same there',
  async ({ place }) => {
    await place.run(['start', '5']);
    const { status, out, err } = await place.run(['verify', '5', '--json', '--seed', '7']);
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(onlyResult(out)).toMatchObject({ lesson: '05-multicast', seed: 7, status: 'failed' });
    expect(await place.read('.workshop', 'progress.json')).toContain('05-multicast');
  },
);

test.runIf(canHaveOne).for(['SIGTERM', 'SIGKILL'] as const)(
  'when the command is ended by %s, nothing is left there',
  async (signal, { place }) => {
    await place.solve(
      '05-multicast',
      path.join(hostile('never-listens'), 'server.ts'),
      'member.ts',
    );
    const verifying = place.start(['verify', '5']);
    const started = path.join(place.temp, 'started');
    await vi.waitFor(() => expect(existsSync(started)).toBe(true), {
      timeout: 15_000,
      interval: 20,
    });
    verifying.kill(signal);
    await verifying;
    await place.nothingLeft();
  },
);
