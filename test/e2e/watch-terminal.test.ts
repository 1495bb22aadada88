import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { until } from './talking.ts';
import { hasTerminal, test, type Terminal } from './terminal.ts';
import { good, hostile, root } from './workshop.ts';

const lesson = '02-chat-v1';
const server = `solutions/${lesson}/server.ts`;
const right = good(lesson, 'server.events.ts');
const wrong = path.join(root, 'test', 'zoo', lesson, 'bad', 'leave.announced-twice.ts');

/** The terminal is as it was: what one types is seen again. */
async function isGivenBack(terminal: Terminal) {
  expect(await terminal.state()).toEqual({ second: false, cursor: true });
  await terminal.type('typed');
  await terminal.shows(/^typed$/m);
}

describe.skipIf(!hasTerminal).concurrent('watch, on a terminal', () => {
  test('a save changes what is on the screen, and keys tell more', async ({ place, terminal }) => {
    await place.run(['start', lesson]);
    await place.solve(lesson, right, 'server.ts');
    await terminal.run('watch');
    await terminal.shows('core 8 of 8');
    expect(await terminal.state()).toEqual({ second: true, cursor: false });
    await terminal.shows(/ {2}r run again {3}n next lesson {3}q quit$/);

    await place.save(server, await readFile(wrong, 'utf8'));
    await terminal.shows('leave broke');
    await terminal.shows('✖ leave · a client hangs up');
    await terminal.shows('Hint 1 of 3');
    await terminal.press('h');
    await terminal.shows('Hint 2 of 3');
    await until(async () => {
      expect(await place.read('.workshop', 'progress.json')).toMatch(/"hints": {\s*"leave": 2/);
    });
    await terminal.press('t');
    await terminal.shows(/lines 1 to \d+ of/);
    await terminal.press('End');
    await terminal.shows('The last that your program printed');
    await terminal.press('t');
    await terminal.shows(/^ {2}02-chat-v1 · Chat room v1/);

    await terminal.shows('core 6 of 8');
    await terminal.press('q');
    await terminal.shows('status 0');
    expect(await terminal.screen()).toContain('✖ leave · a client hangs up');
    await isGivenBack(terminal);
    await terminal.close();
    await place.nothingLeft();
  });

  test('a save ends the run under way, with its programs', async ({ place, terminal }) => {
    await place.run(['start', lesson]);
    await place.solve(lesson, path.join(hostile('never-listens'), 'server.ts'), 'server.ts');
    await terminal.run('watch 2');
    const said = path.join(place.temp, 'started');
    await until(() => expect(existsSync(said)).toBe(true));
    const pid = (await readFile(said, 'utf8')).trim();
    await place.save(server, await readFile(right, 'utf8'));
    await terminal.shows('run 2 · server.ts saved');
    await terminal.shows('core 8 of 8');
    expect(place.leftBehind()).not.toContain(pid);
    await terminal.press('C-c');
    await terminal.shows('status 130');
    await isGivenBack(terminal);
    await terminal.close();
    await place.nothingLeft();
  });

  test('n goes on to the next lesson, and begins it', async ({ place, terminal }) => {
    await place.solve(lesson, good(lesson, 'server.commonjs.cjs'), 'server.cjs');
    await terminal.run('watch 2 --lang zh-CN', 60, '', 15);
    await terminal.shows('按 n 开始');
    await terminal.press('n');
    await terminal.shows('npx workshop read 03-chat-v2');
    await terminal.shows('03-chat-v2 · ');
    // In the language of the learner's own programs.
    await until(() =>
      expect(existsSync(place.path('solutions', '03-chat-v2', 'server.js'))).toBe(true),
    );
    expect(await place.read('.workshop', 'progress.json')).toContain('"lastStarted": "03-chat-v2"');
    await terminal.resize(100, 30);
    await terminal.shows(/ {3}q 退出$/);
    await terminal.signal('TERM');
    await terminal.shows('status 143');
    await isGivenBack(terminal);
    await terminal.close();
    await place.nothingLeft();
  });
});
