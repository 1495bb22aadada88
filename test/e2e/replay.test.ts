import path from 'node:path';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { flat, onlyResult, root, test, type Place } from './workshop.ts';

const bad = (lesson: string, file: string) =>
  path.join(root, 'test', 'zoo', lesson, 'bad', `${file}.ts`);
const reference = (lesson: string) => path.join(root, 'lessons', lesson, 'solution', 'server.ts');
const solution = (lesson: string) => path.join('solutions', lesson, 'server.ts');

/** The learner's server is this one; the trace of one check of it is returned. */
async function traced(place: Place, lesson: string, server: string, check: string) {
  await place.solve(lesson, server, 'server.ts');
  const options = ['--check', check, '--seed', '5', '--trace', 'traces'];
  const { status } = await place.run(['verify', lesson, ...options]);
  return { status, file: `traces/${lesson}/${check}.jsonl` };
}

/** What the replay of a trace says, on one line. */
async function replayed(place: Place, file: string, ...options: string[]) {
  const { status, out, err } = await place.run(['replay', file, ...options]);
  expect(err).toBe('');
  return { status, told: flat(out) };
}

/** A wrong server, and how the sentence begins that says so. */
const failing: readonly (readonly [string, string, string])[] = [
  ['02-chat-v1', 'framing.one-line-per-chunk', 'bob'],
  ['02-chat-v1', 'taken.refused-without-a-word', 'eve35 should have heard an answer, but nothing'],
  ['03-chat-v2', 'framing.pieces-are-lines', 'bob16 should have heard "vunilu sejufu"'],
  ['03-chat-v2', 'broadcast.speaker-hears-it-too', 'alice'],
  ['00-tcp-basics', 'reset.no-error-handler', 'The server ended with exit status 1'],
  ['04-udp', 'empty.ignores-empty', 'alice'],
  ['04-udp', 'senders.everyone-hears-it', 'alice69: there should not have been a further datagram'],
];

describe.concurrent('the trace of a failing check', () => {
  test.for(failing)('fails again, and not with a right server: %s %s', async (wrong, { place }) => {
    const [lesson, server, sentence] = wrong;
    const [check = ''] = server.split('.');
    const { status, file } = await traced(place, lesson, bad(lesson, server), check);
    expect(status).toBe(1);

    const again = await replayed(place, file);
    expect(again.told).toContain(`✖ The failure is still there. ${sentence}`);
    expect(again.status).toBe(1);

    await place.solve(lesson, reference(lesson), 'server.ts');
    const mended = await replayed(place, file);
    expect(mended.told).toContain('✔ What failed then does not fail any more: ');
    expect(mended.told).toContain(`npx workshop verify ${lesson} --check ${check} --seed 5`);
    expect(mended.status).toBe(0);
    await place.nothingLeft();
  });

  test('still cuts lines in two when the server’s other words have changed', async ({ place }) => {
    const lesson = '03-chat-v2';
    const { file } = await traced(
      place,
      lesson,
      bad(lesson, 'framing.pieces-are-lines'),
      'framing',
    );
    const server = await place.read(solution(lesson));
    const longer = server.replace('Welcome, you are', `${'Welcome! '.repeat(20)}You are`);
    expect(longer).not.toBe(server);
    await place.write(solution(lesson), longer);
    const { status, told } = await replayed(place, file);
    expect({ status, told }).toMatchObject({
      status: 1,
      told: expect.stringContaining('The failure is still there. bob16 should have') as string,
    });
  });

  test('says what a program that does not come up lacks', async ({ place }) => {
    const lesson = '02-chat-v1';
    const { file } = await traced(
      place,
      lesson,
      bad(lesson, 'taken.refused-without-a-word'),
      'taken',
    );
    await place.write(solution(lesson), 'throw new Error("no");\n');
    const { status, told } = await replayed(place, file);
    expect(told).toContain('It still fails, in another way. The server ended with exit status 1');
    expect(status).toBe(1);
  });

  test('is told in Chinese, too', async ({ place }) => {
    const { file } = await traced(place, '04-udp', bad('04-udp', 'empty.ignores-empty'), 'empty');
    const { status, out } = await place.run(['replay', file, '--lang', 'zh-CN']);
    expect(status).toBe(1);
    expect(out).toContain('✖ 失败仍然存在：');
  });
});

describe.concurrent('the trace of a check that passed', () => {
  const lesson = '03-chat-v2';

  test('is the same with the same server, and shows where another one differs', async ({
    place,
  }) => {
    const { status, file } = await traced(place, lesson, reference(lesson), 'private');
    expect(status).toBe(0);
    const same = await replayed(place, file, '--solution');
    expect(same).toMatchObject({ status: 0 });
    expect(same.told).toMatch(/✔ The server did the same as then\. $/);

    await place.write(
      solution(lesson),
      (await place.read(solution(lesson))).replace('Welcome', 'Hello'),
    );
    const { status: differs, out } = await place.run(['replay', file]);
    expect(differs).toBe(1);
    expect(out).toMatch(/^ +now +├─+▶│ .*Hello.*\n +then +├─+▶│ .*Welcome/m);
    expect(flat(out)).toMatch(
      /✖ The server did not do the same as then: alice\d+ now hears "Hello[^"]+"; then it was "Welcome[^"]+"\./,
    );
    await place.nothingLeft();
  });
});

