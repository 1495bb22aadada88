import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import chat from '../../../lessons/03-chat-v2/verify.ts';
import { pointsOf, usualScheme, type Scheme } from '../../../runner/classroom/grading.ts';
import { parseGrading } from '../../../runner/classroom/grading-file.ts';
import { Unusable } from '../../../runner/classroom/unusable.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { failed, inconclusive, passed, resultOf, resultWith, skipped } from '../helpers/results.ts';

const lesson = aLesson(
  aCheck('greeting'),
  aCheck('framing'),
  aCheck('colons', { needs: ['framing'] }),
  aCheck('crowd', { tier: 'stretch' }),
  aCheck('flood', { tier: 'stretch' }),
);

const result = resultWith(lesson, [
  resultOf(lesson, 'greeting', passed),
  resultOf(lesson, 'framing', failed),
  resultOf(lesson, 'colons', skipped('framing')),
  resultOf(lesson, 'crowd', passed),
  resultOf(lesson, 'flood', failed),
]);

const parse = (text: string, file = 'grading.yaml') => parseGrading(text, file, [lesson]);

/** The sentences that a wrong file is answered with. */
function complaint(text: string, file?: string) {
  try {
    parse(text, file);
  } catch (error) {
    if (error instanceof Unusable) return error.because;
    throw error;
  }
  throw new Error('nothing is wrong with it');
}

describe('points', () => {
  test('every core check counts the same, and stretch checks are a bonus', () => {
    expect(pointsOf(result, usualScheme)).toEqual({ earned: 1, of: 3, bonus: 1, open: 0 });
  });

  test('what could not be judged is neither earned nor lost, nor is what waits for it', () => {
    const unsure = resultWith(lesson, [
      resultOf(lesson, 'greeting', passed),
      resultOf(lesson, 'framing', inconclusive),
      resultOf(lesson, 'colons', skipped('framing')),
      resultOf(lesson, 'crowd', inconclusive),
      resultOf(lesson, 'flood', failed),
    ]);
    expect(pointsOf(unsure, usualScheme)).toEqual({ earned: 1, of: 3, bonus: 0, open: 3 });
  });

  test('what is said of a check counts before its lesson, and the lesson before all', () => {
    const scheme = parse(`
core: 2
stretch: 0.5
lessons:
  90-example:
    core: 4
    checks:
      greeting: 0.25
`);
    expect(pointsOf(result, scheme)).toEqual({ earned: 0.25, of: 8.25, bonus: 0.5, open: 0 });
  });

  test.each([
    [1.5, { earned: 1, of: 1.5, bonus: 0.5, open: 0 }],
    [0, { earned: 0, of: 0, bonus: 0, open: 0 }],
    [9, { earned: 1, of: 3, bonus: 1, open: 0 }],
  ])('a lesson brings %d at the most, its bonus included', (most, points) => {
    const scheme: Scheme = {
      ...usualScheme,
      lessons: new Map([[lesson.id, { most, checks: new Map() }]]),
    };
    expect(pointsOf(result, scheme)).toEqual(points);
  });

  test('tenths add up to what they are', () => {
    const all = lesson.checks.map(({ id }) => resultOf(lesson, id, passed));
    expect(pointsOf(resultWith(lesson, all), { ...usualScheme, core: 0.1 })).toMatchObject({
      earned: 0.3,
      of: 0.3,
    });
  });
});

