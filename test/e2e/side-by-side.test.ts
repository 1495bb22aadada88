import { expect } from 'vitest';
import { idsWith, onlyResult, test } from './workshop.ts';

const tries = 2;

test.for([
  // Not what only waits. The first time, both make the big file.
  ['01-backpressure', ['--check', 'delivers,bounded,relay-throttles']],
  ['04-udp', ['--check', 'bound,echo,senders,boundaries,port-taken,slice,retry,broadcast']],
  ['05-multicast', []],
] as const)(
  'two verifiers of %s at the same time are both right',
  async ([lesson, only], { place }) => {
    const cache = { WORKSHOP_CACHE: place.path('cache') };
    const verify = async () => {
      const args = ['verify', lesson, '--solution', '--json', ...only];
      const { status, out, err } = await place.run(args, cache);
      const result = onlyResult(out);
      const others = ['failed', 'skipped'].flatMap((verdict) => idsWith(result, verdict));
      const reasons = result.checks.flatMap(({ reason }) => reason ?? []);
      return { status, err, verdict: result.status, others, reasons };
    };
    for (let time = 0; time < tries; time += 1) {
      const both = await Promise.all([verify(), verify()]);
      for (const { reasons, ...outcome } of both) {
        expect(outcome).toEqual({ status: 0, err: '', verdict: 'passed', others: [] });
        // What this system cannot show is all that may be left open, and never because of the other one.
        expect(reasons.filter((reason) => /port/.test(reason))).toEqual([]);
      }
    }
    await place.nothingLeft();
  },
);
