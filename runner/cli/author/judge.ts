import type { CheckResult, LessonResult } from '../../engine/events.ts';
import { explainFailure } from '../../explain/failure.ts';
import { judges, type Lesson } from '../../lesson/lesson.ts';
import type { Specimen } from './specimens.ts';

/** All that a check needs, directly or not, and the check itself. */
function needsOf(lesson: Lesson, id: string): Set<string> {
  const needs = new Set([id]);
  for (const need of lesson.checks.find((check) => check.id === id)?.needs ?? []) {
    for (const each of needsOf(lesson, need)) needs.add(each);
  }
  return needs;
}

/** What the verifier says, for an author who is surprised. */
function reasonFor({ verdict, record }: CheckResult): string {
  if (verdict.status === 'failed') {
    return explainFailure(verdict.failure, record.transcript, 'en').message;
  }
  if (verdict.status === 'skipped') return `waits for ${verdict.because}`;
  return verdict.status === 'inconclusive' ? verdict.error.message : '';
}

/** What a learner reads first about a wrong program. */
export function sentenceOf({ check: wanted }: Specimen, { checks }: LessonResult): string {
  const failed = checks.filter(({ verdict }) => verdict.status === 'failed');
  const result = failed.find(({ check }) => check.id === wanted) ?? failed[0];
  return result ? reasonFor(result) : '';
}

const notPassed = ({ checks }: LessonResult, wanted: (result: CheckResult) => boolean) =>
  checks
    .filter((result) => wanted(result) && result.verdict.status !== 'passed')
    .map((result) => `${result.check.id} ${result.verdict.status} (${reasonFor(result)})`);

function badComplaints({ check: wanted = '' }: Specimen, result: LessonResult): string[] {
  const { lesson, checks } = result;
  if (!lesson.checks.some(({ id }) => id === wanted)) return [`there is no check ${wanted}`];
  const complaints: string[] = [];
  const own = checks.find(({ check }) => check.id === wanted)?.verdict;
  if (own?.status !== 'failed') complaints.push(`${wanted} ${own?.status ?? 'did not run'}`);
  for (const result of checks) {
    const { id } = result.check;
    if (result.verdict.status === 'failed' && !needsOf(lesson, id).has(wanted)) {
      complaints.push(`${id} failed, too (${reasonFor(result)})`);
    }
  }
  return complaints;
}

/** What is wrong with the verdicts on a program whose verdict is known; nothing where the verifier is right. */
export function complaintsAbout(specimen: Specimen, result: LessonResult): string[] {
  const python = specimen.submission.command !== undefined;
  const unknown = python
    ? []
    : result.checks.flatMap(({ check, verdict }) =>
        verdict.status === 'inconclusive'
          ? [`${check.id} inconclusive (${verdict.error.message})`]
          : [],
      );
  switch (specimen.kind) {
    case 'starter': {
      const failed = result.checks.filter(({ verdict }) => verdict.status === 'failed');
      const broken = failed.filter(
        ({ verdict }) => verdict.status === 'failed' && verdict.failure.kind === 'crashed',
      );
      if (broken.length > 0) return broken.map(({ check }) => `${check.id}: it does not run`);
      return result.status === 'failed' ? unknown : ['it fails no core check'];
    }
    case 'solution':
      return notPassed(result, () => true);
    case 'good':
      return notPassed(
        result,
        ({ check, verdict }) =>
          check.tier === 'core' &&
          judges(check, specimen.program ?? '') &&
          !(python && verdict.status === 'inconclusive'),
      );
    case 'bad':
      return [...badComplaints(specimen, result), ...unknown];
  }
}
