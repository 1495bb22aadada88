import { existsSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { flat, lessons, test, type Place } from './workshop.ts';

interface Document {
  readonly version: number;
  readonly node: string;
  readonly platform: string;
  readonly findings: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly text: string;
    readonly meaning?: string;
    readonly lessons: readonly string[];
  }[];
}

/** Away from the cache of whoever runs the tests. */
const cacheOf = (place: Place) => ({ WORKSHOP_CACHE: place.path('cache') });

describe.concurrent('doctor', () => {
  test('says of each thing which lessons need it, and leaves nothing behind', async ({ place }) => {
    const { status, out, err } = await place.run(['doctor'], cacheOf(place));
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(`✔ Node.js        version ${process.versions.node}  for every lesson\n`);
    expect(flat(out)).toContain('a TCP server on 127.0.0.1 answers for 00-tcp-basics, ');
    expect(flat(out)).toMatch(/✔ cache folder .* free for 01-backpressure/);
    expect(out).not.toContain('\u001b');
    expect(existsSync(place.path('cache'))).toBe(false);
    await place.nothingLeft();
  });

  test('--json prints one document', async ({ place }) => {
    const { status, out, err } = await place.run(['doctor', '--json'], cacheOf(place));
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { version, node, platform, findings } = JSON.parse(out) as Document;
    expect({ version, node, platform }).toEqual({
      version: 1,
      node: process.versions.node,
      platform: process.platform,
    });
    expect(findings.map(({ id }) => id)).toEqual([
      'node',
      'processes',
      'loopback-v4',
      'loopback-v6',
      'udp',
      'broadcast',
      'multicast',
      'delayed-ack',
      'free-ports',
      'file-descriptors',
      'cache-folder',
      'sandbox',
    ]);
    for (const finding of findings) {
      expect(finding.text).not.toBe('');
      expect(finding.meaning === undefined).toBe(finding.status === 'ok');
    }
    expect(findings.find(({ id }) => id === 'node')?.lessons).toEqual(lessons);
  });

  test('speaks Chinese', async ({ place }) => {
    const { status, out } = await place.run(['doctor', '--lang', 'zh-CN'], cacheOf(place));
    expect(status).toBe(0);
    expect(out).toContain('127.0.0.1 上的 TCP 服务器有应答');
    expect(out).toContain('每一课都需要');
  });

  test('a cache folder that is none is a problem, with what to do', async ({ place }) => {
    await place.write('cache', 'a file');
    const { status, out, err } = await place.run(['doctor'], cacheOf(place));
    expect({ status, err }).toEqual({ status: 3, err: '' });
    expect(flat(out)).toContain(
      `✖ cache folder ${flat(place.path('cache'))} cannot be written to: a part of the path is no folder (ENOTDIR) for 01-backpressure A file of 128 MiB is kept there. Set WORKSHOP_CACHE to`,
    );
    expect(out).toMatch(/thing.? to look at: .*cache folder\.\n$/s);
    const { status: again, out: json } = await place.run(['doctor', '--json'], cacheOf(place));
    expect(again).toBe(3);
    const { findings } = JSON.parse(json) as Document;
    expect(findings.filter(({ status }) => status === 'problem')).toMatchObject([
      { id: 'cache-folder', lessons: ['01-backpressure'] },
    ]);
  });

  test.skipIf(process.platform === 'win32')(
    'too few open files are worth a warning, with what to do, and no more',
    async ({ place }) => {
      const line = 'ulimit -n 200; WORKSHOP_CACHE=cache npx workshop doctor';
      const { status, out, err } = await place.type(line);
      expect({ status, err }).toEqual({ status: 0, err: '' });
      expect(flat(out)).toContain('! open files a program may open only 200 files and sockets for');
      expect(flat(out)).toContain('Try a new terminal');
      expect(out).toMatch(/to look at: .*open files/);
    },
  );
});
