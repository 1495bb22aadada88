import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { usualLimits } from '../../../runner/classroom/limits.ts';
import { archiveNamed } from '../../../runner/classroom/sources.ts';
import { archiveOf, chat, folderOf, udp, whatIsRead } from '../helpers/a-source.ts';
import { tarGzOf, tarOf, zipOf } from '../helpers/an-archive.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const files = {
  'ada/solutions/03-chat/server.ts': 'chat',
  'ada/solutions/03-chat/lib/房间.ts': 'room',
  'ada/solutions/04-udp/client.js': 'udp',
  'ada/README.md': 'nobody asks for it',
};
const zipped = Object.entries(files).map(([name, text]) => ({ name, text }));

const kinds = {
  folder: () => folderOf(files),
  zip: () => archiveOf('ada.zip', zipOf(...zipped)),
  'tar.gz': async () => archiveOf('ada.tar.gz', await tarGzOf(files)),
  tar: async () => archiveOf('ada.tar', await tarOf(files)),
};

describe.each(Object.entries(kinds))('from a %s', (_, make) => {
  test('the files of each lesson are read', async () => {
    expect(await whatIsRead(await make())).toEqual({
      lessons: {
        '03-chat': { 'server.ts': 'chat', 'lib/房间.ts': 'room' },
        '04-udp': { 'client.js': 'udp' },
      },
      incidents: [],
    });
  });

  test.each([
    ['files', { files: 2 }, 'more than 2 files'],
    ['a file', { fileBytes: 3 }, /^The file ada\/solutions\/03-chat\/\S+ is bigger than 3 B/],
    ['all files', { allBytes: 9 }, 'more than 9 B together'],
    ['a path', { pathLength: 20 }, 'longer than 20 characters: ada/'],
    ['folders', { depth: 3 }, 'more than 3 folders deep: ada/'],
    ['entries', { entries: 3 }, 'more than 3 files and folders'],
  ])('too much of %s is refused with the figure', async (_of, limit, sentence) => {
    const { because } = await whatIsRead(await make(), [chat, udp], { ...usualLimits, ...limit });
    expect(because).toMatch(sentence);
  });
});

describe('what does not belong to a lesson is left out', () => {
  const foreign = {
    '03-chat/server.ts': 'chat',
    '03-chat/node_modules/x/index.js': 'x',
    '03-chat/.git/config': 'x',
    '03-chat/.DS_Store': 'x',
    '__MACOSX/03-chat/._server.ts': 'x',
  };
  const read = { lessons: { '03-chat': { 'server.ts': 'chat' } }, incidents: [] };

  test('of a folder, of a .zip and of a .tar.gz, without a word', async () => {
    const entries = Object.entries(foreign).map(([name, text]) => ({ name, text }));
    expect(await whatIsRead(await folderOf(foreign))).toEqual(read);
    expect(await whatIsRead(await archiveOf('a.zip', zipOf(...entries)))).toEqual(read);
    expect(await whatIsRead(await archiveOf('a.tgz', await tarGzOf(foreign)))).toEqual(read);
  });

  test('and does not count, however big it is', async () => {
    const big = { '03-chat/server.ts': 'chat', 'film.mp4': 'x'.repeat(9999) };
    const limits = { ...usualLimits, files: 1, fileBytes: 9, allBytes: 9 };
    expect(await whatIsRead(await folderOf(big), [chat, udp], limits)).toEqual(read);
  });
});

describe('what would be written elsewhere is never read, and named', () => {
  const escaping = ['../evil.ts', '/etc/cron.d/evil', '03-chat/../../evil.ts', 'C:\\evil.ts'];
  const own = { '03-chat/server.ts': 'chat' };
  const read = {
    lessons: { '03-chat': { 'server.ts': 'chat' } },
    incidents: [
      'Left out, since nothing can safely be written under such a name: ../evil.ts, /etc/cron.d/evil, 03-chat/../../evil.ts and 1 more',
    ],
  };

  test('in a .tar.gz', async () => {
    const evil = Object.fromEntries(escaping.map((name) => [name, 'evil']));
    const source = await archiveOf('a.tar.gz', await tarGzOf({ ...own, ...evil }));
    expect(await whatIsRead(source)).toEqual(read);
  });

  test('in a .zip', async () => {
    const all = [
      { name: '03-chat/server.ts', text: 'chat' },
      ...escaping.map((name) => ({ name })),
    ];
    expect(await whatIsRead(await archiveOf('a.zip', zipOf(...all)))).toEqual(read);
  });

  test('and no name of somebody else reaches a terminal as it is', async () => {
    const name = `../\u001b[2J${'x'.repeat(500)}`;
    const { incidents = [] } = await whatIsRead(
      await archiveOf('a.zip', zipOf({ name }, { name: '03-chat/server.ts' })),
    );
    expect(incidents[0]).not.toContain('\u001b');
    expect(incidents[0]?.length).toBeLessThan(200);
  });
});

