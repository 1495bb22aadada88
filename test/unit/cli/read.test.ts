import { expect, test } from 'vitest';
import { parseInvocation } from '../../../runner/cli/arguments.ts';
import { read } from '../../../runner/cli/commands/read.ts';
import { Catalogue } from '../../../runner/lesson/catalogue.ts';
import type { Lang } from '../../../runner/lesson/text.ts';
import { noColours } from '../../../runner/report/palette.ts';
import { Workspace } from '../../../runner/workspace/workspace.ts';
import { tempFolder, writeFiles } from '../helpers/temp-folder.ts';

/** Reads a lesson of a small course. Returns what is printed. */
async function reading(lang: Lang, ...words: string[]) {
  const root = await tempFolder();
  await writeFiles(root, {
    'lessons/00-first/README.md':
      'In English. [next](../01-next/README.md#api) [code](solution/server.ts) [up](#top)',
    'lessons/01-next/README.md': 'English only',
    'lessons/00-first/README.zh-CN.md': '中文。[下一课](../01-next/README.zh-CN.md)',
    'dist/lessons/00-first/verify.js': '',
    'dist/lessons/01-next/verify.js': '',
    '.workshop/progress.json': JSON.stringify({ version: 1, lastStarted: '01-next', lessons: {} }),
  });
  const printed = { out: '', err: '' };
  const status = await read({
    invocation: parseInvocation(['read', ...words]),
    lang,
    screen: {
      isTerminal: false,
      takesKeys: false,
      width: 80,
      out: (text) => (printed.out += text),
      err: (text) => (printed.err += text),
    },
    palette: noColours,
    catalogue: new Catalogue(root),
    workspace: new Workspace(root),
    packageRoot: root,
    cwd: root,
    perform: () => Promise.resolve(0),
    onExit: () => () => undefined,
  });
  expect(status).toBe(0);
  return printed;
}

test('the text is in the language that was asked for', async () => {
  expect(await reading('en', 'first')).toMatchObject({
    out: expect.stringContaining('In English.') as string,
    err: '',
  });
  expect(await reading('zh-CN', '0')).toMatchObject({
    out: expect.stringContaining('中文。') as string,
    err: '',
  });
});

test('it is in English where it does not exist in Chinese, and says so', async () => {
  const { out, err } = await reading('zh-CN', '1');
  expect(out).toContain('English only');
  expect(err).toMatch(/^01-next .*没有中文.*\n$/);
});

test('without a lesson it is the one that was started last', async () => {
  expect((await reading('en')).out).toContain('English only');
});

test('links lead to what one can type or open', async () => {
  const { out } = await reading('en', '0');
  expect(out).toContain('next [1] code [2] up\n');
  expect(out).toContain('[1] npx workshop read 01-next\n');
  expect(out).toContain('[2] lessons/00-first/solution/server.ts\n');
  expect((await reading('zh-CN', '0')).out).toContain('[1] npx workshop read 01-next\n');
});
