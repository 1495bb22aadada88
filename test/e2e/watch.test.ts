import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { test, until, type Talking } from './talking.ts';
import { flat, good, root, type Place } from './workshop.ts';

const lesson = '02-chat-v1';
const server = `solutions/${lesson}/server.ts`;
const right = good(lesson, 'server.events.ts');
const wrong = `${root}/test/zoo/${lesson}/bad/leave.announced-twice.ts`;

/** Watches where there are no keys. */
function watch(place: Place, talking: Talking, ...args: string[]) {
  const watching = place.startPiped(['watch', ...args]);
  talking.onEnd(() => void watching.kill('SIGKILL'));
  const said = { out: '', err: '' };
  watching.stdout.on('data', (bytes: Buffer) => (said.out += bytes.toString()));
  watching.stderr.on('data', (bytes: Buffer) => (said.err += bytes.toString()));
  return {
    said,
    says: (text: string) => until(() => expect(flat(said.out)).toContain(text)),
    ends: () => watching.stdin.end(),
    kill: (signal: NodeJS.Signals) => watching.kill(signal),
    status: async () => (await watching).exitCode,
  };
}

describe.concurrent('watch, off a terminal', () => {
  test('prints a block for each run, and ends with its input', async ({ place, talking }) => {
    await place.run(['start', lesson]);
    await place.solve(lesson, right, 'server.ts');
    const watching = watch(place, talking);
    await watching.says('core 8 of 8');
    await place.save(server, await readFile(wrong, 'utf8'));
    await watching.says('run 2 · server.ts saved core 6 of 8');
    await watching.says('leave broke');
    await watching.says('✖ leave · a client hangs up');
    watching.ends();
    expect(await watching.status()).toBe(0);
    expect(watching.said.err).toBe('');
    expect(watching.said.out).not.toContain('\u001b');
    expect(await place.read('.workshop', 'progress.json')).toMatch(
      /"leave": {\s*"status": "failed"/,
    );
    await place.nothingLeft();
  });

  test('a program that writes beside itself does not set itself off', async ({
    place,
    talking,
  }) => {
    const code = await readFile(right, 'utf8');
    const writes = `import { writeFileSync } from 'node:fs';
      setInterval(() => writeFileSync('seen.json', String(Math.random())), 20);`;
    await place.write(server, `${writes}\n${code}`);
    const watching = watch(place, talking, '2');
    await watching.says('core 8 of 8');
    await place.save(server, `${writes}\n${code}\n// saved`);
    await watching.says('run 2 · server.ts saved');
    watching.kill('SIGTERM');
    expect(await watching.status()).toBe(143);
    await place.nothingLeft();
  });

  test('a lesson that was not begun, and none, are told in a sentence', async ({ place }) => {
    const notBegun = await place.run(['watch', '3']);
    expect(notBegun).toEqual({
      status: 2,
      out: '',
      err: 'You have not started 03-chat-v2 yet: npx workshop start 03-chat-v2\n',
    });
    const none = await place.run(['watch', '--lang', 'zh-CN']);
    expect([none.status, none.err]).toEqual([
      2,
      '你还没有开始任何课程。请先运行：npx workshop start 00-tcp-basics\n',
    ]);
  });
});
