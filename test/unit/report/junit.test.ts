import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { describe, expect, test } from 'vitest';
import { CannotTell } from '../../../runner/lesson/failure.ts';
import { junit } from '../../../runner/report/junit.ts';
import type { Run } from '../../../runner/report/run.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import {
  failed,
  inconclusive,
  nasty,
  passed,
  resultOf,
  resultWith,
  runWith,
  skipped,
} from '../helpers/results.ts';

const lesson = aLesson(
  aCheck('private'),
  aCheck('colons', { needs: ['private'] }),
  aCheck('echo'),
  aCheck('ttl', { tier: 'stretch' }),
);
const run = runWith(
  resultWith(lesson, [
    resultOf(lesson, 'private', failed, { ms: 2001.26, output: 'listening' }),
    resultOf(lesson, 'colons', skipped('private')),
    resultOf(lesson, 'echo', passed, { ms: 31 }),
    resultOf(lesson, 'ttl', inconclusive),
  ]),
);

/** What the schema that Jenkins reads by allows in each element: its attributes, and what stands in it. */
const schema: Record<string, { required?: string; optional?: string; within: string }> = {
  testsuites: { optional: 'name time tests failures errors', within: '' },
  testsuite: {
    required: 'name tests failures errors',
    optional: 'time skipped',
    within: 'testsuites',
  },
  properties: { within: 'testsuite' },
  property: { required: 'name value', within: 'properties' },
  testcase: { required: 'name', optional: 'time classname', within: 'testsuite' },
  failure: { optional: 'type message', within: 'testcase' },
  error: { optional: 'type message', within: 'testcase' },
  skipped: { optional: 'type message', within: 'testcase' },
  'system-out': { within: 'testsuite testcase' },
};
const words = (text = '') => text.split(' ').filter((word) => word !== '');

function expectShape(element: XmlElement, within = ''): void {
  const { name, attributes } = element;
  const allowed = schema[name];
  expect(allowed?.within.split(' '), name).toContain(within);
  const given = Object.keys(attributes);
  expect(given).toEqual(expect.arrayContaining(words(allowed?.required)));
  const known = [...words(allowed?.required), ...words(allowed?.optional)];
  expect(given.filter((attribute) => !known.includes(attribute))).toEqual([]);
  for (const figure of ['tests', 'failures', 'errors', 'skipped']) {
    if (figure in attributes) expect(attributes[figure]).toMatch(/^\d+$/);
  }
  if ('time' in attributes) expect(attributes['time']).toMatch(/^\d+\.\d{3}$/);
  for (const child of children(element)) expectShape(child, name);
}

const children = (element: XmlElement) =>
  element.children.filter((child) => child instanceof XmlElement);

/** The document, read as XML; it has the shape that is known. */
function read(...runs: Run[]): XmlElement {
  const { root } = parseXml(junit(runs, 'en', false));
  if (!root) throw new Error('no root');
  expectShape(root);
  return root;
}

/** All elements of a name, in their order. */
const all = (element: XmlElement, name: string): XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...children(element).flatMap((child) => all(child, name)),
];

test('a document has the shape that is known, and counts', () => {
  const root = read(run);
  const figures = { tests: '4', failures: '1', errors: '1', time: '0.640' };
  expect(root.attributes).toEqual({ name: 'socket-workshop', ...figures });
  const [suite] = all(root, 'testsuite');
  expect(suite?.attributes).toEqual({ name: '90-example', ...figures, skipped: '1' });
  expect(all(root, 'property').map(({ attributes }) => attributes)).toEqual([
    { name: 'seed', value: '71' },
    { name: 'program', value: 'node solutions/90-example/server.ts' },
    { name: 'status', value: 'failed' },
  ]);
});

test('each verdict is told in its own way', () => {
  const cases = all(read(run), 'testcase');
  expect(cases.map(({ attributes }) => attributes)).toEqual([
    { classname: '90-example.core', name: 'private: title of private', time: '2.001' },
    { classname: '90-example.core', name: 'colons: title of colons', time: '0.000' },
    { classname: '90-example.core', name: 'echo: title of echo', time: '0.031' },
    { classname: '90-example.stretch', name: 'ttl: title of ttl', time: '0.000' },
  ]);
  const outcomes = cases.map((each) =>
    children(each).map(({ name, attributes }) => ({ name, ...attributes })),
  );
  const message = 'bob should have heard "see you" from alice, but nothing came within 2 s.';
  expect(outcomes).toEqual([
    [{ name: 'failure', type: 'silence', message }],
    [{ name: 'skipped', message: 'waits until private passes' }],
    [],
    [{ name: 'error', type: 'inconclusive', message: 'Could not be judged: Error: no loopback.' }],
  ]);
});

test('a failure is explained as it is on a terminal', () => {
  const [failure] = all(read(run), 'failure');
  for (const part of [
    'bob should have heard "see you" from alice',
    '│ listening',
    'first hint of private',
    'again 90-example private 71',
  ]) {
    expect(failure?.text).toContain(part);
  }
});

test('several runs are suites of one document', () => {
  const root = read(run, run);
  expect(root.attributes).toMatchObject({ tests: '8', failures: '2', errors: '2', time: '1.280' });
  expect(all(root, 'testsuite')).toHaveLength(2);
});

describe('whatever a program said, the document stays XML', () => {
  const mismatch = { kind: 'mismatch', who: 'bob', wanted: { text: nasty }, received: nasty };
  const reason = new CannotTell({ en: nasty, 'zh-CN': nasty });
  const bad = runWith(
    resultWith(lesson, [
      resultOf(
        lesson,
        'private',
        { status: 'failed', failure: mismatch as never },
        { output: nasty },
      ),
      resultOf(lesson, 'echo', { status: 'inconclusive', error: reason }),
    ]),
    { program: ['node', nasty] },
  );

  test('and says the same', () => {
    const root = read(bad);
    const shown = `<b a="1" c='2'>&amp;]]> �`;
    expect(all(root, 'property')[1]?.attributes['value']).toContain(shown);
    expect(all(root, 'error')[0]?.attributes['message']).toContain(shown);
    expect(all(root, 'failure')[0]?.text).toContain(`│ ${shown}`);
  });

  test('and holds no control character, not even as an entity', () => {
    const document = junit([bad], 'en', true);
    expect(document).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/u);
    expect(document).not.toMatch(/&#/);
  });
});
