import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, test as plainTest } from 'vitest';
import { findSandbox } from '../../runner/classroom/sandbox/sandbox.ts';
import { root, test, type Place } from './workshop.ts';

const lesson = '03-chat-v2';
const solution = path.join(root, 'lessons', lesson, 'solution', 'server.ts');
const bad = (name: string) => path.join(root, 'test', 'zoo', lesson, 'bad', `${name}.ts`);
const deeds = path.join(root, 'test', 'fixtures', 'hostile-class');

/** The parts of the document of a class that the tests look at. */
interface ClassDocument {
  readonly seed: number;
  readonly learners: readonly {
    readonly name: string;
    readonly id?: string;
    readonly isUnexpected?: true;
    readonly results: readonly {
      readonly status: string;
      readonly because?: string;
      readonly at?: string;
      readonly points?: { readonly earned: number; readonly of: number; readonly bonus: number };
      readonly incidents?: readonly string[];
      readonly checks?: readonly { readonly id: string; readonly status: string }[];
    }[];
  }[];
}

/** Somebody hands this program in. */
async function handIn(place: Place, name: string, from: string, before = '') {
  const folder = place.path('class', name, 'solutions', lesson);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'server.ts'), before + (await readFile(from, 'utf8')));
}

async function grade(place: Place, ...options: string[]) {
  const { status, out, err } = await place.run(['grade', 'class', '--json', ...options]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return JSON.parse(out) as ClassDocument;
}

const resultOf = ({ learners }: ClassDocument, name: string) => {
  const result = learners.find((each) => each.name === name)?.results[0];
  if (!result) throw new Error(`there is no ${name}`);
  return result;
};

const failing = ({ checks = [] }: ReturnType<typeof resultOf>) =>
  checks.filter(({ status }) => status === 'failed').map(({ id }) => id);

let hasSandbox = false;
beforeAll(async () => {
  hasSandbox = 'kind' in (await findSandbox(root));
});

describe('grade', () => {
  test('marks each learner alone, tells the class, and marks only what is new the next time', async ({
    place,
    skip,
  }) => {
    skip(!hasSandbox, 'this machine has no sandbox');
    await handIn(place, 'ada', solution);
    await handIn(place, 'ben', bad('colons.last-colon'));
    await mkdir(place.path('class', 'cleo'), { recursive: true });
    await cp(solution, place.path('class', 'dan', lesson, 'server.ts'));
    await place.write('roster.csv', 'id,name,folder\n7,Ada L.,ada\n8,Ben,ben\n9,Zoe,zoe\n');
    const outputs = ['--csv', 'class.csv', '--junit', 'class.xml', '--html', 'class.html'];
    const options = ['--roster', 'roster.csv', ...outputs, '--feedback', 'feedback'];
    const first = await grade(place, ...options);
    expect(first.learners.map(({ name, id }) => [name, id])).toEqual([
      ['Ada L.', '7'],
      ['Ben', '8'],
      ['Zoe', '9'],
      ['cleo', undefined],
      ['dan', undefined],
    ]);
    const statuses = first.learners.map(({ name }) => resultOf(first, name).status);
    expect(statuses).toEqual(['passed', 'failed', 'missing', 'missing', 'passed']);
    expect(failing(resultOf(first, 'Ben'))).toEqual(['colons']);
    expect(resultOf(first, 'Ben').points).toMatchObject({ earned: 9, of: 10, bonus: 5 });
    expect(await place.read('class.csv')).toContain('8,Ben,ben,9,10,5');
    expect(await place.read('class.xml')).toContain('<testsuite');
    expect(await place.read('class.html')).toContain('class-learners/ben.html');
    expect(await place.read('class-learners', 'ben.html')).toContain('colons');
    expect(await place.read('class-learners', 'ben.html')).not.toContain('Ada');
    expect(await place.read('feedback', 'ben.md')).toContain('`colons`');

    await handIn(place, 'ben', solution);
    const second = await grade(place, '--roster', 'roster.csv');
    expect(second.seed).toBe(first.seed);
    expect(resultOf(second, 'Ben').status).toBe('passed');
    expect(resultOf(second, 'Ada L.').at).toBe(resultOf(first, 'Ada L.').at);
    expect(resultOf(second, 'Ben').at).not.toBe(resultOf(first, 'Ben').at);
    const fresh = await grade(place, '--roster', 'roster.csv', '--fresh');
    expect(resultOf(fresh, 'Ada L.').at).not.toBe(resultOf(first, 'Ada L.').at);
    await place.nothingLeft();
  }, 180_000);

  test('lets a program write the file that it is told to write', async ({ place, skip }) => {
    skip(!hasSandbox, 'this machine has no sandbox');
    const files = '07-sliding-window';
    const handedIn = place.path('class', 'ada', files);
    await cp(path.join(root, 'lessons', files, 'solution'), handedIn, { recursive: true });
    const marked = await grade(place, '--lesson', files);
    expect(resultOf(marked, 'ada').status).toBe('passed');
  });

  test('is ended in the middle: what is marked is kept, and nothing else is left', async ({
    place,
    skip,
  }) => {
    skip(!hasSandbox, 'this machine has no sandbox');
    const names = ['ada', 'ben', 'cleo', 'dan'];
    for (const name of names) await handIn(place, name, solution, `// ${name}\n`);
    const marks = place.path('class', '.workshop', 'marks', lesson);
    const kept = () => readdir(marks).catch(() => []);
    const running = place.start(['grade', 'class', '--jobs', '1']);
    await expect.poll(async () => (await kept()).length, { timeout: 60_000 }).toBeGreaterThan(1);
    running.kill('SIGINT');
    const { exitCode, stderr } = await running;
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(/[1-3] of 4 are marked, and kept/);
    await place.nothingLeft();
    const before = await kept();
    const whole = await grade(place);
    expect(names.map((name) => resultOf(whole, name).status)).toEqual(Array(4).fill('passed'));
    expect(await kept()).toEqual(expect.arrayContaining(before));
  }, 180_000);

  test('marks what is trusted without a sandbox', async ({ place }) => {
    await handIn(place, 'ada', bad('colons.last-colon'));
    const document = await grade(place, '--trust');
    expect(failing(resultOf(document, 'ada'))).toEqual(['colons']);
    await place.nothingLeft();
  }, 60_000);
});

describe('a hostile submission harms nothing, and the class goes on', () => {
  /** What the teacher has that is nobody's business. */
  const secret = 'the marks of last year';

  test('whatever it does', async ({ place, skip }) => {
    skip(!hasSandbox, 'this machine has no sandbox');
    await place.write('teacher/secret', secret);
    const calls: net.Socket[] = [];
    const listener = net.createServer((socket) => void calls.push(socket.on('error', () => {})));
    await once(listener.listen(0, '127.0.0.1'), 'listening');
    const { port } = listener.address() as AddressInfo;
    const names = (await readdir(deeds)).map((file) => path.basename(file, '.ts'));
    for (const name of names) {
      const deed = await readFile(path.join(deeds, `${name}.ts`), 'utf8');
      const aimed = deed
        .replaceAll('CANARY', place.path('teacher'))
        .replaceAll("'LISTENER'", String(port));
      await handIn(place, name, solution, aimed);
    }
    await handIn(place, 'honest', solution);
    await symlink(
      place.path('teacher'),
      place.path('class', 'honest', 'solutions', lesson, 'link'),
    );

    const { status, out, err } = await place.run(
      ['grade', 'class', '--json', '--html', 'class.html', '--feedback', 'feedback'],
      { HOME: place.path('teacher') },
    );
    listener.close();
    const document = JSON.parse(out) as ClassDocument;
    expect({ status, err }).toEqual({ status: 0, err: '' });

    // Nothing was harmed.
    expect(await readdir(place.path('teacher'))).toEqual(['secret']);
    expect(calls).toEqual([]);
    await place.nothingLeft();
    const all = [...names, 'honest'].sort();
    expect((await readdir(place.path('class'))).sort()).toEqual(['.workshop', ...all].sort());
    for (const name of all) {
      const files = await readdir(place.path('class', name, 'solutions', lesson));
      expect(files.filter((file) => file !== 'link')).toEqual(['server.ts']);
    }

    // Nothing was learnt.
    const told = await Promise.all([
      ...all.map((name) => place.read('feedback', `${name}.md`)),
      ...all.map((name) => place.read('class-learners', `${name}.html`)),
    ]);
    for (const text of [out, ...told]) {
      expect(text).not.toContain(secret);
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }
    for (const page of told.slice(all.length)) expect(page).not.toMatch(/<(script|img|b>)/i);

    // Everybody has a verdict of their own.
    expect(document.learners.map(({ name }) => name).sort()).toEqual(all);
    const verdicts = Object.fromEntries(all.map((name) => [name, resultOf(document, name)]));
    for (const name of [
      'honest',
      'reads-what-is-not-its-own',
      'writes-outside',
      'deletes-its-folder',
      'kills-its-parent',
      'calls-out',
      'stays-for-ever',
    ]) {
      expect([name, verdicts[name]?.status]).toEqual([name, 'passed']);
    }
    const incident = (name: string) => verdicts[name]?.incidents?.join(' ');
    expect(incident('forks-without-end')).toContain('processes and threads');
    expect(incident('fills-the-memory')).toContain('of memory');
    expect(incident('fills-the-disk')).toContain('of disk');
    for (const name of ['forks-without-end', 'fills-the-memory', 'prints-escapes-and-html']) {
      expect([name, verdicts[name]?.status]).toEqual([name, 'failed']);
    }
    expect(verdicts['writes-its-own-result']?.checks?.length).toBeGreaterThan(10);
  }, 420_000);
});

plainTest('every deed says in its first line what it does', async () => {
  for (const file of await readdir(deeds)) {
    expect(await readFile(path.join(deeds, file), 'utf8')).toMatch(/^\/\/ [A-Z].+\.\n/);
  }
});
