import { describe, expect, test } from 'vitest';
import { cellIn, packageIn } from '../../../../runner/classroom/sandbox/sandbox.ts';
import { byBubblewrap, byUnshare } from '../../../../runner/classroom/sandbox/view.ts';
import { endInCell, inCell } from '../../../../runner/probe/cell.ts';

const view = { root: '/tmp/new', shown: [{ source: '/home/t/ada', at: '/handed-in' }] };

describe('where the package is seen', () => {
  test('of a clone, only what is needed to run', () => {
    expect(packageIn('/home/t/workshop')).toEqual({
      root: '/workshop',
      shown: [
        { source: '/home/t/workshop/dist', at: '/workshop/dist' },
        { source: '/home/t/workshop/lessons', at: '/workshop/lessons' },
        { source: '/home/t/workshop/package.json', at: '/workshop/package.json' },
        { source: '/home/t/workshop/node_modules', at: '/workshop/node_modules' },
      ],
    });
  });

  test('where it is installed, the packages beside it as well', () => {
    expect(packageIn('/home/t/course/node_modules/socket-workshop')).toEqual({
      root: '/workshop/node_modules/socket-workshop',
      shown: [{ source: '/home/t/course/node_modules', at: '/workshop/node_modules' }],
    });
  });
});

describe('the command', () => {
  test('of root drops its rights before anything of a stranger’s runs', () => {
    const words = byUnshare(view, ['marker'], true);
    expect(words).not.toContain('--map-root-user');
    expect(words.indexOf('setpriv')).toBeLessThan(words.indexOf('marker'));
    expect(words.slice(words.indexOf('setpriv'), words.indexOf('marker'))).toEqual(
      expect.arrayContaining(['--reuid=65534', '--regid=65534', '--no-new-privs']),
    );
  });

  test('of an ordinary user needs no rights', () => {
    const words = byUnshare(view, ['marker'], false);
    expect(words).toEqual(expect.arrayContaining(['--user', '--map-root-user', '--net', '--pid']));
    expect(words).not.toContain('setpriv');
  });

  test('of bubblewrap shows the same places, to be read only', () => {
    const words = byBubblewrap(view, ['marker']).join(' ');
    expect(words).toContain('--unshare-all');
    expect(words).toContain('--ro-bind-try /home/t/ada /handed-in');
    expect(words).not.toMatch(/--bind /);
  });

  test('of a cell puts the folders before it, and the limits around it', () => {
    const words = inCell(cellIn('/workshop'), ['node', 'server.js'], '/marking/files/out');
    const separators = words.flatMap((word, index) => (word === '--' ? [index] : []));
    const [openEnd = 0, fixedEnd = 0, hiddenEnd = 0] = separators;
    const first = words.indexOf('cell') + 1;
    expect(words.slice(first, openEnd)).toEqual(['/handed-in', '/marking/files']);
    expect(words.slice(openEnd + 1, fixedEnd)).toEqual(['/marking']);
    expect(words.slice(fixedEnd + 1, hiddenEnd)).toEqual([
      '/workshop/lessons',
      '/workshop/dist/lessons',
    ]);
    expect(words.slice(-2)).toEqual(['node', 'server.js']);
    for (const limit of ['--data=', '--nproc=', '--nofile=', '--fsize=', '--cpu=']) {
      expect(words.some((word) => word.startsWith(limit))).toBe(true);
    }
  });
});

test.each([
  [0, { status: 0, signal: null }],
  [1, { status: 1, signal: null }],
  [137, { status: null, signal: 'SIGKILL' }],
  [143, { status: null, signal: 'SIGTERM' }],
  [255, { status: 255, signal: null }],
])('a program whose cell ends with %i has ended as %j', (status, end) => {
  expect(endInCell({ status, signal: null })).toEqual(end);
});
