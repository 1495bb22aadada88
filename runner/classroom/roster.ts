import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { langs, type Lang } from '../lesson/text.ts';
import type { Learner } from '../report/class/class-report.ts';
import { archiveNamed, type Source } from './sources.ts';
import { Unusable, unusableLine } from './unusable.ts';

/** Somebody of whom something is expected. */
export interface Expected {
  readonly line: number;
  readonly id: string;
  readonly name: string;
  /** The folder or archive that they hand in. */
  readonly folder: string;
  readonly lang?: Lang;
}

/** What a column may be called. */
const columns = {
  id: ['id', '学号'],
  name: ['name', '姓名'],
  folder: ['folder', '文件夹'],
  language: ['language', '语言'],
} as const;
type Column = keyof typeof columns;
const required = ['id', 'name', 'folder'] as const;

/** What the cells of a line are, by the first line. Others may be there, and are ignored. */
function columnsOf(file: string, header: readonly string[]): (Column | false)[] {
  const all = Object.keys(columns) as Column[];
  const found = header.map(
    (cell) =>
      all.find((each) => columns[each].some((name) => name === cell.toLowerCase())) ?? false,
  );
  const missing = required.filter((column) => !found.includes(column));
  if (missing.length === 0) return found;
  throw unusableLine(file, 1, {
    en: `there is no column "${missing.join('", "')}". This line must name the columns: id, name, folder.`,
    'zh-CN': `缺少列“${missing.map((column) => columns[column][1]).join('”、“')}”。这一行必须写出列名：学号、姓名、文件夹（或 id、name、folder）。`,
  });
}

interface Line {
  readonly record: Readonly<Partial<Record<Column, string>>>;
  readonly info: { readonly lines: number };
}

/** Excel writes what the user’s country separates numbers by. */
const delimiterOf = (text: string) =>
  [';', '\t'].find((each) => text.split('\n', 1)[0]?.includes(each)) ?? ',';

function linesOf(text: string, file: string): readonly Line[] {
  // Without a first line, nobody would ask for the columns.
  if (text.trim() === '') columnsOf(file, []);
  try {
    return parse<Line>(text, {
      columns: (header) => columnsOf(file, header),
      info: true,
      trim: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_records_with_empty_values: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Unusable({
      en: `${file} is no CSV that can be read: is there a quotation mark that is never closed?`,
      'zh-CN': `${file} 不是可以读取的 CSV：是否有没有成对的引号？`,
    });
  }
}

function expectedOf(file: string, { record, info: { lines: line } }: Line): Expected {
  const cell = (column: Column) => record[column]?.normalize() ?? '';
  const empty = required.find((column) => cell(column) === '');
  if (empty) {
    throw unusableLine(file, line, {
      en: `no ${empty} is given.`,
      'zh-CN': `没有填写“${columns[empty][1]}”。`,
    });
  }
  const asked = cell('language');
  const lang = langs.find((each) => each.toLowerCase() === asked.toLowerCase());
  if (asked !== '' && !lang) {
    throw unusableLine(file, line, {
      en: `there is no language "${asked}": it is ${langs.join(' or ')}.`,
      'zh-CN': `没有语言 "${asked}"：可选 ${langs.join(' 或 ')}。`,
    });
  }
  const own = { line, id: cell('id'), name: cell('name'), folder: cell('folder') };
  return lang ? { ...own, lang } : own;
}

/** The name that a folder has, and that its archive has without the extension. */
const nameOf = (folder: string) => {
  const bare = folder.replace(/\/+$/, '');
  return archiveNamed('', bare)?.name ?? bare;
};

function refuseTwins(file: string, column: 'id' | 'folder', rows: readonly Expected[]) {
  const known = new Map<string, number>();
  for (const row of rows) {
    const value = column === 'id' ? row.id : nameOf(row.folder);
    const before = known.get(value);
    if (before !== undefined) {
      throw unusableLine(file, row.line, {
        en: `the ${column} "${row[column]}" is in line ${before} already.`,
        'zh-CN': `“${columns[column][1]}”${row[column]} 在第 ${before} 行已出现过。`,
      });
    }
    known.set(value, row.line);
  }
}

/** Reads a roster, as spreadsheets write it. Throws Unusable with the line that is wrong. */
export function readRoster(bytes: Uint8Array, file: string): Expected[] {
  if (!isUtf8(bytes)) {
    throw new Unusable({
      en: `${file} is not UTF-8: save it as "CSV UTF-8".`,
      'zh-CN': `${file} 不是 UTF-8 编码：请另存为“CSV UTF-8”。`,
    });
  }
  const lines = linesOf(new TextDecoder().decode(bytes), file);
  const rows = lines.map((line) => expectedOf(file, line));
  refuseTwins(file, 'id', rows);
  refuseTwins(file, 'folder', rows);
  return rows;
}

/** What each has handed in. Capital letters matter only where more than one could be meant. */
function matched(sources: readonly Source[], roster: readonly Expected[]): Map<Expected, Source> {
  const found = new Map<Expected, Source>();
  for (const row of roster) {
    const source =
      sources.find(({ entry }) => entry.normalize() === row.folder) ??
      sources.find(({ name }) => name === nameOf(row.folder));
    if (source) found.set(row, source);
  }
  const leftRows = roster.filter((row) => !found.has(row));
  const known = new Set(found.values());
  const leftSources = sources.filter((source) => !known.has(source));
  for (const row of leftRows) {
    const name = nameOf(row.folder).toLowerCase();
    const namesakes = leftRows.filter(({ folder }) => nameOf(folder).toLowerCase() === name);
    const [source, ...others] = leftSources.filter((each) => each.name.toLowerCase() === name);
    if (source && others.length === 0 && namesakes.length === 1) found.set(row, source);
  }
  return found;
}

/**
 * Whoever has handed something in, and whoever should have: in the order of the roster, and then those who are not on it.
 * A learner without a source has handed in nothing.
 */
export function learnersOf(sources: readonly Source[], roster?: readonly Expected[]): Learner[] {
  const learner = ({ name, entry }: Source): Learner => ({ name, source: entry });
  if (!roster) return sources.map(learner);
  const found = matched(sources, roster);
  const expected = roster.map((row): Learner => {
    const { id, name, lang } = row;
    const source = found.get(row)?.entry;
    return { id, name, ...(lang ? { lang } : {}), ...(source === undefined ? {} : { source }) };
  });
  const known = new Set(found.values());
  const unexpected = sources.filter((source) => !known.has(source));
  return [
    ...expected,
    ...unexpected.map((each): Learner => ({ ...learner(each), isUnexpected: true })),
  ];
}
