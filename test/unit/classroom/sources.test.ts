import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listSources } from '../../../runner/classroom/sources.ts';
import { tempFolder, writeFiles } from '../helpers/temp-folder.ts';

/** The folder of a class with these files in it. */
async function listed(...files: readonly string[]) {
  const folder = await tempFolder();
  await writeFiles(folder, Object.fromEntries(files.map((file) => [file, ''])));
  const { sources, remarks } = await listSources(folder);
  const kinds = Object.fromEntries(sources.map(({ entry, name, kind }) => [entry, [name, kind]]));
  return { folder, sources, remarks, kinds };
}

test('folders and archives are what was handed in, by the names of the learners', async () => {
  const { folder, sources, kinds } = await listed(
    ...['ada/server.ts', 'bob.zip', 'carol.tar.gz', 'dan.TGZ', 'eve.tar', 'fay.v2.zip'],
  );
  expect(kinds).toEqual({
    ada: ['ada', 'folder'],
    'bob.zip': ['bob', 'zip'],
    'carol.tar.gz': ['carol', 'tar.gz'],
    'dan.TGZ': ['dan', 'tar.gz'],
    'eve.tar': ['eve', 'tar'],
    'fay.v2.zip': ['fay.v2', 'zip'],
  });
  expect(sources[0]).toHaveProperty('path', path.join(folder, 'ada'));
});

test('whatever else lies there is nothing that was handed in', async () => {
  const { kinds } = await listed(
    ...['.workshop/marks/x', '.hidden.zip', '._ada.zip', 'node_modules/x', '__MACOSX/x'],
    ...['roster.csv', 'grading.yaml', 'notes.md'],
  );
  expect(kinds).toEqual({});
});

test.each(['ada.rar', 'ada.7z', 'ada.tar.xz', 'ada.tbz2', 'ada.gz'])(
  '%s was handed in, and the learner is told what can be read',
  async (file) => {
    const { sources } = await listed(file);
    expect(sources).toMatchObject([{ entry: file, name: 'ada', kind: 'unusable' }]);
    expect(sources[0]).toHaveProperty('because.en', expect.stringContaining('.zip or a .tar.gz'));
  },
);

test('they come in the order of their names, numbers as numbers', async () => {
  const { sources } = await listed('s10/x', 's9.zip', 'S2/x');
  expect(sources.map(({ name }) => name)).toEqual(['S2', 's9', 's10']);
});

test('of a folder and its archive the folder counts, and that is said', async () => {
  const { sources, remarks } = await listed('ada.zip', 'ada/server.ts', 'ada.rar', 'bob.zip');
  expect(sources.map(({ entry }) => entry)).toEqual(['ada', 'bob.zip']);
  expect(remarks.map(({ en }) => en)).toEqual([
    'The folder ada is marked, and not ada.rar, ada.zip beside it.',
  ]);
});

test('of two archives none counts until somebody chooses', async () => {
  const { sources, remarks } = await listed('ada.zip', 'ada.tar.gz');
  expect(sources).toMatchObject([{ entry: 'ada.tar.gz', name: 'ada', kind: 'unusable' }]);
  expect(sources[0]).toHaveProperty('because.en', expect.stringContaining('ada.tar.gz, ada.zip'));
  expect(remarks).toEqual([]);
});

test.skipIf(process.platform === 'win32')('a link is not followed', async () => {
  const folder = await tempFolder();
  await mkdir(path.join(folder, 'ada'));
  await symlink('ada', path.join(folder, 'bob'));
  await symlink('elsewhere.zip', path.join(folder, 'carol.zip'));
  const { sources } = await listSources(folder);
  expect(sources).toMatchObject([
    { name: 'ada', kind: 'folder' },
    { entry: 'bob', name: 'bob', kind: 'unusable' },
    { entry: 'carol.zip', name: 'carol', kind: 'unusable' },
  ]);
});
