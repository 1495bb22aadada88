import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { heldUpWhile, spawnerOf } from '../../../runner/probe/processes.ts';

const tells = "process.stdin.on('data', (bytes) => console.log(String(bytes))); console.log('up');";

/** Whatever has been written by now would have been read, and answered, in less time. */
const aProgramsLife = () => spawnSync(process.execPath, ['-e', '']);

function startReader() {
  const child = spawn(process.execPath, ['-e', tells], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test.skipIf(process.platform === 'win32').for(['is done', 'fails'])(
  'a program that was held up finds all at once, and goes on when the work %s',
  async (how) => {
    const child = startReader();
    await once(child.stdout, 'data');
    const work = heldUpWhile(child.pid, async () => {
      child.stdin.write('one, ');
      aProgramsLife();
      child.stdin.end('two');
      if (how === 'fails') throw new Error('so it does');
      return Promise.resolve('the result');
    });
    await (how === 'fails'
      ? expect(work).rejects.toThrow('so it does')
      : expect(work).resolves.toBe('the result'));
    expect(await text(child.stdout)).toBe('one, two\n');
  },
);

test('what never started is not held up', async () => {
  expect(await heldUpWhile(undefined, () => Promise.resolve('the result'))).toBe('the result');
});

test.each(['linux', 'win32'] as const)(
  'a command starts as it is meant to on %s',
  async (system) => {
    const spawnIt = await spawnerOf(system);
    const words = ['two words', '100%', '"quoted"', '&|^'];
    const child = spawnIt(process.execPath, [
      '-p',
      'JSON.stringify(process.argv.slice(1))',
      ...words,
    ]);
    expect(JSON.parse(await text(child.stdout))).toEqual(words);
  },
);
