import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { systemErrorText } from '../../../runner/cli/system-error.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const thrownBy = (action: Promise<unknown>) =>
  action.then(
    () => undefined,
    (error: unknown) => error,
  );

test('what the system refuses is told with the file and the reason, in both languages', async () => {
  const folder = await tempFolder();
  const missing = path.join(folder, 'progress.json');
  const gone = await thrownBy(readFile(missing));
  expect(systemErrorText(gone, 'en')).toBe(
    `${missing} cannot be used: it does not exist (ENOENT).`,
  );
  expect(systemErrorText(gone, 'zh-CN')).toBe(`无法打开 ${missing}：文件不存在（ENOENT）。`);
});

test('a file where a folder is needed is told of', async () => {
  const error = await thrownBy(readdir(import.meta.filename));
  expect(systemErrorText(error, 'en')).toMatch(/system-error\.test\.ts cannot be used: .*ENOTDIR/);
});

test('a folder that was deleted while a terminal is in it is told of', () => {
  const gone = Object.assign(new Error('uv_cwd'), { code: 'ENOENT', syscall: 'uv_cwd' });
  expect(systemErrorText(gone, 'en')).toContain('does not exist any more: change to another one');
  expect(systemErrorText(gone, 'zh-CN')).toContain('已经不存在');
});

test('an error of our own is none of the system’s', () => {
  expect(systemErrorText(new TypeError('x is not a function'), 'en')).toBeUndefined();
  expect(systemErrorText('a string', 'en')).toBeUndefined();
});
