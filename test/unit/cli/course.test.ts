import { expect, test } from 'vitest';
import { whereToGoOn } from '../../../runner/cli/course.ts';
import { rowOf } from '../helpers/a-row.ts';

const rows = [
  rowOf('00-one', 'not-started'),
  rowOf('01-two', 'done'),
  rowOf('02-three', 'started'),
  rowOf('03-four', 'not-started'),
];

test.for([
  [undefined, '00-one', 'at the beginning, where nothing was started'],
  ['02-three', '02-three', 'with what is under way'],
  ['01-two', '02-three', 'with the next one, after one that is done'],
  ['03-four', '03-four', 'from where the learner is'],
] as const)('after %s one goes on to %s: %s', ([lastStarted, next]) => {
  expect(whereToGoOn(rows, lastStarted)?.lesson.id).toBe(next);
});

test('what was left out before comes at last, and nothing when all is done', () => {
  const end = [rowOf('00-one', 'not-started'), rowOf('01-two', 'star')];
  expect(whereToGoOn(end, '01-two')?.lesson.id).toBe('00-one');
  expect(whereToGoOn(end.slice(1), '01-two')).toBeUndefined();
});
