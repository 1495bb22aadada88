import { parseXml } from '@rgrove/parse-xml';
import { readdir } from 'node:fs/promises';
import { Parser } from 'tap-parser';
import { describe, expect } from 'vitest';
import { idsWith, onlyResult, test, type Report } from './workshop.ts';

test('several reports of one run tell the same, beside the pretty one', async ({ place }) => {
  await place.run(['start', '2']);
  const { status, out, err } = await place.run(
    (
      'verify 2 --seed 7 --reporter json=report.json --reporter junit=report.xml ' +
      '--reporter tap=report.tap --reporter github=report.txt --reporter pretty=pretty.txt'
    ).split(' '),
  );
  expect({ status, err }).toEqual({ status: 1, err: '' });
  expect(await place.read('pretty.txt')).toBe(out);

  const result = onlyResult(await place.read('report.json'));
  const failed = idsWith(result, 'failed');
  const { message = '' } = result.checks.find((check) => check.id === failed[0])?.failure ?? {};
  expect(message).not.toBe('');

  const { root } = parseXml(await place.read('report.xml'));
  expect(root?.attributes).toMatchObject({
    tests: `${result.checks.length}`,
    failures: `${failed.length}`,
    errors: '0',
  });
  expect(root?.text).toContain(`✖ ${failed[0] ?? ''} · `);

  const points = Parser.parse(await place.read('report.tap'), { strict: true }).filter(
    ([type]) => type === 'assert',
  );
  expect(points).toHaveLength(result.checks.length);
  const [, worst] = points.find(([, point]) => !(point as { ok: boolean }).ok) ?? [];
  expect(worst).toMatchObject({ diag: { message, seed: 7 } });

  const [first = '', ...rest] = (await place.read('report.txt')).trimEnd().split('\n');
  const begin = `::error file=solutions/02-chat-v1/server.ts,title=02-chat-v1 · ${failed[0] ?? ''}::`;
  expect(first.startsWith(begin), first).toBe(true);
  expect(first).toContain(message.replaceAll('%', '%25'));
  expect(rest.at(-1)).toMatch(
    /^::notice title=02-chat-v1::core \d+ of 8 · stretch \d+ of 4 · seed 7$/,
  );
  await place.nothingLeft();
});

test('several lessons, several times, are one document', async ({ place }) => {
  const words = 'verify 2 3 --solution --check greeting --repeat 2 --reporter tap --reporter';
  const { status, out, err } = await place.run([...words.split(' '), 'json=all.json']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const { results } = JSON.parse(await place.read('all.json')) as Report;
  const lessons = ['02-chat-v1', '02-chat-v1', '03-chat-v2', '03-chat-v2'];
  expect(results.map(({ lesson }) => lesson)).toEqual(lessons);
  const events = Parser.parse(out, { strict: true });
  const of = (kind: string) => events.filter(([type]) => type === kind);
  expect(of('assert').map(([, point]) => (point as { name: string }).name)).toEqual(lessons);
  expect(of('complete')[0]?.[1]).toMatchObject({ ok: true, count: 4 });
});

describe('a file', () => {
  const line = ['verify', '2', '--solution', '--check', 'greeting', '--reporter'];

  test('that is there is replaced, and nothing is left beside it', async ({ place }) => {
    await place.write('report.json', 'old');
    const { status } = await place.run([...line, 'json=report.json']);
    expect(status).toBe(0);
    expect(onlyResult(await place.read('report.json')).lesson).toBe('02-chat-v1');
    expect(await readdir(place.folder)).toEqual(['report.json']);
  });

  test('that is there stays as it is when the run does not begin', async ({ place }) => {
    await place.write('report.json', 'old');
    const { status, out, err } = await place.run([
      ...line,
      'json=report.json',
      '--reporter',
      'junit=nowhere/report.xml',
    ]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toBe('nowhere cannot be used: it does not exist (ENOENT).\n');
    expect(await place.read('report.json')).toBe('old');
  });

  test('may be inside another folder, also of a lesson in a network of its own', async ({
    place,
  }) => {
    await place.write('reports/old.xml', '');
    const { status, out } = await place.run(
      'verify 5 --solution --check joins --reporter junit=reports/new.xml'.split(' '),
    );
    expect(status).toBe(0);
    expect(out).toContain('05-multicast');
    const { root } = parseXml(await place.read('reports', 'new.xml'));
    expect(root?.attributes).toMatchObject({ tests: '1', failures: '0' });
  });
});

test('in a workflow of GitHub’s, the pretty report is shown without commands in it', async ({
  place,
}) => {
  const line = 'verify 2 --solution --check greeting'.split(' ');
  const { out } = await place.run(line, { GITHUB_ACTIONS: 'true' });
  const token = /^::stop-commands::([\w-]{20,})\n/.exec(out)?.[1] ?? '';
  expect(token).not.toBe('');
  expect(out.endsWith(`\n::${token}::\n`)).toBe(true);
  const github = await place.run([...line, '--reporter', 'github'], { GITHUB_ACTIONS: 'true' });
  expect(github.out).toMatch(/^::notice title=02-chat-v1::.+\n$/);
});
