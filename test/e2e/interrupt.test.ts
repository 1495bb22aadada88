import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, vi } from 'vitest';
import { hostile, test, type Place } from './workshop.ts';

/** Verifies a program that never listens, and waits until that program runs. */
async function verifyingSomethingEndless(place: Place) {
  await place.solve('03-chat-v2', hostile('never-listens'));
  const verifying = place.start(['verify', '3']);
  const said = path.join(place.temp, 'started');
  // The file may be there before what is written into it.
  const readPid = async () => {
    const pid = Number(await readFile(said, 'utf8'));
    expect(pid).toBeGreaterThan(0);
    return pid;
  };
  const pid = await vi.waitFor(readPid, { timeout: 15_000, interval: 20 });
  expect(isAlive(pid)).toBe(true);
  return { verifying, pid };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === 'win32').concurrent('interrupted while it verifies', () => {
  test.for([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    '%s ends it with status %i, and nothing is left',
    async ([signal, code], { place }) => {
      const { verifying, pid } = await verifyingSomethingEndless(place);
      verifying.kill(signal);
      const { exitCode, stderr } = await verifying;
      expect({ exitCode, stderr }).toEqual({ exitCode: code, stderr: '' });
      await place.nothingLeft();
      await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5000 });
    },
  );

  test('when it is killed itself, the program that it started ends', async ({ place }) => {
    const { verifying, pid } = await verifyingSomethingEndless(place);
    verifying.kill('SIGKILL');
    await verifying;
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5000 });
  });
});
