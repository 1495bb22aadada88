import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tryFolder } from '../../../runner/workspace/cache-trial.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

test('a folder that can be written has some bytes free, and no trace is left', async () => {
  const folder = await tempFolder();
  expect(await tryFolder(folder)).toBeGreaterThan(0);
  expect(await readdir(folder)).toEqual([]);
});

test('a folder that is made for the trial is gone afterwards, with those above it', async () => {
  const folder = await tempFolder();
  await mkdir(path.join(folder, 'caches'));
  await tryFolder(path.join(folder, 'caches', 'a', 'b'));
  expect(await readdir(folder)).toEqual(['caches']);
  expect(await readdir(path.join(folder, 'caches'))).toEqual([]);
});

test('what lies there is left alone', async () => {
  const folder = await tempFolder();
  await writeFile(path.join(folder, 'big.bin'), 'x');
  await tryFolder(folder);
  expect(await readdir(folder)).toEqual(['big.bin']);
});

test.each([[[]], [['below']]])('a file is no folder, and nothing is below it', async (below) => {
  const file = path.join(await tempFolder(), 'file');
  await writeFile(file, 'x');
  await expect(tryFolder(path.join(file, ...below))).rejects.toMatchObject({ code: 'ENOTDIR' });
});