describe('a file', () => {
  test('may be JSON, with tabs', () => {
    const scheme = parse(
      '{\n\t"core": 2,\n\t"lessons": { "90-example": { "checks": { "colons": 3 } } }\n}',
    );
    expect(pointsOf(result, scheme)).toMatchObject({ earned: 2, of: 7, bonus: 1 });
  });

  test('is shown in the README', () => {
    const readme = readFileSync(path.join(import.meta.dirname, '../../../README.md'), 'utf8');
    const [, example = ''] = /```yaml\n(.*?)```/s.exec(readme) ?? [];
    const scheme = parseGrading(example, 'grading.yaml', [chat]);
    expect(scheme.lessons.get(chat.id)).toMatchObject({ most: 15 });
  });

  test('that says nothing changes nothing', () => {
    expect(parse('')).toEqual(usualScheme);
    expect(parse('# nothing yet\n')).toEqual(usualScheme);
  });

  test.each<[string, string, string]>([
    [
      'a lesson that there is not',
      'lessons:\n  90-exampel: { core: 1 }',
      'line 2: there is no lesson "90-exampel". Did you mean 90-example?',
    ],
    [
      'a lesson like no other',
      'lessons:\n  03: { core: 1 }',
      'line 2: there is no lesson "03". There are 90-example.',
    ],
    [
      'a check that there is not',
      'lessons:\n  90-example:\n    checks:\n      colons: 1\n      framming: 1',
      'line 5: 90-example has no check "framming". Did you mean framing?',
    ],
    [
      'fewer points than none',
      'core: -1',
      'line 1: the points of core have to be 0 or more, such as 2 or 0.5, but are "-1".',
    ],
    [
      'points that are no number',
      'core: 1\nstretch: lots',
      'line 2: the points of stretch have to be 0 or more, such as 2 or 0.5, but are "lots".',
    ],
    [
      'no points',
      'core:\n',
      'line 1: the points of core have to be 0 or more, such as 2 or 0.5, but are "".',
    ],
    [
      'points without end',
      'core: .inf',
      'line 1: the points of core have to be 0 or more, such as 2 or 0.5, but are ".inf".',
    ],
    [
      'points that are a list',
      'core: [1, 2]',
      'line 1: here have to stand names with a colon and a value each, such as core: 1.',
    ],
    [
      'a name for the second time',
      'core: 1\nstretch: 2\ncore: 3',
      'line 3: this name stands here for the second time.',
    ],
    [
      'an unknown name',
      'strech: 1',
      'line 1: "strech" has no meaning here; what can stand here: core, stretch, lessons. Did you mean stretch?',
    ],
    [
      'a check where its lesson should be',
      'lessons:\n  90-example:\n    framing: 3',
      'line 3: "framing" has no meaning here; what can stand here: core, stretch, most, checks.',
    ],
    [
      'a lesson where "lessons" should be',
      '90-example:\n  core: 1',
      'line 1: "90-example" has no meaning here; what can stand here: core, stretch, lessons.',
    ],
    [
      'a lesson that is a number',
      'lessons:\n  90-example: 10',
      'line 2: here have to stand names with a colon and a value each, such as core: 1.',
    ],
    [
      'a list of checks',
      'lessons:\n  90-example:\n    checks: [framing]',
      'line 3: here have to stand names with a colon and a value each, such as core: 1.',
    ],
    [
      'one value for all',
      '10',
      'line 1: here have to stand names with a colon and a value each, such as core: 1.',
    ],
    [
      'pairs where points should be',
      'core: { framing: 1 }',
      'line 1: the points of core have to be 0 or more, such as 2 or 0.5.',
    ],
    [
      'a list',
      '- core: 1',
      'line 1: here have to stand names with a colon and a value each, such as core: 1.',
    ],
    [
      'an alias of nothing',
      'core: *x',
      'line 1: here have to stand names with a colon and a value each, such as core: 1.',
    ],
  ])('with %s is refused, and told where', (_, text, message) => {
    const { en, 'zh-CN': zh } = complaint(text);
    expect(en).toBe(`grading.yaml, ${message}`);
    expect(zh).toMatch(/^grading\.yaml 第 \d 行：.*[。？]$/);
  });

  test('does nothing to a terminal where it is quoted', () => {
    const { en } = complaint('lessons:\n  "\\e[2J\\n": { core: 1 }');
    expect(en).toBe('grading.yaml, line 2: there is no lesson "\ufffd[2J ". There are 90-example.');
  });

  test('that is no YAML is refused, and told where', () => {
    expect(complaint('lessons:\n  x: [1, 2', 'g.yml').en).toMatch(
      /^g\.yml, line 2: this is neither YAML nor JSON: /,
    );
    expect(complaint('core: 1\n---\ncore: 2', 'g.yml').en).toMatch(
      /^g\.yml, line 2: this is neither/,
    );
  });
});
