import { spawnSync } from 'node:child_process';
import { describe, expect } from 'vitest';
import { hasTerminal, test } from './terminal.ts';
import { lessons } from './workshop.ts';

const hasLess = spawnSync('less', ['--version']).status === 0;

describe.concurrent('read, in a pipe', () => {
  test.for(lessons)('%s is plain text', async (lesson, { place }) => {
    // A line of prose may begin as one of a stack trace does, which is what `place.run` looks for.
    const { status, out, err } = await place.type(`npx workshop read ${lesson}`);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^\n {2}0\d .+\n {2}═+\n/);
    expect(out).toMatch(/The contract\n {2}─+\n/);
    expect(out).not.toContain('\u001b');
  });

  test('without a lesson it is the one that was started last', async ({ place }) => {
    const none = await place.run(['read']);
    expect(none).toEqual({
      status: 2,
      out: '',
      err: 'Which lesson? For example: npx workshop read 00-tcp-basics\n',
    });
    await place.run(['start', '3']);
    expect(await place.run(['read'])).toEqual(await place.run(['read', '03-chat-v2']));
  });

  test('has colours when they are asked for, and says the same', async ({ place }) => {
    const { out } = await place.run(['read', '2'], { FORCE_COLOR: '1' });
    expect(out).toContain('\u001b[1mWhat you will build\u001b[22m');
    expect(out).not.toContain('\u001b]8;;');
  });

  test('whoever stops reading early gets no error', async ({ place }) => {
    const { status, out, err } = await place.type('npx workshop read 3 | head -3');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.split('\n')).toHaveLength(4);
  });
});

describe.skipIf(!hasTerminal).concurrent('read, on a terminal', () => {
  test.skipIf(!hasLess)(
    'shows a screenful at a time; Ctrl-C is for the pager, and q leaves the terminal as it was',
    async ({ terminal }) => {
      await terminal.run('read 2', 80, 'PAGER=less LESS=');
      await terminal.shows(/What you will build\n {2}─+\n[^]*\n:$/);
      // Colours, not what they are made of.
      expect(await terminal.screen()).not.toContain('ESC');
      await terminal.press('C-c');
      await terminal.press('G');
      await terminal.shows(/\n\(END\)$/);
      await terminal.press('q');
      await terminal.shows(/^status 0$/);
      await terminal.type('echoed');
      await terminal.shows('echoed');
    },
  );

  test('the whole text is there at once with --no-pager', async ({ terminal }) => {
    await terminal.run('read 2 --no-pager', 80, 'PAGER=less');
    await terminal.shows(/\nstatus 0$/);
  });

  test('goes through the pager of the user, whatever that is', async ({ terminal }) => {
    await terminal.run('read 2', 80, `PAGER='head -n 8 | sed s/^/=/'`);
    await terminal.shows(/=  What you will build\n=  ─+\n=\nstatus 0$/);
  });

  test('is printed where the pager of the user does not exist', async ({ terminal }) => {
    await terminal.run('read 2', 80, 'PAGER=no-such-pager');
    await terminal.shows(/\S\n+status 0$/);
  });
});
