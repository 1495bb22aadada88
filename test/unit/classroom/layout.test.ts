import { describe, expect, test } from 'vitest';
import { rootsOf, type Wanted } from '../../../runner/classroom/layout.ts';
import { Unusable } from '../../../runner/classroom/unusable.ts';

const program = (name: string) => ({ name, role: 'listens', protocol: 'tcp' }) as const;
const chat: Wanted = { id: '03-chat', programs: [program('server')] };
const basics: Wanted = { id: '00-basics', programs: [program('server'), program('client')] };

const roots = (paths: readonly string[], ...wanted: readonly Wanted[]) =>
  Object.fromEntries(rootsOf(paths, wanted));

describe('where a lesson is found', () => {
  test.each([
    ['solutions/03-chat/server.ts', 'solutions/03-chat/'],
    ['03-chat/server.py', '03-chat/'],
    ['ada/solutions/03-chat/server.ts', 'ada/solutions/03-chat/'],
    ['ada/03-chat/lib/x.ts', 'ada/03-chat/'],
  ])('%s', (file, root) => {
    expect(roots([file, 'README.md'], chat, basics)).toEqual({ '03-chat': root });
  });

  test.each([
    ['server.cts', ''],
    ['ada/server.js', 'ada/'],
  ])('%s, when it is the only one that is wanted', (file, root) => {
    expect(roots([file], chat)).toEqual({ '03-chat': root });
    expect(roots([file], chat, basics)).toEqual({});
  });

  test.each([
    'notes/03-chat.txt',
    'a/b/03-chat/server.ts',
    'server.py',
    'server.ts.bak',
    '03-chat',
  ])('not in %s', (file) => {
    expect(roots([file], chat)).toEqual({});
  });

  test('a copy of the workshop holds the course as well, which nobody has handed in', () => {
    const course = ['lessons/03-chat/verify.ts', 'solutions/00-basics/client.ts'];
    expect(roots(course, chat, basics)).toEqual({ '00-basics': 'solutions/00-basics/' });
  });

  test('the folder of a lesson comes before programs that lie about', () => {
    expect(roots(['server.ts', 'solutions/03-chat/server.ts', '03-chat/server.ts'], chat)).toEqual({
      '03-chat': 'solutions/03-chat/',
    });
  });

  test('two of one lesson are one too many, and both are named', () => {
    const both = () => roots(['new/03-chat/server.ts', 'old/03-chat/server.ts'], chat);
    expect(both).toThrow(Unusable);
    expect(both).toThrow('03-chat is there more than once: in new/03-chat/, old/03-chat/');
  });
});
