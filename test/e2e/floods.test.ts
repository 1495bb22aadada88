import path from 'node:path';
import { describe, expect } from 'vitest';
import { flat, hostile, idsWith, onlyResult, root, test, type Place } from './workshop.ts';

/** Verifies a right solution in which one program is replaced by a hostile one. */
async function verify(place: Place, lesson: string, name: string, ...options: string[]) {
  await place.solve(lesson, path.join(root, 'lessons', lesson, 'solution'));
  await place.solve(lesson, hostile(name));
  const outcome = await place.run(['verify', lesson, ...options]);
  await place.nothingLeft();
  return outcome;
}

describe.concurrent('a program that says too much', () => {
  test('answers every datagram ten thousand times', async ({ place }) => {
    const { status, out } = await verify(place, '04-udp', 'answers-without-measure', '--json');
    expect(status).toBe(1);
    const result = onlyResult(out);
    expect(idsWith(result, 'failed')).toContain('echo');
    expect(idsWith(result, 'passed')).toEqual(expect.arrayContaining(['bound', 'slice']));
    expect(idsWith(result, 'inconclusive')).toEqual([]);
    expect(out.length).toBeLessThan(500_000);
  });

  test('and is told so, in a report of reasonable length', async ({ place }) => {
    const only = ['--check', 'echo'];
    const { status, out } = await verify(place, '04-udp', 'answers-without-measure', ...only);
    expect(status).toBe(1);
    expect(flat(out)).toMatch(/heard .* \d+ times\.|should have heard a datagram of these/);
    expect(out).toMatch(/^ +… \d+ earlier$/m);
    expect(out.length).toBeLessThan(10_000);
  });

  test('floods the group', async ({ place, skip }) => {
    const { status, out } = await verify(place, '05-multicast', 'floods-the-group', '--json');
    if (status === 3) skip(onlyResult(out).checks[0]?.reason);
    expect(status).toBe(1);
    const result = onlyResult(out);
    // Its own flood may fill its own buffer, and what others say is lost: then it already fails to print that.
    const heldUpBy = idsWith(result, 'failed')[0];
    expect(heldUpBy).toBe(idsWith(result, 'passed').includes('joins') ? 'speaks' : 'joins');
    expect(idsWith(result, 'inconclusive')).toEqual([]);
    expect(out.length).toBeLessThan(500_000);
  });
});

test.skipIf(process.platform === 'win32')(
  'a relay that connects to the sink again and again takes no sockets away from other checks',
  async ({ place }) => {
    const lesson = '01-backpressure';
    await place.solve(lesson, path.join(root, 'lessons', lesson, 'solution'));
    await place.solve(lesson, hostile('dials-without-end'));
    const { status, out } = await place.type('ulimit -n 400; npx workshop verify 1 --json');
    expect(status).toBe(1);
    const result = onlyResult(out);
    expect(idsWith(result, 'failed')).toEqual(['relay-delivers']);
    expect(idsWith(result, 'skipped')).toEqual(['relay-throttles', 'relay-recovers']);
    expect(idsWith(result, 'inconclusive')).toEqual([]);
    await place.nothingLeft();
  },
);
