import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CannotTell } from '../../../runner/lesson/failure.ts';
import { prepareFile } from '../../../runner/probe/needs.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

test('a big file that cannot be made is no fault of the learner’s, who is told what to do', async () => {
  const folder = path.join(await tempFolder(), 'a-file');
  await writeFile(folder, '');
  const error: unknown = await prepareFile(folder, { bytes: 2 ** 21, sha256: '' }).catch(
    (each: unknown) => each,
  );
  expect(error).toBeInstanceOf(CannotTell);
  const { reason } = error as CannotTell;
  for (const text of Object.values(reason)) {
    expect(text).toContain('2 MiB');
    expect(text).toContain(folder);
    expect(text).toContain('WORKSHOP_CACHE');
    expect(text).toMatch(/[(（]E[A-Z]+[)）]/);
  }
});
