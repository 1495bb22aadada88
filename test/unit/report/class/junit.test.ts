import { parseXml } from '@rgrove/parse-xml';
import { expect, test } from 'vitest';
import type { Row } from '../../../../runner/report/class/class-report.ts';
import { classJunit } from '../../../../runner/report/class/junit.ts';
import {
  aClass,
  aRow,
  first,
  hostileNames,
  marked,
  second,
  unusable,
} from '../../helpers/a-class.ts';
import { all } from '../../helpers/page.ts';
import { failed, skipped } from '../../helpers/results.ts';

function read(rows: readonly Row[]) {
  const { root } = parseXml(classJunit(aClass(rows, [first, second]), 'en'));
  if (!root) throw new Error('no root');
  return root;
}

const framing = { framing: failed, colons: skipped('framing') };
const root = read([
  aRow('Ada', { [first.id]: marked(framing), [second.id]: unusable }),
  aRow('陈小明', { [first.id]: marked({}) }),
]);

test('there is a suite for each learner and lesson, and all are counted', () => {
  const suites = all(root, 'testsuite').map(({ attributes }) => attributes);
  expect(suites).toEqual([
    { name: 'Ada.90-example', tests: '4', failures: '1', errors: '0', skipped: '1', time: '0.640' },
    { name: 'Ada.91-another', tests: '1', failures: '0', errors: '1' },
    {
      name: '陈小明.90-example',
      tests: '4',
      failures: '0',
      errors: '0',
      skipped: '0',
      time: '0.640',
    },
    { name: '陈小明.91-another', tests: '1', failures: '0', errors: '1' },
  ]);
  expect(root.attributes).toEqual({
    name: 'socket-workshop',
    tests: '10',
    failures: '1',
    errors: '2',
    time: '1.280',
  });
  const [check] = all(root, 'testcase');
  expect(check?.attributes['classname']).toBe('Ada.90-example.core');
});

test('where nothing was marked, an error says why', () => {
  expect(all(root, 'error').map(({ attributes }) => attributes['message'])).toEqual([
    'The archive is damaged.',
    'Nothing was handed in for this lesson.',
  ]);
});

test('whatever people are called, it stays XML', () => {
  const rows = hostileNames.map((name) => aRow(name, { [first.id]: marked(framing) }));
  expect(all(read(rows), 'testsuite')).toHaveLength(2 * hostileNames.length);
});
