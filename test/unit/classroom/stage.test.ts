import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../../../runner/classroom/stage.ts';
import { tempFolder, writeFiles } from '../helpers/temp-folder.ts';

const file = (name: string) => ({ path: name, bytes: Buffer.from(`// ${name}`) });

test('writes the files into a folder that is made for them', async () => {
  const folder = path.join(await tempFolder(), 'fresh');
  stage([file('server.ts'), file('lib/deep/room.ts')], folder);
  expect(await readFile(path.join(folder, 'lib', 'deep', 'room.ts'), 'utf8')).toMatch('room');
  expect((await readdir(folder, { recursive: true })).length).toBe(4);
  const { mode } = await stat(path.join(folder, 'server.ts'));
  // Whatever it was before, and whatever the user's umask takes away: it is no program to be started.
  expect(mode & 0o133).toBe(0);
});

test('does not write into a folder that is there', async () => {
  const folder = await tempFolder();
  await writeFiles(folder, { 'server.ts': 'mine' });
  expect(() => stage([file('server.ts')], folder)).toThrow('EEXIST');
  expect(await readFile(path.join(folder, 'server.ts'), 'utf8')).toBe('mine');
});

test.each(['../evil.ts', '/evil.ts', 'a/../../evil.ts', 'C:evil.ts', '.git/hooks/x', 'a\\b.ts'])(
  'refuses %s, wherever it came from',
  async (name) => {
    const outside = await tempFolder();
    expect(() => stage([file(name)], path.join(outside, 'fresh'))).toThrow(name);
    expect(await readdir(outside, { recursive: true })).toEqual(['fresh']);
  },
);
