import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lexer, type Tokens } from 'marked';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { isCode } from '../../../../runner/report/markdown/code.ts';
import { langs } from '../../../../runner/lesson/text.ts';
import { colours, rendered } from '../../helpers/rendered.ts';

const course = path.join(import.meta.dirname, '..', '..', '..', '..', 'lessons');

const texts = readdirSync(course).flatMap((id) =>
  langs
    .map((lang) => ({ id, lang, name: lang === 'en' ? 'README.md' : `README.${lang}.md` }))
    .map((each) => ({ ...each, file: path.join(course, id, each.name) }))
    .filter(({ file }) => existsSync(file)),
);

/** The lines of the drawings, and of what programs print. */
const drawn = (source: string) =>
  lexer(source)
    .filter((token): token is Tokens.Code => token.type === 'code')
    .filter(({ lang = '' }) => !isCode(lang.split(' ')[0] ?? ''))
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.trim() !== '');

test('there are texts', () => {
  expect(texts.length).toBeGreaterThan(5);
});

describe.each(texts)('$id/$name', ({ lang, file }) => {
  const source = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');

  test.each([60, 80, 120])('fits %d columns', (width) => {
    const lines = rendered(source, { width, lang }).split('\n');
    const tooWide = lines.filter((line) => stringWidth(line) > width);
    const drawings = new Set(drawn(source).map((line) => line.trim()));
    expect(
      tooWide.filter((line) => !drawings.has(line.trim()) && !/https?:\/\//.test(line)),
    ).toEqual([]);
  });

  test('shows its drawings as they are', () => {
    const lines = new Set(
      rendered(source, { lang })
        .split('\n')
        .map((line) => line.trim()),
    );
    expect(drawn(source).filter((line) => !lines.has(line.trim()))).toEqual([]);
  });

  test('says the same with colours as without', () => {
    const text = rendered(source, { lang, palette: colours }).replace(/\u001b\[\d+m/g, '');
    // Lines break elsewhere, as marks take room.
    const characters = (of: string) => [...of.replace(/[\s`*_─┄═↪]/g, '')].sort().join('');
    expect(characters(text) === characters(rendered(source, { lang }))).toBe(true);
  });
});
