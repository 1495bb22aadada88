import { expect, test } from 'vitest';
import { addressToRunOn } from '../../../runner/cli/run-address.ts';

test.each<[NodeJS.ProcessEnv, number | undefined, string, number]>([
  [{}, undefined, '127.0.0.1', 8080],
  [{ HOST: '::1', PORT: '3000' }, undefined, '::1', 3000],
  [{ HOST: 'localhost', PORT: '3000' }, 4000, 'localhost', 4000],
])('with %j and --port %s it is %s, %i', (env, option, host, port) => {
  expect(addressToRunOn(env, option)).toEqual({ host, port });
});

test('what other tools keep under these names is not taken for an address', () => {
  const env = { HOST: 'x86_64-conda-linux-gnu', PORT: 'tcp://10.0.0.1:80' };
  expect(addressToRunOn(env, undefined)).toEqual({ host: '127.0.0.1', port: 8080 });
});
