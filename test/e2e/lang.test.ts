import { describe, expect } from 'vitest';
import { test } from './workshop.ts';

const chineseSystem = { LANG: 'zh_CN.UTF-8' };

describe.concurrent('the language', () => {
  test('that was chosen is spoken from then on, in everything', async ({ place }) => {
    expect(await place.run(['lang', 'zh-CN'])).toEqual({
      status: 0,
      out: '从现在起使用简体中文。这个选择保存在 .workshop/language。\n',
      err: '',
    });
    expect((await place.run(['list'])).out).toContain('未开始');
    expect((await place.run(['start', '--help'])).out).toContain('用法：workshop start');
    expect((await place.run(['strat'])).err).toContain('没有名为 "strat" 的命令');
    // What follows -- is not meant for us.
    expect((await place.run(['verify', '3', '--', '--lang', 'en'])).err).toContain('找不到命令');
    expect((await place.run(['strat', '--lang', 'en'])).err).toContain('There is no command');

    await place.run(['lang', 'en']);
    expect((await place.run(['list'], chineseSystem)).out).toContain('not started');
  });

  test('is said, with the reason, and how to have the other one', async ({ place }) => {
    const says = async (...args: string[]) => (await place.run(['lang', ...args])).out;
    expect(await says()).toBe(
      'English, as the system says LANG=C.UTF-8.\n使用简体中文：npx workshop lang zh-CN\n',
    );
    expect(await says('--lang', 'zh-CN')).toBe(
      '简体中文，由 --lang 指定。\nFor English: npx workshop lang en\n',
    );
    await place.run(['lang', 'EN']);
    expect(await says()).toContain('English, as you have chosen (.workshop/language).\n');
  });

  test.for([
    ['damaged', '.workshop/language', '\u0000\u0001'],
    ['in another language', '.workshop/language', 'fr'],
    ['a folder', '.workshop/language/file', ''],
  ] as const)('is the system’s when what is kept is %s', async ([, file, text], { place }) => {
    await place.write(file, text);
    const { status, out, err } = await place.run(['list'], chineseSystem);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('未开始');
  });

  test('does not travel with the progress', async ({ place }) => {
    await place.run(['lang', 'zh-CN']);
    await place.run(['start', '3']);
    const { out } = await place.run(['progress', '--json']);
    expect(out).not.toContain('zh-CN');
  });

  test('that cannot be kept is told in one sentence', async ({ place }) => {
    await place.write('.workshop', 'a file where the folder must be');
    const { status, out, err } = await place.run(['lang', 'zh-CN']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^\S*.+\.workshop.* cannot be used: .+\.\n$/);
  });
});
