import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { readdir, truncate } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { givenIn, scratchFile } from '../../../runner/probe/scratch.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const isWindows = process.platform === 'win32';
const textOf = (content: Uint8Array | undefined) => content && Buffer.from(content).toString();

test('a file that is to be made is there once it is written', async () => {
  const out = scratchFile(await tempFolder(), 'out');
  expect(out.content()).toBeUndefined();
  writeFileSync(out.path, 'made');
  expect(textOf(out.content())).toBe('made');
});

test('what is given lies apart from what is made', async () => {
  const folder = await tempFolder();
  const [given, made] = [
    scratchFile(folder, 'file', Buffer.from('given')),
    scratchFile(folder, 'out'),
  ];
  expect(textOf(given.content())).toBe('given');
  expect(path.relative(givenIn(folder), given.path)).toMatch(/^file-/);
  expect(path.relative(givenIn(folder), made.path)).toMatch(/^\.\./);
  expect(await readdir(givenIn(folder))).toHaveLength(1);
});

test.skipIf(isWindows)('neither a link nor a pipe nor a folder is taken for the file', async () => {
  const folder = await tempFolder();
  const secret = scratchFile(folder, 'secret', Buffer.from('secret'));
  const [link, pipe, own] = ['link', 'pipe', 'own'].map((name) => scratchFile(folder, name));
  symlinkSync(secret.path, link?.path ?? '');
  execFileSync('mkfifo', [pipe?.path ?? '']);
  mkdirSync(own?.path ?? '');
  expect([link, pipe, own].map((each) => each?.content())).toEqual(Array(3).fill(undefined));
});

test('of a file that is far too big only the beginning is read', async () => {
  const out = scratchFile(await tempFolder(), 'out', Buffer.from('begins'));
  await truncate(out.path, 2 ** 32);
  const content = out.content();
  expect(content?.length).toBe(64 * 2 ** 20);
  expect(textOf(content?.subarray(0, 6))).toBe('begins');
});
