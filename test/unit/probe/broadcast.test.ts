import { expect, test } from 'vitest';
import { broadcastTrouble } from '../../../runner/probe/broadcast.ts';

test.runIf(process.platform === 'linux')('a broadcast on loopback is heard', async () => {
  expect(await broadcastTrouble(5000)).toBeUndefined();
});
