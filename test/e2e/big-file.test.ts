import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { test, until } from './talking.ts';
import { flat, onlyResult, root, type Place } from './workshop.ts';

const lesson = '01-backpressure';
const solution = path.join(root, 'lessons', lesson, 'solution');
const fileBytes = 128 * 2 ** 20;

/** A cache of this place's own. */
const cacheOf = (place: Place) => ({ WORKSHOP_CACHE: place.path('..', 'cache') });
const filesIn = async (place: Place, ...parts: string[]) =>
  (await readdir(place.path(...parts), { recursive: true })).sort();

interface Measured {
  readonly transcript: readonly { readonly event: string }[];
  readonly measures?: Readonly<Record<string, number>>;
  readonly charts?: readonly {
    readonly title: string;
    readonly unit: string;
    readonly limit: number;
    readonly points: readonly (readonly [number, number])[];
  }[];
}

test('a damaged file in the cache is made anew, and nothing of it comes into the project', async ({
  place,
}) => {
  await place.solve(lesson, solution);
  await place.write('../cache/file-128-mib.bin', 'damaged');
  const { status, out } = await place.run(['verify', '1', '--check', 'delivers'], cacheOf(place));
  expect(status, out).toBe(0);
  expect(await filesIn(place, '..', 'cache')).toEqual(['file-128-mib.bin']);
  expect((await stat(place.path('..', 'cache', 'file-128-mib.bin'))).size).toBe(fileBytes);
  expect(await filesIn(place)).toEqual([
    '.workshop',
    path.join('.workshop', 'progress.json'),
    'solutions',
    path.join('solutions', lesson),
    path.join('solutions', lesson, 'relay.ts'),
    path.join('solutions', lesson, 'server.ts'),
  ]);
  await place.nothingLeft();
});

describe.concurrent('what is measured', () => {
  const measuring = ['--solution', '--check', 'bounded,relay-throttles'];

  test('is drawn, although the checks pass', async ({ place }) => {
    const { status, out } = await place.run(['verify', '1', ...measuring]);
    expect(status, out).toBe(0);
    expect(out).toMatch(/^ {2}✔ bounded .*\n +what the server holds .*\(MiB\)$/m);
    expect(out).toMatch(/^ +16 MiB ┤╌+$/m);
    expect(out).toMatch(/^ {2}✔ relay-throttles .*\n +what the relay takes .*\(MiB\)$/m);
    expect(out.match(/^ +└─+\n +0 +\d+ ms$/gm)).toHaveLength(2);
  });

  test('is in the document of --json', async ({ place }) => {
    const { status, out } = await place.run(['verify', '1', ...measuring, '--json']);
    expect(status, out).toBe(0);
    const [bounded, throttles] = onlyResult(out).checks as readonly Measured[];
    const events = bounded?.transcript.map(({ event }) => event);
    expect(events).toEqual(['connect', 'stall', 'resume', 'data', 'stall']);
    for (const [name, check] of [
      ['heldMiB', bounded],
      ['takenMiB', throttles],
    ] as const) {
      const [chart] = check?.charts ?? [];
      expect(chart).toMatchObject({ unit: 'MiB', title: expect.stringMatching(/./) as string });
      const figures = chart?.points.map(([, figure]) => figure) ?? [];
      expect(figures.length).toBeGreaterThan(4);
      expect(Math.max(...figures)).toBeCloseTo(check?.measures?.[name] ?? -1, 0);
      expect(Math.max(...figures)).toBeLessThan(chart?.limit ?? 0);
      const times = chart?.points.map(([atMs]) => atMs) ?? [];
      expect(times).toEqual([...times].sort((one, other) => one - other));
    }
  });
});

test('a program that is run by hand is told where the file is', async ({ place, talking }) => {
  await place.write(
    `solutions/${lesson}/server.ts`,
    `import fs from 'node:fs';
     console.log('a file of', fs.statSync(process.env['FILE'] ?? '').size, 'bytes');`,
  );
  const port = await talking.freePort();
  const running = place.start(['run', '1', '--port', port]);
  talking.onEnd(() => void running.kill('SIGKILL'));
  let said = '';
  running.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  await until(() => expect(said).toContain(`a file of ${fileBytes} bytes`));
  running.kill('SIGINT');
  await running;
  await place.nothingLeft();
});

describe.concurrent('a cache that is no folder', () => {
  const because =
    /he file of 128 MiB that this lesson is about could not be made in .*cache \(ENOTDIR\); name another folder in WORKSHOP_CACHE\./;

  test('keeps every check from being judged, for one reason that is told once', async ({
    place,
  }) => {
    await place.write('../cache', 'a file');
    const { status, out } = await place.run(['verify', '1', '--solution'], cacheOf(place));
    expect(status).toBe(3);
    expect(out.match(/^ {2}\? \S+ +could not be judged/gm)).toHaveLength(9);
    expect(flat(out)).toMatch(because);
    expect(flat(out).match(/could not be made/g)).toHaveLength(1);
    expect(out).toContain('This is not your fault');
    expect(await filesIn(place)).toEqual([]);

    const json = await place.run(['verify', '1', '--solution', '--json'], cacheOf(place));
    expect(json.status).toBe(3);
    const { checks, status: verdict } = onlyResult(json.out);
    expect(verdict).toBe('inconclusive');
    const reasons = checks.map(({ status, reason }) => `${status}: ${reason}`);
    expect(new Set(reasons).size).toBe(1);
  });

  test('keeps a program from being run by hand, in one sentence', async ({ place }) => {
    await place.write('../cache', 'a file');
    await place.solve(lesson, solution);
    const { status, out, err } = await place.run(['run', '1'], cacheOf(place));
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(because);
    expect(err.match(/\n/g)).toHaveLength(1);
  });
});