describe('what is no ordinary file is left out, and named', () => {
  const sentence = 'Left out, since only ordinary files are read, and no links: ';

  test('links, devices and pipes in a .tar.gz', async () => {
    const source = await archiveOf(
      'a.tar.gz',
      await tarGzOf(
        { '03-chat/server.ts': 'chat' },
        { name: '03-chat/passwd', type: 'symlink', linkname: '/etc/passwd' },
        { name: '03-chat/hard', type: 'link', linkname: '../../secret' },
        { name: '03-chat/pipe', type: 'fifo' },
      ),
    );
    expect(await whatIsRead(source)).toEqual({
      lessons: { '03-chat': { 'server.ts': 'chat' } },
      incidents: [`${sentence}03-chat/passwd, 03-chat/hard, 03-chat/pipe`],
    });
  });

  test('links in a .zip', async () => {
    const link = { name: '03-chat/passwd', text: '/etc/passwd', mode: 0o120777 };
    const own = { name: '03-chat/server.ts', text: 'chat', mode: 0o100644 };
    expect(await whatIsRead(await archiveOf('a.zip', zipOf(link, own)))).toEqual({
      lessons: { '03-chat': { 'server.ts': 'chat' } },
      incidents: [`${sentence}03-chat/passwd`],
    });
  });

  test.skipIf(process.platform === 'win32')('links and pipes in a folder', async () => {
    const source = await folderOf({ '03-chat/server.ts': 'chat' });
    const folder = 'path' in source ? path.join(source.path, '03-chat') : '';
    await symlink('/etc', path.join(folder, 'etc'));
    // Whoever opened it would wait for ever.
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    expect(await whatIsRead(source)).toEqual({
      lessons: { '03-chat': { 'server.ts': 'chat' } },
      incidents: [`${sentence}03-chat/etc, 03-chat/pipe`],
    });
  });
});

test.each([
  ['the same name', ['03-chat/server.ts', '03-chat/server.ts']],
  ['other capital letters', ['03-chat/server.ts', '03-chat/Server.ts']],
  ['a file that would have to be a folder', ['03-chat/server.ts', '03-chat/server.ts/x']],
  ['a folder that would have to be a file', ['03-chat/lib/x', '03-chat/LIB']],
])('of two files only the first is read: %s', async (_, [first = '', second = '']) => {
  const zip = zipOf({ name: first, text: 'first' }, { name: second, text: 'second' });
  expect(await whatIsRead(await archiveOf('a.zip', zip))).toEqual({
    lessons: { '03-chat': { [first.replace('03-chat/', '')]: 'first' } },
    incidents: [expect.stringMatching(`another one of that name.+: ${second}$`)],
  });
});

