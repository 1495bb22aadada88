import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../runner/cli/doctor/findings.ts';
import type { Observed } from '../../../runner/cli/doctor/observe.ts';
import { oldestNode, wordings } from '../../../runner/cli/doctor/wordings.ts';
import type { Lesson } from '../../../runner/lesson/lesson.ts';
import { langs, type Lang } from '../../../runner/lesson/text.ts';

const gibibyte = 2 ** 30;

/** A machine that has everything. */
const fine: Observed = {
  node: '22.1.0',
  startMs: { value: 45.4 },
  tcp4: undefined,
  tcp6: undefined,
  udp: undefined,
  broadcast: undefined,
  multicast: undefined,
  inHalvesMs: { value: 43.7 },
  freePorts: { value: 12 },
  openFiles: 20_000,
  cache: { folder: '/caches/ours', freeBytes: { value: 78.25 * gibibyte } },
  sandbox: { kind: 'namespaces' },
};

const lesson = (id: string, protocol: 'tcp' | 'udp'): Lesson => ({
  id,
  title: { en: '', 'zh-CN': '' },
  teaches: { en: '', 'zh-CN': '' },
  programs: [{ name: 'server', role: 'listens', protocol }],
  checks: [],
});
const lessons = [lesson('00-tcp-basics', 'tcp'), lesson('07-sliding-window', 'udp')];

const findings = (observed: Partial<Observed> = {}, lang: Lang = 'en') =>
  findingsOf({ ...fine, ...observed }, lessons, lang);

const finding = (id: string, observed: Partial<Observed> = {}, lang: Lang = 'en') => {
  const found = findings(observed, lang).find((each) => each.id === id);
  if (!found) throw new Error(`nothing was found out about ${id}`);
  return found;
};

test('on a machine that has everything, all is well and nothing is advised', () => {
  for (const { status, meaning } of findings()) {
    expect({ status, meaning }).toEqual({ status: 'ok', meaning: undefined });
  }
});

test('the figures that were found are told', () => {
  const text = (id: string, observed: Partial<Observed> = {}) => finding(id, observed).text;
  expect(text('node')).toBe('version 22.1.0');
  expect(text('processes')).toBe('Node.js starts another program in 45 ms');
  expect(text('delayed-ack')).toBe('an answer in two small writes takes 44 ms');
  expect(text('free-ports')).toMatch(/^12 of \d+ tried in 20000-31999 are free$/);
  expect(text('file-descriptors')).toBe('a program may open 20000 files and sockets');
  expect(text('file-descriptors', { openFiles: Infinity })).toContain('any number of files');
  expect(text('cache-folder')).toBe('/caches/ours, with 78.3 GiB free');
});

describe('what is missing', () => {
  const silent = { trouble: 'silence' };
  test.each<[string, Partial<Observed>, string, string]>([
    ['node', { node: '20.18.3' }, 'problem', 'version 20.18.3 is too old'],
    ['node', { node: '18.99.0' }, 'problem', 'version 18.99.0 is too old'],
    ['processes', { startMs: { trouble: 'EAGAIN' } }, 'problem', 'EAGAIN'],
    ['processes', { startMs: silent }, 'problem', 'nothing came in time'],
    ['loopback-v4', { tcp4: 'ENETUNREACH' }, 'problem', '127.0.0.1 does not answer: ENETUNREACH'],
    ['loopback-v6', { tcp6: 'EADDRNOTAVAIL' }, 'warning', '::1 does not answer: EADDRNOTAVAIL'],
    ['udp', { udp: 'silence' }, 'problem', 'does not arrive: nothing came in time'],
    ['broadcast', { broadcast: 'EACCES' }, 'warning', 'is not heard: EACCES'],
    ['multicast', { multicast: 'ENODEV' }, 'problem', 'on 127.0.0.1: ENODEV'],
    ['delayed-ack', { inHalvesMs: { value: 0.2 } }, 'warning', 'does not wait'],
    ['delayed-ack', { inHalvesMs: silent }, 'warning', 'tried: nothing came in time'],
    ['free-ports', { freePorts: { value: 0 } }, 'problem', 'nobody can listen on a port'],
    ['free-ports', { freePorts: silent }, 'problem', 'nothing came in time'],
    ['file-descriptors', { openFiles: 511 }, 'warning', 'only 511 files'],
    [
      'cache-folder',
      { cache: { folder: '/full', freeBytes: { value: 0.125 * gibibyte } } },
      'problem',
      '/full, with only 128 MiB free',
    ],
    [
      'cache-folder',
      { cache: { folder: '/locked', freeBytes: { trouble: 'EACCES' } } },
      'problem',
      '/locked cannot be written to: you have no permission (EACCES)',
    ],
  ])('%s %j is a %s', (id, observed, status, part) => {
    const found = finding(id, observed);
    expect(found.status).toBe(status);
    expect(found.text).toContain(part);
    expect(found.meaning).not.toBe('');
    for (const each of [found, finding(id, observed, 'zh-CN')]) {
      expect(each.text).not.toMatch(/[{}]/);
      expect(each.meaning).toBeDefined();
    }
    expect(findings(observed).filter((each) => each.status !== 'ok')).toEqual([found]);
  });

  test('just enough is enough', () => {
    expect(finding('node', { node: '20.19.0' }).status).toBe('ok');
    expect(finding('file-descriptors', { openFiles: 512 }).status).toBe('ok');
    expect(finding('free-ports', { freePorts: { value: 1 } }).status).toBe('ok');
    const cache = { folder: '/tight', freeBytes: { value: 200 * 2 ** 20 } };
    expect(finding('cache-folder', { cache }).status).toBe('ok');
  });

  test('is a warning at most while no lesson needs it', () => {
    const [found] = findingsOf({ ...fine, udp: 'EACCES' }, [], 'en').filter(
      ({ status }) => status !== 'ok',
    );
    expect(found).toMatchObject({ id: 'udp', status: 'warning', lessons: [] });
  });
});

test('the lessons that there are say themselves whether they need TCP or UDP', () => {
  expect(finding('loopback-v4').lessons).toEqual(['00-tcp-basics']);
  expect(finding('udp').lessons).toEqual(['07-sliding-window']);
  expect(finding('loopback-v6').lessons).toEqual([]);
  expect(finding('node').lessons).toBe('all');
});

test('the oldest Node.js is the one that package.json asks for', () => {
  const file = path.join(import.meta.dirname, '..', '..', '..', 'package.json');
  const { engines } = JSON.parse(readFileSync(file, 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe(`>=${oldestNode}`);
});

test('everything is said in both languages, with the same figures in it', () => {
  for (const { title, ...texts } of Object.values(wordings)) {
    for (const lang of langs) expect(title[lang]).not.toBe('');
    for (const text of Object.values(texts)) {
      expect(text['zh-CN']).not.toBe(text.en);
      const braces = (lang: Lang) => text[lang].split('{}').length;
      expect(braces('zh-CN')).toBe(braces('en'));
    }
  }
});

test('what keeps strangers’ programs apart is named, and its absence is no problem of the lessons', () => {
  const bubblewrap = finding('sandbox', { sandbox: { kind: 'bubblewrap' } });
  expect(bubblewrap).toMatchObject({ status: 'ok', lessons: [] });
  expect(bubblewrap.text).toContain('bubblewrap');
  const none = finding('sandbox', { sandbox: { trouble: 'unshare failed: EPERM' } });
  expect(none).toMatchObject({ status: 'warning', lessons: [] });
  expect(none.text).toContain('unshare failed: EPERM');
  expect(none.meaning).toContain('--trust');
});
