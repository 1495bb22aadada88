import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Lesson } from '../../../runner/lesson/lesson.ts';
import { langs, type Text } from '../../../runner/lesson/text.ts';

const course = path.join(import.meta.dirname, '..', '..', '..', 'lessons');

const ids = readdirSync(course).filter((name) => existsSync(path.join(course, name, 'verify.ts')));

const lessons = await Promise.all(
  ids.map(async (id) => {
    const file = pathToFileURL(path.join(course, id, 'verify.ts')).href;
    const { default: lesson } = (await import(/* @vite-ignore */ file)) as { default: Lesson };
    return { id, lesson };
  }),
);

test('there are lessons', () => {
  expect(ids.length).toBeGreaterThan(0);
});

describe.each(lessons)('$id', ({ id, lesson }) => {
  const texts: [string, Text][] = [
    ['title', lesson.title],
    ['teaches', lesson.teaches],
    ...lesson.checks.map((check): [string, Text] => [`title of ${check.id}`, check.title]),
    ...lesson.checks.flatMap(({ id: check, hints }) =>
      hints.en.map((en, index): [string, Text] => [
        `hint ${index + 1} of ${check}`,
        { en, 'zh-CN': hints['zh-CN'][index] ?? '' },
      ]),
    ),
  ];

  test('is called as its folder is', () => {
    expect(lesson.id).toBe(id);
  });

  test('says everything in both languages, and nothing is left to be written', () => {
    const wrong = texts.filter(([, text]) =>
      langs.some((lang) => text[lang].trim() === '' || /TODO|FIXME|XXX/.test(text[lang])),
    );
    expect(wrong.map(([where]) => where)).toEqual([]);
  });

  test('has titles and first hints in Chinese where Chinese was asked for', () => {
    // A later hint may be a line of code, the same in every language.
    const wrong = texts.filter(
      ([where, text]) => !/^hint [2-4]/.test(where) && !/\p{Script=Han}/u.test(text['zh-CN']),
    );
    expect(wrong.map(([where]) => where)).toEqual([]);
  });

  test('has two to four hints for each check, as many in either language', () => {
    const wrong = lesson.checks.filter(
      ({ hints: { en, 'zh-CN': zh } }) => en.length < 2 || en.length > 4 || en.length !== zh.length,
    );
    expect(wrong.map((check) => check.id)).toEqual([]);
  });

  test('has titles that fit a line', () => {
    const long = lesson.checks.filter((check) =>
      langs.some((lang) => /\n/.test(check.title[lang])),
    );
    expect(long.map((check) => check.id)).toEqual([]);
  });
});
