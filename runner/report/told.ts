import type { CheckResult, LessonResult } from '../engine/events.ts';
import type { Note } from '../engine/ports.ts';
import { explainFailure } from '../explain/failure.ts';
import { hintsOn } from '../explain/hints.ts';
import { explainSmallest } from '../explain/smallest.ts';
import { CannotTell, type Failure } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import type { VerdictStatus } from '../lesson/verdict.ts';
import { reportWords } from './texts.ts';

/** What stands for a verdict in a column. */
export const marks: Readonly<Record<VerdictStatus, string>> = {
  passed: '✔',
  failed: '✖',
  skipped: '–',
  inconclusive: '?',
};

/** A stretch check that passes earns its star. */
export const markOf = ({ check, verdict }: CheckResult): string =>
  check.tier === 'stretch' && verdict.status === 'passed' ? '★' : marks[verdict.status];

/** The failure that stands in the way: of a core check before one of a stretch check, in the order of the lesson. */
export function firstFailed(results: readonly CheckResult[]): CheckResult | undefined {
  const failed = results.filter(({ verdict }) => verdict.status === 'failed');
  return failed.find(({ check }) => check.tier === 'core') ?? failed[0];
}

/** A note in a sentence. */
export function noteText({ program, protocol, asked, listens }: Note, lang: Lang): string {
  const words = reportWords[lang];
  const isUdp = protocol === 'udp';
  // A member of a group is rightly bound to something else than HOST.
  if (isUdp && listens.host === asked.host) {
    return words.otherPort(program, listens.port, asked.port);
  }
  const where = ({ host, port }: Note['asked']) => `${host}:${port}`;
  return words.otherAddress(program, isUdp, where(listens), where(asked));
}

/** Why a check could not be judged. */
export const reasonOf = (error: Error, lang: Lang): string =>
  error instanceof CannotTell ? error.reason[lang] : `${error.name}: ${error.message}`;

/** How many checks passed; the tiers that nobody ran are left out where only some checks ran. */
export function scoreText({ lesson, score, checks }: LessonResult, lang: Lang): string {
  const words = reportWords[lang];
  const isWhole = checks.length === lesson.checks.length;
  const tiers = (['core', 'stretch'] as const).filter((tier) => isWhole || score[tier].total > 0);
  const figures = tiers.map(
    (tier) => `${words[tier]} ${words.of(score[tier].passed, score[tier].total)}`,
  );
  return (isWhole ? '' : words.onlySome) + figures.join(' · ');
}

/** What to make of the result of a lesson. */
export function conclusionOf(result: LessonResult, lang: Lang): readonly string[] {
  const { status, score, lesson, checks } = result;
  const words = reportWords[lang];
  if (status === 'inconclusive') return [words.machine, words.doctor];
  if (status === 'failed' || checks.length < lesson.checks.length) return [];
  return [score.stretch.passed === score.stretch.total ? words.star : words.done];
}

/** What a document says of a failure. */
export function failureOf(failure: Failure, { check, record, smallest }: CheckResult, lang: Lang) {
  const [hint] = hintsOn(failure, check, record.transcript, lang);
  const { message, expected, received } = explainFailure(failure, record.transcript, lang);
  return {
    kind: failure.kind,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(received === undefined ? {} : { received: received.line }),
    ...(hint === undefined ? {} : { hint }),
    ...(smallest ? { smallest: explainSmallest(smallest, lang).input } : {}),
  };
}

/** That a check could not be judged, and why. */
export const notJudged = (error: Error, lang: Lang) =>
  reportWords[lang].notJudged([], reasonOf(error, lang).replace(/[.。]$/, ''));

/** How a check is called. The id comes first: it never changes. */
export const checkName = ({ check: { id, title } }: CheckResult, lang: Lang) =>
  `${id}: ${title[lang]}`;
