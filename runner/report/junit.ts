import { escapeUTF8 } from 'entities/escape';
import type { CheckResult, LessonResult } from '../engine/events.ts';
import type { Lang } from '../lesson/text.ts';
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

const count = (results: readonly LessonResult[]) => {
  const statuses = results.flatMap(({ checks }) => checks.map(({ verdict }) => verdict.status));
  const of = (status: string) => statuses.filter((each) => each === status).length;
  return {
    figures: { tests: statuses.length, failures: of('failed'), errors: of('inconclusive') },
    skipped: of('skipped'),
    time: seconds(results.reduce((sum, { ms }) => sum + ms, 0)),
  };
};

function suite(run: Run, lang: Lang, verbose: boolean): string {
  const { lesson, seed, notes, checks } = run.result;
  const { figures, skipped, time } = count([run.result]);
  const property = (name: string, value: string | number) => withText('property', { name, value });
  return withParts('testsuite', { name: lesson.id, ...figures, skipped, time }, [
    withParts('properties', {}, [
      property('seed', seed),
      property('program', run.program.join(' ')),
      property('status', run.result.status),
    ]),
    ...checks.map((result) => {
      const { check, record } = result;
      // Whoever collects such files shows the classes apart, and so what a learner may leave for later.
      const classname = `${lesson.id}.${check.tier}`;
      const attributes = { classname, name: checkName(result, lang), time: seconds(record.ms) };
      return withParts('testcase', attributes, outcome(result, run, lang, verbose));
    }),
    ...notes.map((note) => withText('system-out', {}, noteText(note, lang))),
  ]);
}

/** JUnit XML, as continuous integration reads it. What could not be judged is an error, not a failure. */
export const junit: Document = (runs, lang, verbose) => {
  const { figures, time } = count(runs.map(({ result }) => result));
  const suites = runs.map((run) => suite(run, lang, verbose));
  const all = withParts('testsuites', { name: 'socket-workshop', ...figures, time }, suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}`;
};
