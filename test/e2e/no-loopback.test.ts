import { spawnSync } from 'node:child_process';
import { describe, expect } from 'vitest';
import { flat, idsWith, onlyResult, test, type Place } from './workshop.ts';

/** In a network whose only interface is down. */
const apart = ['--map-root-user', '--net'];
const canBeApart = spawnSync('unshare', [...apart, 'true']).status === 0;

/** Types a command into a shell there. The lesson about multicast does not go on to a network of its own. */
const verifyApart = (place: Place, options: string) =>
  place.runOther(
    'unshare',
    ...[...apart, 'sh', '-c', `WORKSHOP_OWN_NETWORK=1 "$NODE" "$WORKSHOP" verify ${options}`],
  );

describe.concurrent('where 127.0.0.1 cannot be reached', () => {
  test.beforeEach(({ skip }) => skip(!canBeApart, 'this system gives us no network of our own'));

  test.for(['00', '01', '04', '05'])('lesson %s cannot be judged', async (lesson, { place }) => {
    const { status, out } = await verifyApart(place, `${lesson} --solution --json`);
    const result = onlyResult(out);
    expect(status).toBe(3);
    expect(result.status).toBe('inconclusive');
    expect(idsWith(result, 'inconclusive')).toEqual(result.checks.map(({ id }) => id));
    expect(new Set(result.checks.map(({ reason }) => reason)).size).toBe(1);
    expect(result.checks[0]?.reason).toMatch(
      /^nothing on this machine can be reached at 127\.0\.0\.1 by (TCP|UDP) \(E/,
    );
    await place.nothingLeft();
  });

  test.for([
    ['en', /^ {2}\? \S+ +could not be judged: why stands below$/gm, 'by UDP (ENETUNREACH)'],
    ['zh-CN', /^ {2}\? \S+ +无法判定：原因见下$/gm, '（ENETUNREACH）'],
  ] as const)('the report gives the one reason once (%s)', async ([lang, line, why], { place }) => {
    const { status, out } = await verifyApart(place, `05 --solution --lang ${lang}`);
    expect(status).toBe(3);
    expect(out.match(line)).toHaveLength(10);
    expect(flat(out).split(why)).toHaveLength(2);
    expect(out).toContain('npx workshop doctor');
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });
});
