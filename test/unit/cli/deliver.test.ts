import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseInvocation } from '../../../runner/cli/arguments.ts';
import { deliver } from '../../../runner/cli/deliver.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

test('a report that cannot be written keeps none of the others back', async () => {
  const cwd = await tempFolder();
  let printed = '';
  const context = {
    cwd,
    lang: 'en' as const,
    invocation: parseInvocation(['verify']),
    screen: {
      isTerminal: false,
      takesKeys: false,
      width: 80,
      out: (text: string) => (printed += text),
      err: () => undefined,
    },
  };
  const documents = [
    { name: 'json', file: 'gone/a.json' },
    { name: 'tap' },
    { name: 'junit', file: 'b.xml' },
  ] as const;
  await expect(deliver(context, { isLive: false, documents }, [])).rejects.toMatchObject({
    code: 'ENOENT',
    path: 'gone/a.json',
  });
  expect(printed).toMatch(/^TAP version 14\n/);
  expect(await readdir(cwd)).toEqual(['b.xml']);
});
