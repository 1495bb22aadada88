import { describe, expect } from 'vitest';
import { test, until, type Talking } from './talking.ts';
import { good, type Place } from './workshop.ts';

const lesson = '00-tcp-basics';

/** Runs a program by hand. Returns what is said so far. */
function run(place: Place, talking: Talking, args: string[], env: Record<string, string> = {}) {
  const running = place.start(['run', ...args], env);
  const said = { out: '', err: '' };
  running.stdout.on('data', (bytes: Buffer) => (said.out += bytes.toString()));
  running.stderr.on('data', (bytes: Buffer) => (said.err += bytes.toString()));
  const end = async () => {
    running.kill('SIGINT');
    await running;
    await place.nothingLeft();
  };
  talking.onEnd(() => void running.kill('SIGKILL'));
  return { said, end };
}

const listens = (port: string) =>
  `import net from 'node:net'; net.createServer().listen(${port}, process.env['HOST']);`;

describe.concurrent('a program that is run by hand', () => {
  test.for([
    ['PORT', "Number(process.env['PORT'])", 'choose another port with --port'],
    ['a port of its own', "Number(process.env['OWN'])", 'listen on PORT'],
  ] as const)(
    'is told in a sentence that %s is taken',
    async ([, port, what], { place, talking }) => {
      await place.write(`solutions/${lesson}/server.ts`, listens(port));
      const taken = await talking.serve(() => undefined);
      const asked = port.includes('PORT') ? taken : await talking.freePort();
      const { said, end } = run(place, talking, [lesson, '--port', asked], { OWN: taken });
      const sentence = `Port ${taken} is taken by another program on this machine: end that one, or ${what}.`;
      await until(() => expect(said.err).toContain(sentence));
      await until(() => expect(said.err).toContain('The program has ended with status 1.'));
      await end();
    },
  );

  test('finds HOST and PORT as somebody has set them', async ({ place, talking }) => {
    await place.solve(lesson, good(lesson, 'server.events.ts'), 'server.ts');
    const port = await talking.freePort();
    const env = { HOST: 'localhost', PORT: port };
    const { said, end } = run(place, talking, [lesson], env);
    await until(() => expect(said.out).toContain(port));
    expect(said.err).toContain(`HOST=localhost PORT=${port}`);
    expect(said.err).toContain(`npx workshop connect localhost:${port}`);
    await end();
  });

  test('is started again by a save, and not by what it writes itself', async ({
    place,
    talking,
  }) => {
    const file = `solutions/${lesson}/server.ts`;
    const code = `import { writeFileSync } from 'node:fs';
      setInterval(() => writeFileSync('seen.json', String(Math.random())), 20);
      console.log('I have begun');`;
    await place.write(file, code);
    const { said, end } = run(place, talking, [lesson]);
    const begun = (times: number) =>
      until(() => expect(said.out.match(/I have begun/g)).toHaveLength(times));
    await begun(1);
    await place.save(file, `${code}\n// saved`);
    await begun(2);
    expect(said.err.match(/saved: starting again/g)).toHaveLength(1);
    await end();
  });

  test('finds the FILE that somebody has set', async ({ place, talking }) => {
    await place.write(
      'solutions/01-backpressure/server.ts',
      `console.log('FILE is', process.env['FILE']); setInterval(() => {}, 1000);`,
    );
    const env = { FILE: 'my.bin', WORKSHOP_CACHE: place.path('cache') };
    const { said, end } = run(place, talking, ['1'], env);
    await until(() => expect(said.out).toContain('FILE is my.bin\n'));
    // Of the settings of a lesson, each program is shown those that it looks at.
    expect(said.err).toContain('FILE=my.bin');
    expect(said.err).not.toContain('SINK_');
    await end();
  });
});
