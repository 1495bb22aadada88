import { access } from 'node:fs/promises';
import { describe } from 'vitest';
import { hasTerminal, test, type Terminal } from './terminal.ts';

/** Keys are echoed and lines edited again, as a shell expects it. */
async function isRestored(terminal: Terminal) {
  await terminal.type('still here');
  await terminal.press('Enter');
  await terminal.shows(/still here\nstill here/);
}

describe.runIf(hasTerminal)('the menu', () => {
  test('leads from the lessons to a verdict', async ({ place, terminal }) => {
    await terminal.run('');
    await terminal.shows(/● 00-tcp-basics .* not started \(a TCP server and client/);
    await terminal.press('Down');
    await terminal.press('Down');
    await terminal.press('Enter');
    await terminal.shows(/02-chat-v1 · Chat room v1\n● Read the text\n○ Start: copy the starter/);
    await terminal.press('Down');
    await terminal.press('Enter');
    await terminal.shows(/copied {2}solutions\/02-chat-v1\/server\.ts/);
    await access(place.path('solutions', '02-chat-v1', 'server.ts'));
    await terminal.shows('● Verify your program');
    await terminal.press('Enter');
    await terminal.shows(/0 of 8 core checks|core 0 of 8/);
    await terminal.shows('● Verify your program');
    await terminal.press('Escape');
    await terminal.shows(/`npx workshop` brings you back here\.\s+status 0/);
    await isRestored(terminal);
  });

  test('goes back to the lessons, with what was done', async ({ place, terminal }) => {
    await place.run(['start', '3']);
    await terminal.run('');
    await terminal.shows(/● 03-chat-v2 .* started/);
    await terminal.press('Enter');
    await terminal.shows('○ Back to the lessons');
    // From the first to the last.
    await terminal.press('Up');
    await terminal.press('Enter');
    await terminal.shows(/Which lesson\?[^]*Which lesson\?[^]*● 03-chat-v2/);
    await terminal.press('C-c');
    await terminal.shows('status 0');
    await isRestored(terminal);
  });

  test('is Chinese where that is asked for, and fits 60 columns', async ({ terminal }) => {
    await terminal.run('--lang zh-CN', 60);
    await terminal.shows(/● 00-tcp-basics +TCP 基础 +未开始 \(监听/);
    await terminal.press('Enter');
    await terminal.shows('● 阅读课文');
    await terminal.press('C-c');
    await terminal.shows(/可回到这里。\s+status 0/);
  });

  test('is left with Ctrl-C while a program is verified, and nothing stays behind', async ({
    place,
    terminal,
  }) => {
    await place.run(['start', '3']);
    await terminal.run('');
    await terminal.shows('● 03-chat-v2');
    await terminal.press('Enter');
    await terminal.shows('● Verify your program');
    await terminal.press('Enter');
    await terminal.shows(/solutions\/03-chat-v2\/server\.ts · seed/);
    await terminal.press('C-c');
    await terminal.shows('status 130');
    await isRestored(terminal);
  });
});
