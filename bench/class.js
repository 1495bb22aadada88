// Makes a class for benchmarks and proofs: the right and wrong programs of a lesson's zoo, renamed and varied, so that no
// two submissions are the same, and each with a verdict that is known beforehand.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.js';

const names = [
  'ada',
  'ben',
  'chen',
  'dora',
  'emil',
  'fatima',
  'goran',
  'hana',
  'ivan',
  'jo',
  'kofi',
  'li',
];

/** The programs of a zoo that plain Node runs: `check` is the one that fails, where one does. */
function specimens(lesson) {
  const zoo = path.join(root, 'test', 'zoo', lesson);
  const programs = (kind) =>
    readdirSync(path.join(zoo, kind))
      .filter((name) => /\.[cm]?[jt]s$/.test(name))
      .map((name) => ({ file: path.join(zoo, kind, name), name }));
  return [
    ...programs('good').map(({ file }) => ({ file, check: undefined })),
    ...programs('bad').map(({ file, name }) => ({ file, check: name.split('.')[0] })),
  ];
}

/** The same program, as another learner would have it: other comments, other blank lines, other line ends. */
function varied(text, index, name) {
  const lines = text.split('\n').flatMap((line, number) => {
    const isBreak = line === '' && (index + number) % 7 === 0;
    return isBreak ? ['', ''] : [line];
  });
  const ending = index % 5 === 0 ? '\r\n' : '\n';
  return [`// ${name}, submission ${index}`, ...lines].join(ending);
}

/** Fills a folder. Returns what is expected of each learner: the check that fails, or undefined where none does. */
export function makeClass(folder, lesson, size) {
  const all = specimens(lesson);
  const expected = new Map();
  for (let index = 0; index < size; index += 1) {
    const { file, check } = all[index % all.length];
    const name = `${names[index % names.length]}-${String(index).padStart(3, '0')}`;
    const own = path.join(folder, name, ...(index % 3 === 0 ? [lesson] : ['solutions', lesson]));
    mkdirSync(own, { recursive: true });
    const target = path.join(own, `server${path.extname(file)}`);
    writeFileSync(target, varied(readFileSync(file, 'utf8'), index, name));
    const shared = path.join(path.dirname(file), 'lib');
    if (check === undefined) cpSync(shared, path.join(own, 'lib'), { recursive: true });
    expected.set(name, check);
  }
  return expected;
}

/** What the document of `grade --json` has otherwise than it was expected. */
export function surprises(document, expected) {
  const complaints = [];
  for (const { name, results } of document.learners) {
    const [result] = results;
    const failed = (result.checks ?? [])
      .filter(({ status }) => status === 'failed')
      .map(({ id }) => id);
    const check = expected.get(name);
    const core = (result.checks ?? []).filter(({ tier }) => tier === 'core');
    const isAsKnown =
      check === undefined
        ? core.length > 0 && core.every(({ status }) => status === 'passed')
        : failed.includes(check);
    if (!isAsKnown)
      complaints.push(
        `${name}: ${check ?? 'nothing'} should fail, and ${failed.join(', ') || result.status} did`,
      );
  }
  if (document.learners.length !== expected.size) complaints.push('somebody is missing');
  return complaints;
}
