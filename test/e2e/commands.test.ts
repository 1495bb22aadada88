import stringWidth from 'string-width';
import { describe, expect } from 'vitest';
import { lessons, test } from './workshop.ts';

const escape = '\u001b';

interface ListDocument {
  readonly version: number;
  readonly lessons: readonly { id: string; title: string; state: string }[];
}

describe.concurrent('list', () => {
  test('fits 80 columns, with what each lesson teaches', async ({ place }) => {
    const { out } = await place.run(['list']);
    const widths = out.split('\n').map((line) => stringWidth(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
    expect(out).toContain('\n  why two small writes can take 40 ms\n');
  });

  test('is what `workshop` shows off a terminal: every lesson, plain', async ({ place }) => {
    const [bare, list] = [await place.run([]), await place.run(['list'])];
    expect(list).toEqual({ status: 0, out: bare.out, err: '' });
    for (const id of lessons) expect(list.out).toMatch(new RegExp(`^${id} .* not started$`, 'm'));
    expect(list.out).not.toContain(escape);
  });

  test('--json prints one document', async ({ place }) => {
    const { status, out, err } = await place.run(['list', '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const document = JSON.parse(out) as ListDocument;
    expect(document.version).toBe(1);
    expect(document.lessons.map(({ id }) => id)).toEqual(lessons);
  });

  test('speaks Chinese when asked to, or when the system does', async ({ place }) => {
    const asked = await place.run(['list', '--lang', 'zh-CN']);
    const system = await place.run(['list'], { LANG: 'zh_CN.UTF-8' });
    expect(asked.out).toContain('聊天室');
    expect(asked.out).toContain('未开始');
    expect(asked.out).not.toContain('…');
    expect(system).toEqual(asked);
    const english = await place.run(['list', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' });
    expect(english).toEqual(await place.run(['list']));
  });

  test('has colours when FORCE_COLOR asks for them, never with NO_COLOR', async ({ place }) => {
    const plain = await place.run(['list']);
    const forced = await place.run(['list'], { FORCE_COLOR: '1' });
    const both = await place.run(['list'], { FORCE_COLOR: '1', NO_COLOR: '1' });
    expect(forced.out).toContain(`${escape}[`);
    const words = (text: string) => text.replace(/\u001b\[\d+m/g, '').split(/\s+/);
    expect(words(forced.out)).toEqual(words(plain.out));
    // Some versions of Node.js remark on the two by themselves.
    const nodesOwn = /^\(node:\d+\) Warning: The 'NO_COLOR' env is ignored .*\n\(Use `node .*\n/;
    expect({ ...both, err: both.err.replace(nodesOwn, '') }).toEqual(plain);
  });
});

describe('help', () => {
  test('tells every command, and every command has help of its own', async ({ place }) => {
    const { status, out } = await place.run(['--help']);
    expect(status).toBe(0);
    const names = [...out.matchAll(/^ {2}workshop ([a-z]+(?: [a-z]+)*)/gm)].map(
      ([, name = '']) => name,
    );
    expect(names).toEqual(expect.arrayContaining(['list', 'start', 'verify', 'author check']));
    for (const name of names) {
      const help = await place.run([...name.split(' '), '--help']);
      expect(help.status).toBe(0);
      expect(help.err).toBe('');
      expect(help.out).toContain(`\nUsage: workshop ${name}`);
      expect(help.out).toMatch(/^ {2}-h, --help /m);
    }
  });

  test('is there in Chinese', async ({ place }) => {
    const { status, out } = await place.run(['verify', '--help', '--lang', 'zh-CN']);
    expect(status).toBe(0);
    expect(out).toContain('用法：workshop verify');
  });

  test('--version prints the version alone', async ({ place }) => {
    const { status, out, err } = await place.run(['--version']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
