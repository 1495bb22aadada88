import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { KeptMarks, type KeptMark } from '../../../runner/classroom/kept-marks.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const aMark = (seed = 5): KeptMark => ({
  version: 1,
  fingerprint: 'f',
  verifier: 'v',
  seed,
  at: '2026-05-01T12:00:00.000Z',
  versions: ['socket-workshop 1.2.3'],
  report: { result: { any: 'thing' }, incidents: [{ en: 'oh', 'zh-CN': '啊' }] },
});

const never = () => {
  throw new Error('no seed was to be drawn');
};

test('a mark is there again for the same submission and lesson, and for no other', async () => {
  const folder = await tempFolder();
  await new KeptMarks(folder).keep('ada', '03-chat-v2', aMark());
  const kept = new KeptMarks(folder);
  expect(await kept.load('ada', '03-chat-v2')).toEqual(aMark());
  expect(await kept.load('ada', '02-chat-v1')).toBeUndefined();
  expect(await kept.load('ada.zip', '03-chat-v2')).toBeUndefined();
});

test.each(['../../ada', 'a/b', '艾达', '\u001b[31m', 'x'.repeat(300), '.', 'a*b?'])(
  'submissions may be called %j, and stay apart from those that look alike',
  async (name) => {
    const folder = await tempFolder();
    const kept = new KeptMarks(folder);
    await kept.keep(name, '03-chat-v2', aMark(1));
    await kept.keep(`${name}_`, '03-chat-v2', aMark(2));
    expect(await kept.load(name, '03-chat-v2')).toMatchObject({ seed: 1 });
    expect(await kept.load(`${name}_`, '03-chat-v2')).toMatchObject({ seed: 2 });
    expect(await readdir(folder)).toEqual(['.workshop']);
    const files = await readdir(path.join(folder, '.workshop', 'marks', '03-chat-v2'));
    expect(files).toHaveLength(2);
  },
);

test.each(['', '{', '[]', '{"version":2}', 'null'])(
  'a mark that is damaged (%j) is as good as none',
  async (text) => {
    const folder = await tempFolder();
    const kept = new KeptMarks(folder);
    await kept.keep('ada', '03-chat-v2', aMark());
    const below = path.join(folder, '.workshop', 'marks', '03-chat-v2');
    const [file = ''] = await readdir(below);
    await writeFile(path.join(below, file), text);
    expect(await kept.load('ada', '03-chat-v2')).toBeUndefined();
  },
);

test('a class has one seed, until another is asked for or all is forgotten', async () => {
  const kept = new KeptMarks(await tempFolder());
  expect(await kept.seed(undefined, () => 7)).toBe(7);
  expect(await kept.seed(undefined, never)).toBe(7);
  expect(await kept.seed(9, never)).toBe(9);
  expect(await kept.seed(undefined, never)).toBe(9);
  await kept.keep('ada', '03-chat-v2', aMark());
  await kept.forget();
  expect(await kept.load('ada', '03-chat-v2')).toBeUndefined();
  expect(await kept.seed(undefined, () => 3)).toBe(3);
});