describe('an archive that cannot be unpacked is told from one that is too big', () => {
  const damaged = /^The archive cannot be unpacked: it is damaged/;
  const own = { name: '03-chat/server.ts', text: 'chat'.repeat(99) };
  const because = async (name: string, bytes: Uint8Array) =>
    (await whatIsRead(await archiveOf(name, bytes))).because;

  test('no archive at all, or one of another kind', async () => {
    expect(await because('a.zip', Buffer.from('no zip'))).toMatch(damaged);
    expect(await because('a.zip', Buffer.alloc(0))).toMatch(damaged);
    expect(await because('a.tar.gz', Buffer.from('no gzip'))).toMatch(damaged);
    expect(await because('a.tar.gz', zipOf(own))).toMatch(damaged);
    expect(await because('a.tar', Buffer.from('no tar'.repeat(999)))).toMatch(damaged);
  });

  test('one that has not arrived whole', async () => {
    const [zip, tar] = [zipOf(own), await tarGzOf({ [own.name]: own.text })];
    expect(await because('a.zip', zip.subarray(0, -9))).toMatch(damaged);
    expect(await because('a.tar.gz', tar.subarray(0, -9))).toMatch(damaged);
    const plain = await tarOf({ [own.name]: own.text });
    expect(await because('a.tar', plain.subarray(0, 700))).toMatch(damaged);
  });

  test('one in which bytes have changed', async () => {
    expect(await because('a.zip', zipOf({ ...own, crc: 1 }))).toMatch(damaged);
    const zip = zipOf(own);
    zip.fill(0xff, 50, 60);
    expect(await because('a.zip', zip)).toMatch(damaged);
  });

  test('one with a password, or packed in an unusual way', async () => {
    expect(await because('a.zip', zipOf({ ...own, flags: 1 }))).toMatch('protected by a password');
    expect(await because('a.zip', zipOf({ ...own, method: 14 }))).toMatch('(method 14)');
  });

  test('one that is far bigger when it is unpacked', async () => {
    const bomb = { '03-chat/server.ts': 'x', 'bomb.bin': '\0'.repeat(5_000_000) };
    const limits = { ...usualLimits, unpackedBytes: 1_000_000 };
    const tar = await archiveOf('a.tar.gz', await tarGzOf(bomb));
    const { because: told } = await whatIsRead(tar, [chat, udp], limits);
    expect(told).toMatch('Unpacked, the archive is bigger than 1000000 B');
    const zip = zipOf({ name: '03-chat/server.ts', text: '\0'.repeat(6_000_000) });
    expect(await because('a.zip', zip)).toMatch('bigger than 5 MiB');
  });
});

describe('a name in a .zip', () => {
  test.each([
    ['UTF-8 that does not say so', Buffer.from('房间.ts'), '房间.ts'],
    [
      'neither UTF-8 nor anything that we know',
      Buffer.from([0x82, 0xff, 0x41]),
      expect.any(String),
    ],
  ])('may be %s', async (_, bytes, name) => {
    const zip = zipOf(
      { name: Buffer.concat([Buffer.from('03-chat/'), bytes]), text: 'room' },
      { name: '03-chat/server.ts', text: 'chat' },
    );
    const { lessons = {} } = await whatIsRead(await archiveOf('a.zip', zip));
    expect(Object.keys(lessons['03-chat'] ?? {})).toEqual([name, 'server.ts']);
  });

  test('may have been written by a program that separates folders by \\', async () => {
    const zip = zipOf({ name: '03-chat\\lib\\room.ts', text: 'room' });
    const { lessons } = await whatIsRead(await archiveOf('a.zip', zip));
    expect(lessons).toEqual({ '03-chat': { 'lib/room.ts': 'room' } });
  });
});

describe('where no lesson is', () => {
  test('an empty folder means that nothing was handed in', async () => {
    const nothing = { lessons: {}, incidents: [] };
    expect(await whatIsRead(await folderOf({}))).toEqual(nothing);
    expect(await whatIsRead(await folderOf({ '.DS_Store': '' }))).toEqual(nothing);
  });

  test('it is said what was looked for', async () => {
    const source = await folderOf({ 'essay.docx': '' });
    expect((await whatIsRead(source)).because).toBe(
      'No lesson was found in it: it should hold a folder such as solutions/03-chat/ or 03-chat/.',
    );
    expect((await whatIsRead(source, [udp])).because).toMatch('04-udp/, or client.ts itself.');
  });

  test('the one archive in the folder is looked into', async () => {
    const source = await folderOf({ 'notes.txt': '' });
    const folder = 'path' in source ? source.path : '';
    await writeFile(path.join(folder, 'a.tgz'), await tarGzOf({ '03-chat/server.ts': 'chat' }));
    expect((await whatIsRead(source)).lessons).toEqual({ '03-chat': { 'server.ts': 'chat' } });
    await writeFile(path.join(folder, 'b.zip'), '');
    expect((await whatIsRead(source)).because).toMatch('No lesson was found in it');
  });
});

test.each(['ada', 'ada.zip', 'ada.tar.gz'])('%s that cannot be read is named', async (entry) => {
  const gone = path.join(await tempFolder(), entry);
  const source = archiveNamed(path.dirname(gone), entry);
  const folder = { entry, name: 'ada', kind: 'folder', path: gone } as const;
  expect((await whatIsRead(source ?? folder)).because).toBe(`${entry} cannot be read (ENOENT).`);
});
