import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import type { Lesson } from '../../../runner/lesson/lesson.ts';

const course = path.join(import.meta.dirname, '..', '..', '..', 'lessons');
const ids = readdirSync(course).filter((name) => /^\d\d-/.test(name));

/** The sources in a folder, by their names. */
const sourcesIn = (...folder: string[]): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path.join(course, ...folder))
      .sort()
      .map((name) => [name, readFileSync(path.join(course, ...folder, name), 'utf8')]),
  );

const mapped = <T>(sources: Record<string, string>, map: (source: string) => T) =>
  Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, map(source)]));

const compilerOptions = { removeComments: true, target: ts.ScriptTarget.ES2023 };
const withoutComments = (source: string) =>
  ts.transpileModule(source, { compilerOptions }).outputText;

/** What its comments ask for: the number of each step, if it has one, and its checks. */
const stepsIn = (source: string) =>
  [...source.matchAll(/\/\/ TODO ((?:\d+ )?\([^)]+\))/g)].map(([, step = '']) => step);

describe.each(ids)('the starter of %s', (id) => {
  const english = sourcesIn(id, 'starter');
  const chinese = sourcesIn(id, 'starter.zh-CN');

  test('begins with a comment that says how to read the lesson', () => {
    for (const source of [...Object.values(english), ...Object.values(chinese)]) {
      expect(/^(?:\/\/.*\n)+/.exec(source)?.[0]).toContain(`\`npx workshop read ${id}\``);
    }
  });

  test('has a step for every check', async () => {
    const file = pathToFileURL(path.join(course, id, 'verify.ts')).href;
    const { default: lesson } = (await import(/* @vite-ignore */ file)) as { default: Lesson };
    const steps = Object.values(english).flatMap(stepsIn);
    const named = steps.flatMap((step) => step.replace(/^.*\(|\)$/g, '').split(', '));
    expect([...new Set(named)].sort()).toEqual(lesson.checks.map((check) => check.id).sort());
  });

  test('is the same program in both languages, with the same steps', () => {
    expect(mapped(chinese, withoutComments)).toEqual(mapped(english, withoutComments));
    expect(mapped(chinese, stepsIn)).toEqual(mapped(english, stepsIn));
  });

  test('asks in Chinese whoever reads Chinese', () => {
    const steps = Object.values(chinese).flatMap((source) => source.match(/\/\/ TODO.*/g) ?? []);
    for (const step of steps) expect(step).toMatch(/\p{Script=Han}/u);
  });
});
