import { copyFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { describe, expect } from 'vitest';
import type { Lesson } from '../../runner/lesson/lesson.ts';
import { idsWith, lessons, onlyResult, Place, root, test } from './workshop.ts';

const starter = (lesson: string) => path.join(root, 'lessons', lesson, 'starter');
const solution = (lesson: string) => path.join(root, 'lessons', lesson, 'solution');
const builtLesson = (lesson: string) => path.join(root, 'dist', 'lessons', lesson, 'verify.js');
const filesIn = async (folder: string) => (await readdir(folder)).sort();

interface Progress {
  readonly lessons: Readonly<Record<string, { checks: Record<string, { status: string }> }>>;
}

/** A workspace in which one check of 03-chat-v2 has passed. */
async function withSomethingDone(place: Place): Promise<void> {
  await place.solve('03-chat-v2', solution('03-chat-v2'));
  const { status } = await place.run(['verify', '3', '--check', 'greeting']);
  expect(status).toBe(0);
}

const greetingIn = (text: string) =>
  (JSON.parse(text) as Progress).lessons['03-chat-v2']?.checks['greeting']?.status;

describe.concurrent('start', () => {
  test('copies the starter, and keeps and names what exists', async ({ place }) => {
    const first = await place.run(['start', '0']);
    expect(first.status).toBe(0);
    expect(first.out).toMatch(/copied {2}solutions\/00-tcp-basics\/server\.ts$/m);
    for (const next of ['run', 'verify']) {
      expect(first.out).toContain(`npx workshop ${next} 00-tcp-basics\n`);
    }
    const files = await filesIn(place.path('solutions', '00-tcp-basics'));
    expect(files).toEqual(await filesIn(starter('00-tcp-basics')));

    await place.write('solutions/00-tcp-basics/server.ts', '// mine');
    const second = await place.run(['start', '0']);
    expect(second.status).toBe(0);
    expect(second.out).toContain('kept  solutions/00-tcp-basics/server.ts (yours, unchanged)');
    expect(await place.read('solutions/00-tcp-basics/server.ts')).toBe('// mine');
  });

  test.for(lessons)('%s says where to begin, so that an editor opens it', async (id, { place }) => {
    const { out } = await place.run(['start', id]);
    const [, file = '', line] = /^ {2}Begin at +(solutions\/\S+):(\d+)$/m.exec(out) ?? [];
    const { checks } = ((await import(builtLesson(id))) as { default: Lesson }).default;
    expect((await place.read(file)).split('\n')[Number(line) - 1]).toContain(checks[0]?.id);
  });

  test('comments in the language that is spoken, in plain JavaScript too', async ({ place }) => {
    const { out } = await place.run(['start', '3', '--lang', 'zh-CN']);
    const program = await place.read('solutions/03-chat-v2/server.ts');
    expect(program).toMatch(/^\/\/ .*聊天室/);
    const [, line] = /^ {2}从这里开始 +solutions\/03-chat-v2\/server\.ts:(\d+)$/m.exec(out) ?? [];
    expect(program.split('\n')[Number(line) - 1]).toContain('TODO (greeting)');
    await place.run(['reset', '3', '--js', '--lang', 'zh-CN']);
    expect(await place.read('solutions/03-chat-v2/server.js')).toMatch(/^\/\/ .*聊天室/);
  });

  test('names files as they are reached from where somebody stands', async ({ place }) => {
    await place.run(['start', '2']);
    await place.write('elsewhere/file', '');
    const there = await place.runOther(
      'sh',
      ...['-c', 'cd elsewhere && "$NODE" "$WORKSHOP" start 2 --lang zh-CN'],
    );
    expect(there.out).toContain('../solutions/02-chat-v1/server.ts （你已有的文件，没有改动）');
    expect(there.out).toMatch(/^ {2}从这里开始 {2}\.\.\/solutions\/02-chat-v1\/server\.ts:\d+$/m);
    expect(there.out).toMatch(/^ {2}运行 {8}npx workshop run 02-chat-v1$/m);
  });

  test('says which program is to be run first, where that is not the first one', async ({
    place,
  }) => {
    const { out } = await place.run(['start', '7']);
    expect(out).toMatch(/^ {2}Begin at +solutions\/07-sliding-window\/receiver\.ts:\d+$/m);
    expect(out).toMatch(/^ {2}Run it +npx workshop run 07-sliding-window receiver$/m);
  });

  test('does not put a server.ts beside a server.js', async ({ place }) => {
    await place.write('solutions/03-chat-v2/server.js', '// mine');
    const { out } = await place.run(['start', '3']);
    expect(out).toContain('kept  solutions/03-chat-v2/server.js');
    expect(out).toMatch(/Begin at +solutions\/03-chat-v2\/server\.js$/m);
    expect(await filesIn(place.path('solutions', '03-chat-v2'))).toEqual(['server.js']);
  });

  test.for(lessons)('%s --js gives plain JavaScript that runs', async (lesson, { place }) => {
    const { status } = await place.run(['start', lesson, '--js']);
    expect(status).toBe(0);
    const folder = place.path('solutions', lesson);
    const files = await filesIn(folder);
    expect(files).toEqual(
      (await filesIn(starter(lesson))).map((name) => name.replace('.ts', '.js')),
    );
    for (const name of files) {
      // Node itself finds no types in it.
      const module = path.join(place.temp, name.replace('.js', '.mjs'));
      await copyFile(path.join(folder, name), module);
      await execa(process.execPath, ['--check', module]);
    }
    const { out } = await place.run(['verify', lesson, '--bail', '--json']);
    const failures = onlyResult(out).checks.flatMap(({ failure }) => failure?.kind ?? []);
    expect(failures).toHaveLength(1);
    expect(failures).not.toContain('crashed');
  });

  test('says which path is in the way when a file stands where a folder must be', async ({
    place,
  }) => {
    await place.write('solutions', 'a file');
    const { status, out, err } = await place.run(['start', '3']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^.+solutions.* cannot be used: .+\.\n$/);
    expect(await place.read('solutions')).toBe('a file');
  });
});

test('reset sets the learner’s files aside and says where', async ({ place }) => {
  await place.write('solutions/03-chat-v2/server.ts', '// mine');
  await place.write('solutions/03-chat-v2/rooms.ts', '// mine, too');
  const { status, out } = await place.run(['reset', '3']);
  expect(status).toBe(0);
  const [, backup = ''] = /Your files are safe in (\S+)/.exec(out) ?? [];
  expect(backup).toMatch(/^\.workshop\/backups\/03-chat-v2-/);
  expect(await place.read(backup, 'server.ts')).toBe('// mine');
  expect(await place.read(backup, 'rooms.ts')).toBe('// mine, too');
  expect(await filesIn(place.path('solutions', '03-chat-v2'))).toEqual(['server.ts']);
  expect(await place.read('solutions/03-chat-v2/server.ts')).not.toContain('mine');
});

describe.concurrent('progress', () => {
  test('remembers what passed, exports it, and takes it in elsewhere', async ({ place }) => {
    await withSomethingDone(place);
    const { out } = await place.run(['progress']);
    expect(out).toMatch(/^ {2}03-chat-v2 +█░+ +core 1 of \d+ · stretch 0 of \d+$/m);
    expect(greetingIn((await place.run(['progress', '--json'])).out)).toBe('passed');
    const exported = await place.run(['progress', '--export', 'mine.json']);
    expect(exported).toEqual({ status: 0, out: '', err: 'Progress written to mine.json\n' });

    const elsewhere = await Place.make();
    try {
      const taken = ['progress', '--import', place.path('mine.json'), '--json'];
      expect(greetingIn((await elsewhere.run(taken)).out)).toBe('passed');
      const { out: list } = await elsewhere.run(['list']);
      expect(list).toMatch(/^03-chat-v2 .* 1\/\d+ .* started$/m);
    } finally {
      await Place.remove(elsewhere);
    }
  });

  test('does not count the reference solution, nor other files', async ({ place }) => {
    const file = path.join(solution('03-chat-v2'), 'server.ts');
    await place.run(['verify', '3', '--check', 'greeting', '--solution']);
    await place.run(['verify', '3', '--check', 'greeting', '--file', file]);
    const { out } = await place.run(['progress', '--json']);
    expect((JSON.parse(out) as Progress).lessons).toEqual({});
  });

  test('a damaged file is set aside and named, and nothing else is lost', async ({ place }) => {
    await place.run(['start', '3']);
    const program = await place.read('solutions/03-chat-v2/server.ts');
    await place.write('.workshop/progress.json', '{"version": 1, "lessons": {');
    await place.write('.workshop/backups/old/server.ts', '// old');
    const { status, out, err } = await place.run(['list', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toHaveProperty('lessons');
    const [, aside = ''] =
      /^The progress file was damaged and has been set aside as (\S+)\. /.exec(err) ?? [];
    expect(await place.read(aside)).toBe('{"version": 1, "lessons": {');
    expect(await place.read('solutions/03-chat-v2/server.ts')).toBe(program);
    expect(await place.read('.workshop/backups/old/server.ts')).toBe('// old');
    expect((await place.run(['list', '--json'])).err).toBe('');
  });

  test('a file that is no progress is refused, and changes nothing', async ({ place }) => {
    await place.run(['start', '3']);
    const before = await place.read('.workshop/progress.json');
    await place.write('other.json', '{"version": 2}');
    const { status, err } = await place.run(['progress', '--import', 'other.json']);
    expect(status).toBe(2);
    expect(err).toMatch(/^other\.json is no exported progress.* Nothing was changed\.\n$/);
    expect(await place.read('.workshop/progress.json')).toBe(before);
  });

  test('a folder instead of a file is told in one sentence', async ({ place }) => {
    await place.write('folder/file', '');
    const { status, out, err } = await place.run(['progress', '--import', 'folder']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^[^\n]*folder[^\n]*\n$/);
  });

  test('an export that cannot be written names the file as it was given', async ({ place }) => {
    const { status, err } = await place.run(['progress', '--export', 'nowhere/mine.json']);
    expect(status).toBe(2);
    expect(err).toMatch(/nowhere\/mine\.json cannot be used: .+\.\n$/);
  });
});

test('a verdict is given although progress cannot be saved', async ({ place }) => {
  await place.solve('03-chat-v2', solution('03-chat-v2'));
  await place.write('.workshop', 'a file where the folder must be');
  const { status, out, err } = await place.run(['verify', '3', '--check', 'greeting', '--json']);
  expect(status).toBe(0);
  expect(idsWith(onlyResult(out), 'passed')).toEqual(['greeting']);
  expect(err).toContain('.workshop');
  expect((await stat(place.path('.workshop'))).isFile()).toBe(true);
});
