import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { hasTerminal, test } from './terminal.ts';
import { root } from './workshop.ts';

const reference = path.join(root, 'lessons', '02-chat-v1', 'solution');

describe('the reference solution', () => {
  test('is not given away before the core checks pass, unless it is asked for', async ({
    place,
  }) => {
    await place.run(['start', '2']);
    const locked = await place.run(['solution', '2']);
    expect(locked.status).toBe(2);
    expect(locked.out).toBe('');
    expect(locked.err).toContain('You have passed 0 of 8 core checks of 02-chat-v1');

    const spoilt = await place.run(['solution', '2', '--spoil']);
    expect(spoilt.status).toBe(0);
    expect(spoilt.out).toMatch(/^- solutions[\\/]02-chat-v1[\\/]server\.ts$/m);
    expect(spoilt.out).toMatch(/^- \/\/ TODO \(join\)/m);
    expect(spoilt.out).toMatch(/^\+ const room = new Map/m);
    expect(spoilt.out).toMatch(/^ {2}import net from 'node:net';$/m);
  });

  test('is free once they pass', async ({ place }) => {
    await place.solve('02-chat-v1', reference);
    await place.run(['verify', '2']);
    const { status, out } = await place.run(['solution', '2']);
    expect(status).toBe(0);
    expect(out).not.toMatch(/^[-+] +[^ ]*[;{]/m);
  });

  test('has no types for whoever writes JavaScript', async ({ place }) => {
    await place.run(['start', '3', '--js']);
    const { out } = await place.run(['solution', '3', '--spoil', '--lang', 'zh-CN']);
    expect(out).toMatch(/server\.js$/m);
    expect(out).not.toMatch(/^\+ .*: net\.Socket/m);
    expect(out).toContain('在编辑器里阅读：');
  });

  test('is shown alone where there is nothing of one’s own, and one program of several', async ({
    place,
  }) => {
    await place.run(['start', '0']);
    await rm(place.path('solutions', '00-tcp-basics', 'client.ts'));
    const { out } = await place.run(['solution', '0', 'client', '--spoil']);
    expect(out).toContain('(you have none yet)');
    expect(out).toMatch(/^import net/m);
    expect(out).not.toContain('server.ts');
    const unknown = await place.run(['solution', '0', 'clint', '--spoil']);
    expect(unknown.status).toBe(2);
    expect(unknown.err).toContain('Did you mean client?');
  });

  test.runIf(hasTerminal)('is asked about on a terminal', async ({ place, terminal }) => {
    await place.run(['start', '2']);
    await terminal.run('solution 2');
    await terminal.shows(/See it now\?/);
    await terminal.press('Enter');
    await terminal.shows('status 0');
    expect(await terminal.screen()).not.toContain('new Map');
  });
});
