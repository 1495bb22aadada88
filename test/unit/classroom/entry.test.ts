import { describe, expect, test } from 'vitest';
import { judgePath } from '../../../runner/classroom/entry.ts';

describe('a name in an archive', () => {
  test.each([
    ['server.ts', 'server.ts'],
    ['./a/./b//c.ts', 'a/b/c.ts'],
    ['lib\\room.ts', 'lib/room.ts'],
    ['房间/服务器.ts', '房间/服务器.ts'],
    ['folder/', 'folder'],
    ['a..b/c...d.ts', 'a..b/c...d.ts'],
  ])('%j is kept as %j', (name, path) => {
    expect(judgePath(name)).toEqual({ is: 'fine', path });
  });

  test.each([
    ...['../evil', 'a/../../evil', '..', '..\\evil', 'node_modules/../../evil'],
    ...['/etc/passwd', '\\\\host\\share', 'C:\\evil', 'C:evil', 'server.ts:stream'],
    ...['nul', 'a/CON.ts', 'com1', 'a.', 'a /b', 'a\0b', 'a\nb', 'a\u001b[2J', 'a*b'],
  ])('%j is safe nowhere, or not on every system', (name) => {
    expect(judgePath(name).is).toBe('unsafe');
  });

  test.each([
    ...['node_modules/x/index.js', 'a/node_modules', '.git/config', '__MACOSX/._server.ts'],
    ...['.env', 'a/.DS_Store', '', './'],
  ])('%j is nothing that belongs to a lesson', (name) => {
    expect(judgePath(name).is).toBe('foreign');
  });
});
