import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Catalogue } from '../../lesson/catalogue.ts';
import { judges, type Lesson } from '../../lesson/lesson.ts';
import type { Submission } from '../../probe/options.ts';
import { programsIn } from '../submission.ts';

/** A program whose verdict is known beforehand. */
export interface Specimen {
  readonly name: string;
  readonly submission: Submission;
  /**
   * `starter`: fails a core check. `solution`: passes everything. `good`: passes every core check of the program that it
   * is. `bad`: fails this one check.
   */
  readonly kind: 'starter' | 'solution' | 'good' | 'bad';
  /** The check that a bad one must fail. */
  readonly check?: string;
  /** The program that a good or a bad one is; the lesson's others are the reference solution's. */
  readonly program?: string;
}

const sourceFile = /\.(?:[cm]?[jt]s|py)$/;

const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => sourceFile.test(name))
      .sort();
  } catch {
    return [];
  }
};

export function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A lesson's starter and solution, and the right and wrong programs of its zoo. */
export function specimensOf(catalogue: Catalogue, lesson: Lesson, zoo: string): Specimen[] {
  const solution = programsIn(catalogue.solution(lesson.id), lesson);
  const folderOf = (kind: 'good' | 'bad') => path.join(zoo, lesson.id, kind);
  // Of a lesson with several programs, the others are the reference solution's.
  const submission = (folder: string, program: string, file: string): Submission =>
    file.endsWith('.py')
      ? { folder, files: solution, command: { words: ['python3', file], cwd: folder } }
      : { folder, files: { ...solution, [program]: path.join(folder, file) } };
  const good = filesIn(folderOf('good')).map((file): Specimen => {
    const program = file.split('.')[0] ?? '';
    return {
      name: `good/${file}`,
      kind: 'good',
      program,
      submission: submission(folderOf('good'), program, file),
    };
  });
  const bad = filesIn(folderOf('bad')).map((file): Specimen => {
    const [check = '', second = ''] = file.split('.');
    const judged = lesson.checks.find(({ id }) => id === check);
    const program = judged && judges(judged, second) ? second : (judged?.program ?? '');
    return {
      name: `bad/${file}`,
      kind: 'bad',
      check,
      program,
      submission: submission(folderOf('bad'), program, file),
    };
  });
  const own = (kind: 'starter' | 'solution', folder: string): Specimen => ({
    name: kind,
    kind,
    submission: { folder, files: programsIn(folder, lesson) },
  });
  return [
    own('starter', catalogue.starter(lesson.id, 'en')),
    own('solution', catalogue.solution(lesson.id)),
    ...good,
    ...bad,
  ];
}
