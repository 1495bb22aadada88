import {
  appendFile,
  chmod,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bigFile, FileReader, placeInFile } from '../../../runner/probe/big-file.ts';
import { content, smallBigFile as wanted, withByteChanged } from '../helpers/big-file.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

describe('the big file', () => {
  test('is made where there is none, in a folder that need not be there', async () => {
    const file = await bigFile(path.join(await tempFolder(), 'new', 'cache'), wanted);
    expect((await readFile(file)).equals(content)).toBe(true);
    expect(await readdir(path.dirname(file))).toEqual([path.basename(file)]);
  });

  test('can be read only, by the learner’s program, too', async () => {
    const { mode } = await stat(await bigFile(await tempFolder(), wanted));
    expect(mode & 0o222).toBe(0);
  });

  test('is made once, and left alone when it is right', async () => {
    const folder = await tempFolder();
    const file = await bigFile(folder, wanted);
    const longAgo = new Date('2001-02-03');
    await utimes(file, longAgo, longAgo);
    expect(await bigFile(folder, wanted)).toBe(file);
    expect((await stat(file)).mtime).toEqual(longAgo);
  });

  test.each<[string, (file: string) => Promise<void>]>([
    ['a byte of it was changed', (file) => writeFile(file, withByteChanged(1_050_000))],
    ['it was cut short', (file) => truncate(file, 1_100_000)],
    ['it was emptied', (file) => truncate(file)],
    ['something was appended', (file) => appendFile(file, 'x')],
  ])('is made again when %s', async (_, spoil) => {
    const folder = await tempFolder();
    const file = await bigFile(folder, wanted);
    await chmod(file, 0o644);
    await spoil(file);
    expect(await bigFile(folder, wanted)).toBe(file);
    expect((await readFile(file)).equals(content)).toBe(true);
    expect((await stat(file)).mode & 0o222).toBe(0);
  });

  test('is made for several who ask for it at once', async () => {
    const folder = await tempFolder();
    const files = await Promise.all([1, 2, 3, 4].map(() => bigFile(folder, wanted)));
    expect(new Set(files).size).toBe(1);
    expect(await readdir(folder)).toEqual(files.slice(0, 1).map((file) => path.basename(file)));
    expect((await readFile(files[0] ?? '')).equals(content)).toBe(true);
  });

  test('can be made after it could not', async () => {
    const folder = path.join(await tempFolder(), 'a-file');
    await writeFile(folder, '');
    await expect(bigFile(folder, wanted)).rejects.toThrow();
    await rm(folder);
    expect((await readFile(await bigFile(folder, wanted))).equals(content)).toBe(true);
  });

  test('has a name for each size, so that two lessons may have one each', async () => {
    const folder = await tempFolder();
    const small = { bytes: 2 ** 19, sha256: '' };
    const files = [await bigFile(folder, wanted), await bigFile(folder, small)];
    expect((await readdir(folder)).sort()).toEqual(files.map((file) => path.basename(file)).sort());
  });
});

describe('what the system says when it cannot be made', () => {
  test('is passed on', async () => {
    const folder = path.join(await tempFolder(), 'a-file');
    await writeFile(folder, '');
    await expect(bigFile(folder, wanted)).rejects.toMatchObject({
      code: expect.stringMatching(/^E[A-Z]+$/) as string,
    });
  });

  test('is passed on at the very end, too, and nothing half made is left', async () => {
    const folder = await tempFolder();
    const file = await bigFile(folder, wanted);
    const another = path.join(await tempFolder(), 'cache');
    const inTheWay = path.join(another, path.basename(file));
    await mkdir(path.join(inTheWay, 'inner'), { recursive: true });
    await expect(bigFile(another, wanted)).rejects.toMatchObject({ syscall: 'rename' });
    expect(await readdir(another)).toEqual([path.basename(file)]);
  });
});

describe('the place of some bytes in the file', () => {
  const size = wanted.bytes;
  const piece = (from: number, length = 32) => content.subarray(from, from + length);
  const text = Buffer.from('Welcome, stranger! Here it comes.');
  /** Whole blocks end here. */
  const lastBlock = size - (size % 16) - 16;

  test.each([0, 16, 4096, 2 ** 20, lastBlock])('is found of a whole block at %i', (from) => {
    expect(placeInFile(piece(from, 16), size)).toBe(from);
  });

  test.each(Array.from({ length: 15 }, (_, index) => 65_536 + index + 1))(
    'is found of 31 bytes that begin in the middle of a block, at %i',
    (from) => expect(placeInFile(piece(from, 31), size)).toBe(from),
  );

  test.each([1, 15, lastBlock - 15])('is found near an end of the file, at %i', (from) => {
    expect(placeInFile(piece(from, 31), size)).toBe(from);
  });

  test.each([
    ['of no bytes', Buffer.alloc(0)],
    ['of bytes without a whole block', piece(65_537, 30)],
    ['of less than a block', piece(65_536, 15)],
    ['of a text', text],
    ['of zeros', Buffer.alloc(32)],
  ])('is not known %s', (_, bytes) => {
    expect(placeInFile(bytes, size)).toBeUndefined();
  });

  test('is not known when the first byte was changed and the rest is right', () => {
    expect(placeInFile(withByteChanged(70_000).subarray(70_000, 70_032), size)).toBeUndefined();
  });

  test.each([0, 65_536, 65_539])(
    'is not known of a text that was put in before byte %i',
    (from) => {
      const bytes = Buffer.concat([text.subarray(0, 11), piece(from)]);
      expect(placeInFile(bytes, size)).toBeUndefined();
    },
  );

  test('is not known of what stands in a longer file only', () => {
    expect(placeInFile(piece(65_536), 65_536)).toBeUndefined();
    expect(placeInFile(piece(65_536), 65_551)).toBeUndefined();
    expect(placeInFile(piece(65_536), 65_552)).toBe(65_536);
  });
});

describe('the reader of a file', () => {
  async function reader() {
    const file = new FileReader(await bigFile(await tempFolder(), wanted));
    onTestFinished(() => file.close());
    return file;
  }

  test('gives the bytes of a place, in any order', async () => {
    const file = await reader();
    for (const from of [1_000_000, 0, 17, 4095]) {
      expect(content.subarray(from, from + 100).equals(file.at(from, 100))).toBe(true);
    }
  });

  test('gives fewer at the end of the file, and none behind it', async () => {
    const file = await reader();
    expect(file.at(wanted.bytes - 3, 100)).toHaveLength(3);
    expect(file.at(wanted.bytes, 100)).toHaveLength(0);
    expect(file.at(wanted.bytes + 1000, 100)).toHaveLength(0);
  });

  test('gives a mebibyte at the most', async () => {
    expect((await reader()).at(0, wanted.bytes)).toHaveLength(2 ** 20);
  });
});
