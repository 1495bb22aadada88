import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect } from 'vitest';
import {
  flat,
  good,
  hostile,
  idsWith,
  lessons,
  onlyResult,
  root,
  test,
  type Place,
  type Report,
} from './workshop.ts';

const reference = (lesson: string) => path.join(root, 'lessons', lesson, 'solution');
const hasPython = spawnSync('python3', ['--version']).status === 0;

test.for(lessons)(
  'the reference solution of %s passes, and --json prints one document',
  async (lesson, { place }) => {
    const { status, out, err } = await place.run(['verify', lesson, '--solution', '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const result = onlyResult(out);
    expect(result).toMatchObject({ lesson, status: 'passed', notes: [] });
    expect(result.program[0]).toBe('node');
    expect(result.score.core.passed).toBe(result.score.core.total);
    expect([...idsWith(result, 'failed'), ...idsWith(result, 'skipped')]).toEqual([]);
    expect(result.checks.length).toBe(result.score.core.total + result.score.stretch.total);
    for (const check of result.checks) {
      expect(check).toEqual({
        id: expect.stringMatching(/^[a-z0-9-]+$/) as string,
        title: expect.stringMatching(/./) as string,
        tier: expect.stringMatching(/^(core|stretch)$/) as string,
        status: expect.any(String) as string,
        ms: expect.any(Number) as number,
        transcript: expect.any(Array) as [],
        ...('measures' in check ? { measures: expect.any(Object) as object } : {}),
        ...('charts' in check ? { charts: expect.any(Array) as [] } : {}),
        ...('reason' in check ? { reason: expect.any(String) as string } : {}),
      });
    }
    const [entry] = result.checks.flatMap(({ transcript }) => transcript);
    // Datagrams come without a connection.
    const event = expect.stringMatching(/^(connect|data)$/) as string;
    expect(entry).toMatchObject({ atMs: expect.any(Number) as number, event });
    await place.nothingLeft();
  },
);

test('the first failure is explained in full, and its command repeats it', async ({ place }) => {
  await place.run(['start', '3']);
  // The lesson that was started last.
  const { status, out } = await place.run(['verify']);
  expect(status).toBe(1);
  const told = [
    /^ {2}03-chat-v2 · Chat room v2$/m,
    /^ {2}solutions\/03-chat-v2\/server\.ts · seed \d+$/m,
    /^ {2}✖ greeting +everyone who connects/m,
    /^ {2}– rename +waits until broadcast passes$/m,
    /^ {2}✖ greeting · everyone who connects is told their own IP address and port$/m,
    /^ {2}alice\d+ should have heard the address 127\.0\.0\.1 and the port \d+, but/m,
    /^ {2}expected {2}… 127\.0\.0\.1 … \d+ …$/m,
    /^ {2}received {2}Welcome!⏎$/m,
    /^ {2}The conversation \(times in milliseconds\)$/m,
    /^ +server +alice\d+$/m,
    /^ +\d+\.\d +│◀─+┤ +connects$/m,
    /^ +\d+\.\d +├─+▶│ +Welcome!⏎$/m,
    /^ {2}Hint 1 of \d \(--verbose shows all\)\n {4}\S/m,
    /^ {2}This check alone$/m,
    /^ {2}core 0 of \d+ · stretch 0 of \d+ · \d+\.\d s$/m,
  ];
  let from = 0;
  for (const pattern of told) {
    const at = out.slice(from).search(pattern);
    expect(at, `${pattern} in ${out}`).toBeGreaterThanOrEqual(0);
    from += at;
  }
  const [, again = ''] = /^ +npx workshop (verify .+)$/m.exec(out) ?? [];
  const alone = await place.run(again.split(' '));
  expect(alone.status).toBe(1);
  const sentence = (text: string) =>
    /alice\d+ should have heard .*? expected/.exec(flat(text))?.[0];
  const anyPort = (text = '') => text.replace(/port \d+/, 'port');
  expect(anyPort(sentence(alone.out))).toBe(anyPort(sentence(out)));
  expect(alone.out).not.toContain('broadcast');
});

/** Runs some checks of 03-chat-v2 and returns the document. */
async function reportOn(place: Place, ...options: string[]): Promise<Report> {
  const { out } = await place.run(['verify', '3', '--json', ...options]);
  return JSON.parse(out) as Report;
}

const lines = (result: Report['results'][number] | undefined) =>
  result?.checks.flatMap(({ transcript }) =>
    transcript.filter(({ to }) => to === 'server').map(({ from, text }) => `${from} ${text ?? ''}`),
  );

describe.concurrent('options', () => {
  test('--check takes several checks, with commas or blanks', async ({ place }) => {
    for (const checks of [
      ['--check', 'greeting,unknown'],
      ['--check', 'greeting', 'unknown'],
      ['--check', 'unknown', '--check', 'greeting'],
    ]) {
      const { status, out } = await place.run(['verify', '3', '--solution', ...checks, '--json']);
      expect(status).toBe(0);
      expect(idsWith(onlyResult(out), 'passed')).toEqual(['greeting', 'unknown']);
    }
  });

  test('--seed gives the same names and texts again, also with --repeat', async ({ place }) => {
    const only = ['--solution', '--check', 'broadcast'];
    const { results } = await reportOn(place, ...only, '--seed', '7', '--repeat', '2');
    const [once, twice] = results;
    expect([once?.seed, twice?.seed, results.length]).toEqual([7, 7, 2]);
    expect(lines(once)?.length).toBeGreaterThan(3);
    expect(lines(twice)).toEqual(lines(once));
    const other = await reportOn(place, ...only, '--seed', '8');
    expect(lines(other.results[0])).not.toEqual(lines(once));
  });

  test('--repeat says whether the verdicts agreed', async ({ place }) => {
    const { status, out } = await place.run(
      'verify 3 --solution --check greeting --repeat 2'.split(' '),
    );
    expect(status).toBe(0);
    expect(out.match(/✔ greeting/g)).toHaveLength(2);
    expect(out).toMatch(/^ {2}2 runs: no verdict differed$/m);
  });

  test('--bail stops after the first failure', async ({ place }) => {
    await place.run(['start', '3']);
    const { results } = await reportOn(place, '--bail', '--check', 'greeting,broadcast');
    expect(results[0]?.checks.map(({ id, status }) => [id, status])).toEqual([
      ['greeting', 'failed'],
    ]);
    await place.nothingLeft();
  });

  test('--file takes a file of any name', async ({ place }) => {
    const file = good('03-chat-v2', 'server.timer.ts');
    const { status, out } = await place.run([
      'verify',
      '3',
      '--file',
      file,
      '--check',
      'greeting,broadcast',
      '--json',
    ]);
    expect(status).toBe(0);
    expect(onlyResult(out).program[1]).toBe(file);
  });

  test('--file takes the folder of a lesson with several programs', async ({ place }) => {
    await place.solve('00-tcp-basics', reference('00-tcp-basics'), '../../mine');
    const { status, out } = await place.run([
      'verify',
      '0',
      '--file',
      'mine',
      '--check',
      'echo,client-talks',
      '--json',
    ]);
    expect(status).toBe(0);
    expect(idsWith(onlyResult(out), 'passed')).toEqual(['echo', 'client-talks']);
  });

  test.skipIf(process.platform === 'win32')(
    'the command that repeats a failure holds for a path with blanks, too',
    async ({ place }) => {
      await place.solve('03-chat-v2', hostile('exits-at-once'), '../../my chat');
      const file = ['--file', 'my chat/server.ts'];
      const { out } = await place.run(['verify', '3', '--check', 'greeting', ...file]);
      const [again = ''] = /npx workshop verify .*/.exec(out) ?? [];
      const alone = await place.type(again);
      expect({ status: alone.status, err: alone.err }).toEqual({ status: 1, err: '' });
      expect(flat(alone.out)).toContain('The server ended with exit status 3');
    },
  );
});

test('a server in CommonJS JavaScript is run as it is', async ({ place }) => {
  await place.solve('03-chat-v2', good('03-chat-v2', 'server.commonjs.cjs'), 'server.cjs');
  const { status, out } = await place.run(['verify', '3', '--check', 'greeting,list', '--json']);
  const result = onlyResult(out);
  expect(status).toBe(0);
  expect(result.program).toEqual(['node', 'solutions/03-chat-v2/server.cjs']);
  expect(idsWith(result, 'passed')).toEqual(['greeting', 'list']);
});

test('everything done earns the star, which the list shows', async ({ place }) => {
  await place.solve('03-chat-v2', reference('03-chat-v2'));
  const { status, out } = await place.run(['verify', '3']);
  expect(status).toBe(0);
  expect(out).toContain('Everything works, stretch included: the star is yours.');
  const list = await place.run(['list']);
  expect(list.out).toMatch(/^03-chat-v2 .* done ★$/m);
});

test('a report in Chinese is in Chinese throughout', async ({ place }) => {
  await place.run(['start', '3']);
  const { status, out } = await place.run(['verify', '3', '--check', 'greeting'], {
    LANG: 'zh_CN.UTF-8',
  });
  expect(status).toBe(1);
  expect(out).toMatch(/^ {2}✖ greeting · 每个连接者都被告知自己的 IP 和端口$/m);
  for (const word of ['应当收到', '应为', '实际', '对话过程', '提示 1/', '单独运行这项检查']) {
    expect(out).toContain(word);
  }
});

test.runIf(hasPython)('a server in Python passes every core check', async ({ place }) => {
  const server = good('03-chat-v2', 'server.python.py');
  const { status, out } = await place.run(['verify', '3', '--json', '--', 'python3', server]);
  const result = onlyResult(out);
  expect(idsWith(result, 'failed')).toEqual([]);
  expect(status).toBe(0);
  expect(result.program).toEqual(['python3', server]);
  await place.nothingLeft();
});