describe.concurrent('verify --trace', () => {
  const verify = ['verify', '3', '--solution', '--check', 'greeting,unknown'];

  test('writes a file for each check that ran, and one document still', async ({ place }) => {
    const { status, out } = await place.run([...verify, '--trace', 'a folder/traces', '--json']);
    expect(status).toBe(0);
    expect(onlyResult(out).checks).toHaveLength(2);
    const files = await readdir(place.path('a folder', 'traces', '03-chat-v2'));
    expect(files.sort()).toEqual(['greeting.jsonl', 'unknown.jsonl']);
  });

  test('numbers the files of several runs', async ({ place }) => {
    await place.run([
      'verify',
      '3',
      '--solution',
      '--check',
      'greeting',
      '--repeat',
      '2',
      '--trace',
      't',
    ]);
    expect((await readdir(place.path('t', '03-chat-v2'))).sort()).toEqual([
      'greeting.1.jsonl',
      'greeting.2.jsonl',
    ]);
  });

  test('names a command that plays again what failed', async ({ place }) => {
    await place.solve('04-udp', bad('04-udp', 'empty.ignores-empty'), 'server.ts');
    const { out } = await place.run(['verify', '4', '--check', 'empty', '--trace', 'my traces']);
    const [, command = ''] = /^ +(npx workshop replay .+)$/m.exec(out) ?? [];
    const { status, out: told } = await place.type(command);
    expect(flat(told)).toContain('The failure is still there.');
    expect(status).toBe(1);
  });

  test.for([
    ['file', '--trace needs a folder, and at file there is something else.'],
    ['file/traces', '--trace needs a folder, and at file/traces there is something else.'],
    ['taken', '--trace needs a folder, and at taken/03-chat-v2 there is something else.'],
    ['blocked', 'blocked/03-chat-v2/greeting.jsonl cannot be used: it is a folder (EISDIR).'],
  ] as const)(
    'says before the run what stands in the way: %s',
    async ([folder, said], { place }) => {
      await place.write('file', '');
      await place.write('taken/03-chat-v2', '');
      await mkdir(place.path('blocked', '03-chat-v2', 'greeting.jsonl'), { recursive: true });
      const { status, out, err } = await place.run([...verify, '--trace', folder]);
      expect({ status, out, err }).toEqual({ status: 2, out: '', err: `${said}\n` });
    },
  );
});

describe.concurrent('what is no trace', () => {
  const header = { format: 'socket-workshop trace', version: 1 };
  const whole = {
    ...header,
    lesson: '03-chat-v2',
    check: 'greeting',
    seed: 1,
    status: 'passed',
    ms: 1,
  };
  const about = { program: [], node: '', programs: [], clients: [], events: 0 };
  const json = (value: unknown) => `${JSON.stringify(value)}\n`;

  test.for([
    [
      'nothing',
      undefined,
      'Which trace? For example: npx workshop replay traces/03-chat-v2/framing.jsonl',
    ],
    ['missing', undefined, 'missing cannot be used: it does not exist (ENOENT).'],
    ['.', undefined, '. cannot be used: it is a folder (EISDIR).'],
    ['empty', '', 'empty is empty.'],
    ['text', 'hello\n', 'text is not a trace: npx workshop verify --trace DIR writes them.'],
    ['report', json({ version: 1, results: [] }), 'report is not a trace: '],
    [
      'newer',
      json({ ...header, version: 2 }),
      'newer was written by a newer workshop (format 2): update',
    ],
    ['damaged', json(header), 'damaged is damaged: line 1 is not what a trace has there.'],
    ['short', json({ ...whole, ...about, events: 3 }), 'short is cut off: it has 0 of 3 events.'],
    [
      'lesson',
      json({ ...whole, ...about, lesson: '99-x' }),
      'This trace is of 99-x greeting, which',
    ],
    [
      'check',
      json({ ...whole, ...about, check: 'x' }),
      'This trace is of 03-chat-v2 x, which this',
    ],
    [
      'group',
      json({ ...whole, ...about, lesson: '05-multicast', check: 'joins' }),
      'This trace cannot be played again, since members of a group',
    ],
    [
      'client',
      json({ ...whole, ...about, lesson: '00-tcp-basics', check: 'client-talks' }),
      'This trace cannot be played again, since this check is not about a server alone',
    ],
  ] as const)('is told in one sentence: %s', async ([name, text, sentence], { place }) => {
    if (text !== undefined) await place.write(name, text);
    const { status, out, err } = await place.run(['replay', ...(name === 'nothing' ? [] : [name])]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err.startsWith(sentence), err).toBe(true);
  });

  // Whoever may do everything may read everything.
  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'is told when it may not be read',
    async ({ place }) => {
      await place.write('secret', '');
      await chmod(place.path('secret'), 0);
      const { status, err } = await place.run(['replay', 'secret']);
      expect({ status, err }).toEqual({
        status: 2,
        err: 'secret cannot be used: you have no permission (EACCES).\n',
      });
    },
  );
});
