import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cacheFolder } from '../../../runner/workspace/cache.ts';

const home = { unix: '/home/ada', mac: '/Users/ada', windows: 'C:\\Users\\ada' };

describe('the cache folder', () => {
  test.each([
    ['linux', {}, home.unix, '/home/ada/.cache/socket-workshop'],
    ['linux', { XDG_CACHE_HOME: '/var/ada' }, home.unix, '/var/ada/socket-workshop'],
    ['freebsd', {}, home.unix, '/home/ada/.cache/socket-workshop'],
    ['darwin', {}, home.mac, '/Users/ada/Library/Caches/socket-workshop'],
    [
      'darwin',
      { XDG_CACHE_HOME: '/var/ada' },
      home.mac,
      '/Users/ada/Library/Caches/socket-workshop',
    ],
    ['win32', { LOCALAPPDATA: 'D:\\Local' }, home.windows, 'D:\\Local\\socket-workshop'],
    ['win32', {}, home.windows, 'C:\\Users\\ada\\AppData\\Local\\socket-workshop'],
  ] as const)('is among the caches of %s with %j', (platform, env, at, folder) => {
    expect(cacheFolder(env, platform, at)).toBe(folder);
  });

  test.each([
    ['linux', '/tmp/big files', '/tmp/big files'],
    ['darwin', '/tmp/big files', '/tmp/big files'],
    ['win32', 'E:\\big files', 'E:\\big files'],
  ] as const)('on %s is the very one that WORKSHOP_CACHE names', (platform, folder, expected) => {
    const env = { WORKSHOP_CACHE: folder, XDG_CACHE_HOME: '/x', LOCALAPPDATA: 'D:\\x' };
    expect(cacheFolder(env, platform, home.unix)).toBe(expected);
  });

  test.runIf(path.sep === '/')('is absolute, also when WORKSHOP_CACHE is not', () => {
    const folder = cacheFolder({ WORKSHOP_CACHE: 'big' }, process.platform, home.unix);
    expect(folder).toBe(path.join(process.cwd(), 'big'));
  });

  test.each(['WORKSHOP_CACHE', 'XDG_CACHE_HOME'])('is the usual one when %s is empty', (name) => {
    expect(cacheFolder({ [name]: '' }, 'linux', home.unix)).toBe(
      '/home/ada/.cache/socket-workshop',
    );
  });

  test('takes no relative XDG_CACHE_HOME, as its specification asks', () => {
    const folder = cacheFolder({ XDG_CACHE_HOME: 'cache' }, 'linux', home.unix);
    expect(folder).toBe('/home/ada/.cache/socket-workshop');
  });
});
