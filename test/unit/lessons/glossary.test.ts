import { readFileSync } from 'node:fs';
import path from 'node:path';
import { marked, type Tokens } from 'marked';
import { expect, test } from 'vitest';
import { Catalogue } from '../../../runner/lesson/catalogue.ts';
import type { Lang } from '../../../runner/lesson/text.ts';
import { root, textOf } from '../helpers/lesson-text.ts';

const catalogue = new Catalogue(root);

function tablesIn(file: string): Tokens.Table[] {
  const tokens = marked.lexer(readFileSync(path.join(root, 'lessons', file), 'utf8'));
  return tokens.filter((token): token is Tokens.Table => token.type === 'table');
}

const [glossary] = tablesIn('glossary.md');
const entries = (glossary?.rows ?? []).map((row) => row.map(({ text }) => text));

test('the glossary has each word once, in both languages, with a line in each', () => {
  expect(entries.length).toBeGreaterThan(50);
  expect(entries.filter((entry) => entry.length !== 5 || entry.includes(''))).toEqual([]);
  const words = entries.map(([english = '']) => english.toLowerCase());
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

/** The words of an entry, without what explains them. */
const wordsOf = (entry = '') =>
  entry
    .replace(/[（(][^）)]*[）)]|`|^to /g, '')
    .split(/[、，,/]/)
    .map((word) => word.trim().toLowerCase());

test('each word is used in the lesson that the glossary names', () => {
  const missing = entries.filter(([english, chinese, , , number = '']) => {
    const lesson = catalogue.find(number) ?? '';
    const isIn = (words: string[], lang: Lang) =>
      words.some((word) => textOf(lesson, lang).source.toLowerCase().includes(word));
    return !isIn(wordsOf(english), 'en') && !isIn(wordsOf(chinese), 'zh-CN');
  });
  expect(missing.map(([english]) => english)).toEqual([]);
});

test('every point of the course notes is taught in a lesson that there is', () => {
  const tables = tablesIn('course-notes.md');
  expect(tables).toHaveLength(catalogue.ids.length);
  const where = tables.flatMap(({ rows }) => rows.map((row) => row[1]?.text ?? ''));
  expect(where.length).toBeGreaterThan(100);
  for (const each of where) {
    const [number = ''] = /^\d\d/.exec(each) ?? [];
    expect(catalogue.find(number), each).toBeDefined();
  }
});
