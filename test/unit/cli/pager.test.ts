import { expect, test } from 'vitest';
import { pagerCommand, pagerEnvironment } from '../../../runner/cli/pager.ts';

const less = (name: string) => name === 'less';
const more = (name: string) => name === 'more';
const all = () => true;
const none = () => false;

test.each([
  ['PAGER counts most, with its options', { PAGER: 'most -s' }, 'linux', all, 'most -s'],
  ['an empty PAGER means none', { PAGER: ' ' }, 'linux', all, undefined],
  ['cat is no pager', { PAGER: 'cat' }, 'linux', all, undefined],
  ['less, where there is no PAGER', {}, 'darwin', all, 'less'],
  ['less on Windows, where it is installed', {}, 'win32', less, 'less'],
  ['more, where there is no less', {}, 'linux', more, 'more'],
  ['none on Windows, whose more does not know UTF-8', {}, 'win32', more, undefined],
  ['none, where there is none', {}, 'linux', none, undefined],
] as const)('%s', (_, env, platform, isThere, command) => {
  expect(pagerCommand(env, platform, isThere)).toBe(command);
});

test('less lets colours through, whatever its options are, and takes the text for UTF-8', () => {
  expect(pagerEnvironment({ HOME: '/' })).toEqual({
    HOME: '/',
    LESS: '-R',
    LESSCHARSET: 'utf-8',
  });
  expect(pagerEnvironment({ LESS: '-FX', LESSCHARSET: 'latin1' })).toEqual({
    LESS: '-R -FX',
    LESSCHARSET: 'latin1',
  });
});
