import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { Row } from '../../../../runner/cli/course.ts';
import { actionLabel, actionsFor, lessonLabels } from '../../../../runner/cli/menu/choices.ts';
import { rowOf } from '../../helpers/a-row.ts';

const nothingYet = { hasRead: false, hasNext: true };

test.for([
  ['not-started', nothingYet, 'read'],
  ['not-started', { hasRead: true, hasNext: true }, 'start'],
  ['started', nothingYet, 'verify'],
  ['done', nothingYet, 'next'],
  ['star', { hasRead: true, hasNext: false }, 'verify'],
] as const)('of a lesson that is %s, what comes next is at the top', ([state, known, first]) => {
  const actions = actionsFor(rowOf('00-one', state), known);
  expect(actions[0]).toBe(first);
  expect(actions.at(-1)).toBe('back');
  expect(new Set(actions).size).toBe(actions.length);
});

test('nothing is offered that cannot be done: a program that is not there is not verified', () => {
  expect(actionsFor(rowOf('00-one', 'not-started'), nothingYet)).toEqual(['read', 'start', 'back']);
  expect(actionsFor(rowOf('00-one', 'star'), { hasRead: true, hasNext: false })).not.toContain(
    'next',
  );
});

test('every action has a name in both languages', () => {
  for (const lang of ['en', 'zh-CN'] as const) {
    const names = actionsFor(rowOf('00-one', 'done'), nothingYet).map((action) =>
      actionLabel(action, '01-two', lang),
    );
    expect(names[0]).toContain('01-two');
    expect(new Set(names).size).toBe(names.length);
  }
});

test('lessons stand in columns, with how far one has come', () => {
  const rows: Row[] = [
    rowOf('00-one', 'star'),
    rowOf('01-two', 'started', 0),
    rowOf('02-three', 'started', 7),
    rowOf('03-four', 'not-started'),
  ];
  expect(lessonLabels(rows, 'en')).toEqual([
    '00-one    title of 00-one    done ★',
    '01-two    title of 01-two    started',
    '02-three  title of 02-three  7 of 10',
    '03-four   title of 03-four   not started',
  ]);
  const chinese = lessonLabels(rows, 'zh-CN');
  expect(chinese[2]).toBe('02-three  标题 02-three  7/10');
  const ends = chinese.map((label) => stringWidth(label.replace(/\S+( ★)?$/, '')));
  expect(new Set(ends).size).toBe(1);
});
