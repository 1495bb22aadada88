import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { parseInvocation } from '../../../runner/cli/arguments.ts';
import { Catalogue } from '../../../runner/lesson/catalogue.ts';
import { langs, type Lang } from '../../../runner/lesson/text.ts';
import { checksIn, LessonText, minutesToRead, root, textOf } from '../helpers/lesson-text.ts';

const catalogue = new Catalogue(root);
const cases = catalogue.ids.flatMap((id) => langs.map((lang) => [id, lang] as const));

const sections: Record<Lang, readonly string[]> = {
  en: [
    ...['What you will build', 'The idea', 'The API', 'The contract', 'Try it by hand'],
    ...['An experiment', 'Common mistakes', 'Going deeper'],
  ],
  'zh-CN': [
    ...['你要做什么', '原理', 'API', '要求', '动手试试'],
    ...['小实验', '常见错误', '深入'],
  ],
};
const contract: Record<Lang, { heading: string; stretch: string }> = {
  en: { heading: 'The contract', stretch: 'Stretch' },
  'zh-CN': { heading: '要求', stretch: '进阶' },
};

/** The commands of ours that a text shows, without what explains them. */
const commandsIn = ({ blocks, inlineCode }: LessonText) =>
  [...blocks.flatMap(({ code }) => code.split('\n')), ...inlineCode].flatMap((line) => {
    const [, command] = /^\s*npx workshop(.*?)(?: {2,}.*| [#|<>].*)?$/.exec(line) ?? [];
    return command === undefined ? [] : [command.trim()];
  });

/** What a heading is called behind the # of a link. */
const placeOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** The words of a shell's line. No text of ours needs more of a shell than quotation marks. */
const wordsOf = (line: string) =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );

describe.for(cases)('the text of %s in %s', ([id, lang]) => {
  const text = textOf(id, lang);

  test('has the sections that every text has', () => {
    expect(text.sections).toEqual(sections[lang]);
  });

  test('reads in ten minutes', () => {
    expect(minutesToRead(text)).toBeLessThanOrEqual(10);
  });

  test('asks for what is verified: every check, under its tier', async () => {
    const { heading, stretch } = contract[lang];
    const { checks } = await catalogue.load(id);
    expect(checksIn(text.section(heading), stretch)).toEqual(
      checks
        .map(({ id: check, tier }) => ({ id: check, tier }))
        .sort((one, other) => one.tier.localeCompare(other.tier)),
    );
  });

  test('shows code of known kinds; what stands for a file is in that file', () => {
    for (const { kind, code } of text.blocks) {
      const [, file] = /^ts from=(\S+)$/.exec(kind) ?? [];
      if (file === undefined) {
        expect(['', 'js run', 'text output', 'sh', 'json']).toContain(kind);
        if (kind === 'json') expect(JSON.parse(code)).toBeDefined();
        continue;
      }
      const inFile = readFileSync(path.join(text.folder, file), 'utf8').replace(/^ +/gm, '');
      expect(inFile).toContain(code.replace(/^ +/gm, ''));
    }
  });

  test('draws within 78 columns, so that there is room beside it', () => {
    const drawings = text.blocks.filter(({ kind }) => kind === '');
    expect(drawings.length).toBeGreaterThan(0);
    const lines = drawings.flatMap(({ code }) => code.split('\n'));
    expect(lines.filter((line) => stringWidth(line) > 78)).toEqual([]);
  });

  test('shows commands that there are, about lessons and checks that there are', async () => {
    const shown = commandsIn(text);
    expect(shown.length).toBeGreaterThan(0);
    for (const command of shown) {
      const { words, values, command: name } = parseInvocation(wordsOf(command));
      if (['start', 'run', 'verify', 'hint', 'read', 'solution', 'watch'].includes(name)) {
        const lesson = catalogue.find(words[0] ?? id);
        expect(lesson, command).toBeDefined();
        const known = (await catalogue.load(lesson ?? id)).checks.map((check) => check.id);
        for (const check of values.get('check') ?? []) expect(known, command).toContain(check);
      }
    }
  });

  test('shows one-line programs that Node understands', () => {
    const programs = [...text.inlineCode, ...text.blocks.flatMap(({ code }) => code.split('\n'))]
      .map((line) => /node -e "(.*)"/.exec(line)?.[1])
      .filter((program) => program !== undefined);
    for (const program of programs) {
      expect(transformSync(program.replaceAll('\\"', '"')).warnings).toEqual([]);
      // Between double quotes, bash and zsh look a `!` up in what was typed before.
      expect(program).not.toContain('!');
    }
  });

  test('links to pages in full, and to places in texts that there are', () => {
    for (const link of text.links) {
      if (/^https:\/\//.test(link)) {
        expect(URL.canParse(link), link).toBe(true);
        continue;
      }
      const [file, place] = link.split('#');
      const target = file ? path.join(text.folder, file) : text.file;
      expect(existsSync(target), link).toBe(true);
      if (place !== undefined) {
        const places = new LessonText(target).headings.map(placeOf);
        expect(places, link).toContain(decodeURIComponent(place));
      }
    }
  });

  test('links each entry of its API to where Node’s own pages tell of it', () => {
    const links = text.links.filter((link) => link.startsWith('https://nodejs.org/'));
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect(link).toMatch(/^https:\/\/nodejs\.org\/(api|en|learn)/);
  });
});

test('a minute of reading is 240 words, 400 Chinese characters, or twice as much of a program', () => {
  const minutesFor = (prose: string, code = '') =>
    minutesToRead({ prose, blocks: [{ kind: '', code }] });
  expect(minutesFor('It’s `socket.end()`. '.repeat(120))).toBe(1);
  expect(minutesFor('字节，不是行。'.repeat(80))).toBe(1);
  expect(minutesFor('', '│ bye ──▶ 8080 '.repeat(240))).toBe(1);
});

describe.for(catalogue.ids)('the two texts of %s', (id) => {
  const [english, chinese] = [textOf(id, 'en'), textOf(id, 'zh-CN')];

  test('show the same: code, drawings, tables', () => {
    const kinds = ({ blocks }: LessonText) => blocks.map(({ kind }) => kind);
    expect(kinds(chinese)).toEqual(kinds(english));
    expect(chinese.tables).toEqual(english.tables);
  });

  test('run the same programs, but for comments and what is shown', () => {
    const code = ({ blocks }: LessonText) =>
      blocks.filter(({ kind }) => kind.startsWith('ts from=')).map((block) => block.code);
    expect(code(chinese)).toEqual(code(english));
  });

  test('are written each in its own marks', () => {
    // A comma or a full stop of the other language between two Chinese characters.
    expect(chinese.source.match(/\p{Script=Han}[,;!?] ?\p{Script=Han}/gu)).toBeNull();
    expect(english.source.match(/[，。；：！？]/gu)).toBeNull();
  });
});
