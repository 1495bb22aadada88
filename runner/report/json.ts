import { Buffer } from 'node:buffer';
import type { CheckResult, LessonResult } from '../engine/events.ts';
import { explainSmallest } from '../explain/smallest.ts';
import { shorten } from '../explain/visible.ts';
import type { Chart, Points } from '../lesson/chart.ts';
import type { Failure } from '../lesson/failure.ts';
import type { Smallest } from '../lesson/smaller.ts';
import type { Lang } from '../lesson/text.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { failureOf, noteText, reasonOf } from './told.ts';

/** How much of one entry of a transcript, and how many of them, go into the document. */
const mostText = 2000;
const mostEntries = 500;

const round = (ms: number) => Math.round(ms * 10) / 10;

const entryOf = ({ atMs, from, to, event, bytes, size, says }: TranscriptEntry) => ({
  atMs: round(atMs),
  from,
  to,
  event,
  ...(says === undefined ? {} : { says }),
  ...((event === 'data' || event === 'lost' || event === 'signal') && size === undefined
    ? { text: shorten(Buffer.from(bytes).toString(), mostText) }
    : {}),
  ...(size === undefined ? {} : { size }),
});

const pointsOf = (points: Points) => points.map(([atMs, value]) => [round(atMs), round(value)]);

function chartOf(chart: Chart, lang: Lang) {
  const about = { title: chart.title[lang], unit: chart.unit[lang] };
  return 'series' in chart
    ? {
        ...about,
        series: chart.series.map(({ name, points }) => ({
          name: name[lang],
          points: pointsOf(points),
        })),
      }
    : { ...about, limit: chart.limit, points: pointsOf(chart.points) };
}

function smallestOf(smallest: Smallest, lang: Lang) {
  const { input, message } = explainSmallest(smallest, lang);
  return { input, message, transcript: smallest.transcript.slice(-mostEntries).map(entryOf) };
}

function documentedFailure(failure: Failure, result: CheckResult, lang: Lang) {
  const { smallest } = result;
  return {
    ...failureOf(failure, result, lang),
    ...(smallest ? { smallest: smallestOf(smallest, lang) } : {}),
  };
}

function checkOf(result: CheckResult, lang: Lang) {
  const { check, verdict, record } = result;
  return {
    id: check.id,
    title: check.title[lang],
    tier: check.tier,
    status: verdict.status,
    ms: round(record.ms),
    ...(verdict.status === 'skipped' ? { because: verdict.because } : {}),
    ...(verdict.status === 'inconclusive' ? { reason: reasonOf(verdict.error, lang) } : {}),
    ...(verdict.status === 'failed'
      ? { failure: documentedFailure(verdict.failure, result, lang) }
      : {}),
    ...(Object.keys(record.measures).length > 0 ? { measures: record.measures } : {}),
    ...(record.charts.length > 0
      ? { charts: record.charts.map((chart) => chartOf(chart, lang)) }
      : {}),
    transcript: record.transcript.slice(-mostEntries).map(entryOf),
  };
}

/** JSON in which no control character stands raw, so that it does no harm to a terminal either. */
export const withoutControls = (json: string): string =>
  json.replace(/[\u007f-\u009f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`);

/** A document as text. */
export const toJson = (document: unknown): string =>
  `${withoutControls(JSON.stringify(document, null, 2))}\n`;

/** The document that `--json` prints. */
export const jsonReport = (
  results: readonly { result: LessonResult; program: readonly string[] }[],
  lang: Lang,
) => ({
  version: 1,
  results: results.map(({ result, program }) => ({
    lesson: result.lesson.id,
    status: result.status,
    seed: result.seed,
    ms: round(result.ms),
    program,
    score: result.score,
    notes: result.notes.map((note) => noteText(note, lang)),
    checks: result.checks.map((check) => checkOf(check, lang)),
  })),
});
