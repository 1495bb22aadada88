import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { flat, good, test } from './workshop.ts';

const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

describe.concurrent('a program that does not come up', () => {
  test('does not compile: file, line and code frame are shown', async ({ place }) => {
    const { status, out } = await place.verifyHostile('does-not-compile');
    expect(status).toBe(1);
    expect(flat(out)).toContain(
      'The server does not compile (server.ts:4): Expected ")" but found ";"',
    );
    const [above = '', line = '', caret = ''] = out
      .split('\n')
      .filter((each) => each.includes(' │ '));
    expect(above).toMatch(/^ {2}3 │ const server = /);
    expect(line).toBe("  4 │   socket.write('hello\\r\\n';");
    expect(caret.indexOf('^')).toBe(line.indexOf(';'));
  });

  test('imports a file that is not there: the learner’s own line is named', async ({ place }) => {
    const { status, out } = await place.verifyHostile('missing-import');
    expect(status).toBe(1);
    expect(flat(out)).toContain(
      'The server does not compile (server.ts:8): Could not resolve "./greetings.ts"',
    );
    expect(out).toContain("8 │ import { greet } from './greetings.ts';");
  });

  test('imports a package that is not installed', async ({ place }) => {
    const { status, out } = await place.verifyHostile('missing-package');
    expect(status).toBe(1);
    expect(flat(out)).toContain('The package "no-such-package-of-greetings" is not installed');
  });

  test('ends at once: its exit status and last words are shown', async ({ place }) => {
    const { status, out } = await place.verifyHostile('exits-at-once');
    expect(status).toBe(1);
    expect(flat(out)).toContain(
      'The server ended with exit status 3 when it should have gone on running.',
    );
    expect(out).toContain('│ No configuration found.');
  });

  test('never listens: one check fails, the others are skipped', async ({ place }) => {
    const { status, out } = await place.verifyHostile('never-listens');
    expect(status).toBe(1);
    expect(flat(out)).toMatch(
      /The server runs, but did not listen on any port within \d+(\.\d)? s; it should listen on 127\.0\.0\.1:\d+\./,
    );
    expect(out.match(/^ {2}✖ /gm)).toHaveLength(2); // its line, and the head of the explanation
    expect(out.match(/waits until greeting passes/g)?.length).toBeGreaterThan(5);
  });

  test('listens with UDP', async ({ place }) => {
    const { status, out } = await place.verifyHostile('listens-with-udp');
    expect(status).toBe(1);
    expect(flat(out)).toContain(
      'The server listens with UDP, but this lesson asks for TCP (the net module).',
    );
  });

  test('is not there', async ({ place }) => {
    await place.write('solutions/03-chat-v2/notes.txt', 'nothing yet');
    const { status, out } = await place.run(['verify', '3']);
    expect(status).toBe(1);
    const expected = 'solutions/03-chat-v2/server.ts';
    expect(flat(out)).toContain(`There is no server yet: it should be ${expected}.`);
    await place.nothingLeft();
  });
});

describe.concurrent('a program that misbehaves', () => {
  test('throws when somebody connects: the line that threw is named', async ({ place }) => {
    const { status, out } = await place.verifyHostile('throws-on-connection');
    expect(status).toBe(1);
    expect(flat(out)).toContain('The server ended with exit status 1 at server.ts:7');
    expect(out).toContain("TypeError: Cannot read properties of undefined (reading 'push')");
  });

  test('is caught in an endless loop: the waiting ends', async ({ place }) => {
    const { status, out } = await place.verifyHostile('endless-loop');
    expect(status).toBe(1);
    expect(out).toMatch(/✔ greeting /);
    expect(flat(out)).toContain('did not come back to its event loop');
  });

  test('floods its clients', async ({ place }) => {
    const { status, out } = await place.verifyHostile('floods-clients');
    expect(status).toBe(1);
    expect(flat(out)).toMatch(/should have heard the address .* but heard "all work and no play/);
    expect(out.length).toBeLessThan(20_000);
  });

  test('floods its output: it is judged all the same, and little of it is shown', async ({
    place,
  }) => {
    const { status, out } = await place.verifyHostile('floods-output');
    expect(status).toBe(1);
    expect(out).toMatch(/✔ greeting /);
    expect(out).toContain('The last that your program printed');
    expect(out.length).toBeLessThan(20_000);
  });

  test('prints control sequences: none of them gets through', async ({ place }) => {
    const { out, err } = await place.verifyHostile('prints-escapes', '--check', 'greeting');
    expect(out).toContain('│ red somebody came');
    const json = await place.verifyHostile('prints-escapes', '--check', 'greeting', '--json');
    for (const text of [out, err, json.out, json.err]) expect(text).not.toMatch(control);
  });

  test('holds control sequences in a line that does not compile: none gets through', async ({
    place,
  }) => {
    const { out } = await place.verifyHostile('escapes-in-the-source');
    expect(out).toContain('The server does not compile (server.ts:3)');
    expect(out).not.toMatch(control);
  });

  test('writes into what Node and the verifier have in common: nobody is impressed', async ({
    place,
  }) => {
    const { status, out, err } = await place.verifyHostile(
      'writes-into-the-channel',
      '--check',
      'greeting',
    );
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(out).toContain('✖ greeting');
    expect(out).not.toContain('The workshop itself failed');
  });

  test('insists on a port of its own: it passes, with a note', async ({ place }) => {
    // Another one than in the zoo, which may be looked at meanwhile.
    const program = await readFile(good('03-chat-v2', 'server.hard-coded-port.ts'), 'utf8');
    await place.write('server.ts', program.replaceAll('17303', '17304'));
    const only = ['--file', 'server.ts', '--check', 'greeting'];
    const { status, out } = await place.run(['verify', '3', ...only]);
    expect(status).toBe(0);
    expect(flat(out)).toMatch(
      /Note: the server listens on 127\.0\.0\.1:17304 although HOST and PORT were 127\.0\.0\.1:\d+;/,
    );
  });

  test('ignores SIGTERM: it is ended for good', async ({ place }) => {
    const { status } = await place.verifyHostile('ignores-sigterm', '--check', 'greeting');
    expect(status).toBe(0);
  });

  test.runIf(process.platform === 'linux')(
    'starts other programs, one of them detached: they are ended, too',
    async ({ place }) => {
      const { status } = await place.verifyHostile('leaves-grandchildren', '--check', 'greeting');
      expect(status).toBe(0);
      const started = await readFile(path.join(place.temp, 'grandchildren'), 'utf8');
      expect(started.trim().split('\n')).toHaveLength(2);
    },
  );
});
