import { expect, test } from 'vitest';
import { multicastTrouble } from '../../../runner/probe/multicast.ts';

test('an interface that is not there is told with the code of the system', async () => {
  // From the addresses that are set aside for documentation.
  expect(await multicastTrouble('192.0.2.1', 500)).toMatch(/^E[A-Z]+$/);
});

test.runIf(process.platform === 'linux')('there is no trouble on loopback', async () => {
  expect(await multicastTrouble('127.0.0.1', 5000)).toBeUndefined();
});
