import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { describe, expect } from 'vitest';
import { readSource } from '../../runner/classroom/read-source.ts';
import { archiveNamed } from '../../runner/classroom/sources.ts';
import { root, test, type Place } from './workshop.ts';

const chat = {
  id: '03-chat-v2',
  programs: [{ name: 'server', role: 'listens', protocol: 'tcp' }],
} as const;

/** The files of 03-chat-v2 that a teacher finds in an archive. */
async function handedIn(place: Place, archive: string): Promise<string[]> {
  const source = archiveNamed(place.folder, archive);
  const read = source && (await readSource(source, [chat]));
  if (read?.is !== 'readable') throw new Error(read?.because.en);
  return (read.lessons.get(chat.id) ?? []).map((file) => file.path);
}

interface Verdicts {
  readonly versions: readonly string[];
  readonly lessons: Readonly<
    Record<string, { fingerprint: string; checks: Record<string, { status: string; at: string }> }>
  >;
}

/** What an archive says of the last verdicts. */
async function verdictIn(place: Place, archive: string): Promise<Verdicts> {
  const entries = await unpackTar(gunzipSync(await readFile(place.path(archive))));
  const entry = entries.find(({ header }) => header.name === 'verdict.json');
  return JSON.parse(Buffer.from(entry?.data ?? []).toString()) as Verdicts;
}

describe.concurrent('pack', () => {
  test('makes an archive that can be marked, and says what the verifier said last', async ({
    place,
  }) => {
    await place.solve('03-chat-v2', path.join(root, 'lessons', '03-chat-v2', 'solution'));
    await place.write('solutions/03-chat-v2/node_modules/x/index.js', '');
    await place.run(['verify', '3', '--check', 'greeting']);
    const { status, out, err } = await place.run(['pack', '3']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('Packed into 03-chat-v2.tar.gz\n    solutions/03-chat-v2/server.ts\n');
    expect(out).toContain('Left out\n    solutions/03-chat-v2/node_modules\n');
    expect(out).toMatch(/^ {4}03-chat-v2 {2}core 1 of 10 · stretch 0 of 5 · \w+ \d+, \d{4}, /m);
    expect(out).not.toContain('npx workshop verify');
    expect(await handedIn(place, '03-chat-v2.tar.gz')).toEqual(['server.ts']);
    const { versions, lessons } = await verdictIn(place, '03-chat-v2.tar.gz');
    expect(versions[0]).toMatch(/^socket-workshop \d/);
    expect(lessons['03-chat-v2']?.checks).toMatchObject({ greeting: { status: 'passed' } });
  });

  test('says when what is packed was not verified, or has changed since', async ({ place }) => {
    await place.write('solutions/03-chat-v2/server.ts', '');
    const again = 'Verify, and pack again, so that you know what you hand in:\n';
    const command = '    npx workshop verify 03-chat-v2\n';
    const before = await place.run(['pack', '3']);
    expect(before.out).toContain('    03-chat-v2  nothing yet\n');
    expect(before.out).toContain(again + command);
    const checks = { greeting: { status: 'passed', at: '2001-01-01T00:00:00.000Z' } };
    const progress = { version: 1, lessons: { '03-chat-v2': { checks } } };
    await place.write('.workshop/progress.json', JSON.stringify(progress));
    const after = await place.run(['pack', '3', '--lang', 'zh-CN']);
    expect(after.out).toContain('在那之后有改动：server.ts\n');
    expect(after.out).toContain(command);
  });

  test('puts several lessons into one archive, under the name that is asked for', async ({
    place,
  }) => {
    await place.write('solutions/03-chat-v2/server.ts', '');
    await place.write('solutions/02-chat-v1/server.ts', '');
    const { out } = await place.run(['pack', '3', '2', '03']);
    expect(out).toContain('Packed into solutions.tar.gz\n');
    expect(Object.keys((await verdictIn(place, 'solutions.tar.gz')).lessons)).toEqual([
      ...['02-chat-v1', '03-chat-v2'],
    ]);
    await place.write('solutions/03-chat-v2/lib/room.ts', '');
    // The same name again: the archive is replaced.
    await place.run(['pack', '3', '--out', 'solutions.tar.gz']);
    expect(await handedIn(place, 'solutions.tar.gz')).toEqual(['lib/room.ts', 'server.ts']);
  });

  test.for([
    [['pack'], 'Which lesson? For example: npx workshop pack 00-tcp-basics'],
    [['pack', '4'], 'You have not started 04-udp yet: npx workshop start 04-udp'],
    [['pack', '3', '2'], 'There is nothing to pack in solutions/02-chat-v1/.'],
    [
      ['pack', '3', '--out', 'solutions/03-chat-v2/server.ts'],
      '--out solutions/03-chat-v2/server.ts must end in .tar.gz, so that the archive is known for one.',
    ],
    [['pack', '3', '--out', 'no/a.tgz'], 'no/a.tgz cannot be used: it does not exist (ENOENT).'],
    [
      ['pack', '1'],
      'Nothing was packed. The file solutions/01-backpressure/film.mp4 is bigger than 5 MiB, which is the most that is read of one.',
    ],
  ] as const)('%j is refused in a sentence, and makes nothing', async ([args, told], { place }) => {
    await place.write('solutions/03-chat-v2/server.ts', 'mine');
    await place.write('solutions/02-chat-v1/.DS_Store', '');
    await place.write('solutions/01-backpressure/film.mp4', 'x'.repeat(6 * 2 ** 20));
    expect(await place.run(args)).toEqual({ status: 2, out: '', err: `${told}\n` });
    expect(await place.read('solutions/03-chat-v2/server.ts')).toBe('mine');
    await expect(stat(place.path('03-chat-v2.tar.gz'))).rejects.toThrow('ENOENT');
  });
});
