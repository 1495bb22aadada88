import { escapeUTF8 } from 'entities/escape';
import type { CheckResult, LessonResult } from '../engine/events.ts';
import type { Lang } from '../lesson/text.ts';
import type { VerdictStatus } from '../lesson/verdict.ts';
import { plain } from './plain.ts';
import { plainReport } from './pretty-document.ts';
import type { Document, Run } from './run.ts';
import { reportWords } from './texts.ts';
import { checkName, failureOf, noteText, notJudged } from './told.ts';

const escaped = (text: string | number) => escapeUTF8(plain(`${text}`));

type Attributes = Readonly<Record<string, string | number>>;

const tag = (name: string, attributes: Attributes) =>
  [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(
    ' ',
  );

const withText = (name: string, attributes: Attributes, text = '') =>
  text === ''
    ? `<${tag(name, attributes)}/>\n`
    : `<${tag(name, attributes)}>${escaped(text)}</${name}>\n`;

const withParts = (name: string, attributes: Attributes, parts: readonly string[]) =>
  parts.length === 0
    ? withText(name, attributes)
    : `<${tag(name, attributes)}>\n${parts.join('')}</${name}>\n`;

const seconds = (ms: number) => (ms / 1000).toFixed(3);

/** What says that a check has not passed. */
function outcome(result: CheckResult, run: Run, lang: Lang, verbose: boolean): string[] {
  const { verdict } = result;
  switch (verdict.status) {
    case 'passed':
      return [];
    case 'failed': {
      const { kind, message } = failureOf(verdict.failure, result, lang);
      const { lesson, seed } = run.result;
      const inFull = plainReport(run, lang, verbose).failure(result, lesson, seed);
      return [withText('failure', { type: kind, message }, inFull)];
    }
    case 'skipped':
      return [withText('skipped', { message: reportWords[lang].skipped(verdict.because) })];
    case 'inconclusive':
      return [withText('error', { type: 'inconclusive', message: notJudged(verdict.error, lang) })];
  }
}

/** A suite, and what is counted of it. */
export interface Suite {
  readonly text: string;
  readonly figures: Readonly<Record<'tests' | 'failures' | 'errors', number>>;
  readonly ms: number;
}

function count({ checks }: LessonResult) {
  const of = (status: VerdictStatus) =>
    checks.filter(({ verdict }) => verdict.status === status).length;
  return {
    figures: { tests: checks.length, failures: of('failed'), errors: of('inconclusive') },
    skipped: of('skipped'),
  };
}

/** A lesson; `whose`: who has handed it in, where there are several. */
export function suite(run: Run, lang: Lang, verbose: boolean, whose?: string): Suite {
  const { lesson, seed, notes, checks, ms } = run.result;
  const name = whose === undefined ? lesson.id : `${whose}.${lesson.id}`;
  const { figures, skipped } = count(run.result);
  const property = (key: string, value: string | number) =>
    withText('property', { name: key, value });
  const text = withParts('testsuite', { name, ...figures, skipped, time: seconds(ms) }, [
    withParts('properties', {}, [
      property('seed', seed),
      property('program', run.program.join(' ')),
      property('status', run.result.status),
    ]),
    ...checks.map((result) => {
      const { check, record } = result;
      // Whoever collects such files shows the classes apart, and so what a learner may leave for later.
      const classname = `${name}.${check.tier}`;
      const attributes = { classname, name: checkName(result, lang), time: seconds(record.ms) };
      return withParts('testcase', attributes, outcome(result, run, lang, verbose));
    }),
    ...notes.map((note) => withText('system-out', {}, noteText(note, lang))),
  ]);
  return { text, figures, ms };
}

/** A suite of which is known only why there are no results. */
export function emptySuite(name: string, message: string): Suite {
  const figures = { tests: 1, failures: 0, errors: 1 };
  const error = withText('error', { type: 'not-marked', message });
  const testcase = withParts('testcase', { classname: name, name: message }, [error]);
  return { text: withParts('testsuite', { name, ...figures }, [testcase]), figures, ms: 0 };
}

/** The document of these suites. */
export function junitOf(suites: readonly Suite[]): string {
  const sum = (of: (suite: Suite) => number) => suites.reduce((total, each) => total + of(each), 0);
  const attributes = {
    name: 'socket-workshop',
    tests: sum(({ figures }) => figures.tests),
    failures: sum(({ figures }) => figures.failures),
    errors: sum(({ figures }) => figures.errors),
    time: seconds(sum(({ ms }) => ms)),
  };
  const texts = suites.map(({ text }) => text);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${withParts('testsuites', attributes, texts)}`;
}

/** JUnit XML, as continuous integration reads it. What could not be judged is an error, not a failure. */
export const junit: Document = (runs, lang, verbose) =>
  junitOf(runs.map((run) => suite(run, lang, verbose)));
