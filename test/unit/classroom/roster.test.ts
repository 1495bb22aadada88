import { describe, expect, test } from 'vitest';
import { learnersOf, readRoster } from '../../../runner/classroom/roster.ts';
import type { Source } from '../../../runner/classroom/sources.ts';
import { Unusable } from '../../../runner/classroom/unusable.ts';

const read = (...lines: readonly string[]) =>
  readRoster(Buffer.from(lines.join('\n')), 'class.csv');

const source = (entry: string, name = entry): Source => ({
  entry,
  name,
  kind: 'folder',
  path: `/class/${entry}`,
});

describe('a roster', () => {
  const ada = { id: '7', name: 'Lovelace, Ada', folder: 'ada' };

  test.each([
    ['with commas', ['id,name,folder', '7,"Lovelace, Ada",ada']],
    [
      'as Excel writes it where the comma is a decimal one',
      ['\ufeffID;Name;Folder\r', '7;Lovelace, Ada;ada\r', ';;\r'],
    ],
    ['with tabs', ['id\tname\tfolder', '7\tLovelace, Ada\tada']],
    ['in another order, with more columns', ['mail,folder,id,name', 'a@x,ada,7,"Lovelace, Ada"']],
    ['in Chinese', ['学号,姓名,文件夹', '7,"Lovelace, Ada",ada']],
    ['with blanks around', [' id , name , folder ', ' 7 , "Lovelace, Ada" , ada ']],
  ])('%s', (_, lines) => {
    expect(read(...lines)).toEqual([{ ...ada, line: 2 }]);
  });

  test('may say in which language somebody is told', () => {
    const rows = read('id,name,folder,language', '1,a,a,zh-cn', '2,b,b,', '3,c,c,EN');
    expect(rows.map(({ lang }) => lang)).toEqual(['zh-CN', undefined, 'en']);
  });

  test('may have nobody on it', () => {
    expect(read('id,name,folder')).toEqual([]);
  });

  test.each([
    ['nothing is there', [''], 'class.csv, line 1: there is no column "id", "name", "folder".'],
    ['a column is missing', ['id,name', '1,a'], 'line 1: there is no column "folder".'],
    ['a folder is missing', ['id,name,folder', '1,a,a', '2,b,'], 'line 3: no folder is given.'],
    ['a line is too short', ['id,name,folder', '1,a'], 'line 2: no folder is given.'],
    [
      'an id is there twice',
      ['id,name,folder', '1,a,a', '', '1,b,b'],
      'line 4: the id "1" is in line 2 already.',
    ],
    [
      'a folder is there twice',
      ['id,name,folder', '1,a,x', '2,b,x.zip'],
      'line 3: the folder "x.zip" is in line 2 already.',
    ],
    [
      'a language is unknown',
      ['id,name,folder,language', '1,a,a,fr'],
      'line 2: there is no language "fr": it is en or zh-CN.',
    ],
    ['a quotation mark is alone', ['id,name,folder', '1,"a,a'], 'class.csv is no CSV'],
  ])('is refused where %s', (_, lines, sentence) => {
    expect(() => read(...lines)).toThrow(Unusable);
    expect(() => read(...lines)).toThrow(sentence);
  });

  test('is refused in another encoding, with what to do', () => {
    const bytes = Buffer.concat([Buffer.from('id,name,folder\n1,'), Buffer.from([0xd5, 0xc5])]);
    expect(() => readRoster(bytes, 'class.csv')).toThrow('save it as "CSV UTF-8"');
  });
});

describe('the learners', () => {
  test('without a roster, are those who have handed something in', () => {
    expect(learnersOf([source('ada'), source('bob.zip', 'bob')])).toEqual([
      { name: 'ada', source: 'ada' },
      { name: 'bob', source: 'bob.zip' },
    ]);
  });

  test('are in the order of the roster, with who is missing, and then who is not on it', () => {
    const roster = read('id,name,folder,language', '9,Zoe,zoe,zh-CN', '7,Ada,ada,', '8,Bob,bob,');
    const sources = [source('ada'), source('carol'), source('zoe.zip', 'zoe')];
    expect(learnersOf(sources, roster)).toEqual([
      { id: '9', name: 'Zoe', lang: 'zh-CN', source: 'zoe.zip' },
      { id: '7', name: 'Ada', source: 'ada' },
      { id: '8', name: 'Bob' },
      { name: 'carol', source: 'carol', isUnexpected: true },
    ]);
  });

  const found = (folders: readonly string[], ...sources: readonly Source[]) => {
    const rows = folders.map((folder, index) => `${index},${folder},${folder}`);
    const learners = learnersOf(sources, read('id,name,folder', ...rows));
    return learners.flatMap(({ name, source: own }) => `${name}: ${own ?? 'missing'}`);
  };

  test('are found by the folder or the archive, whichever is named and whichever is there', () => {
    expect(
      found(['ada.zip', 'bob', 'fay/'], source('ada'), source('bob.tgz', 'bob'), source('fay')),
    ).toEqual(['ada.zip: ada', 'bob: bob.tgz', 'fay/: fay']);
  });

  test('are found whatever the capital letters, unless two could be meant', () => {
    expect(found(['ADA'], source('Ada.zip', 'Ada'))).toEqual(['ADA: Ada.zip']);
    expect(found(['Ada', 'ADA'], source('ada'))).toEqual([
      'Ada: missing',
      'ADA: missing',
      'ada: ada',
    ]);
    expect(found(['ada'], source('Ada'), source('ADA'))).toEqual([
      'ada: missing',
      ...['Ada: Ada', 'ADA: ADA'],
    ]);
    expect(found(['ada', 'Ada'], source('Ada'), source('ada'))).toEqual(['ada: ada', 'Ada: Ada']);
  });

  test('are found when an accent is written in another way, as macOS does', () => {
    expect(found(['zoé'.normalize('NFC')], source('zoé'.normalize('NFD')))).toHaveLength(1);
  });
});
