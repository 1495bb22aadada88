import { Buffer } from 'node:buffer';
import type { CheckResult, LessonResult } from '../engine/events.ts';
import { explainSmallest } from '../explain/smallest.ts';
import { shorten } from '../explain/visible.ts';
import type { Drawing, Points } from '../lesson/chart.ts';
import type { Failure } from '../lesson/failure.ts';
import type { Smallest } from '../lesson/smaller.ts';
import type { Lang } from '../lesson/text.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import type { Document } from './run.ts';
import { toJson } from './to-json.ts';
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

/** What is particular to each kind of drawing. */
function drawnIn(drawing: Drawing, lang: Lang) {
  if ('points' in drawing) return { limit: drawing.limit, points: pointsOf(drawing.points) };
  if ('dots' in drawing) {
    const series = drawing.dots.map(({ name, points }) => ({
      name: name[lang],
      points: pointsOf(points),
    }));
    return { series };
  }
  const series = drawing.series.map(({ name, values }) => ({
    name: name[lang],
    values: values.map(round),
  }));
  return { limit: drawing.limit, series };
}

const chartOf = (drawing: Drawing, lang: Lang) => ({
  title: drawing.title[lang],
  unit: drawing.unit[lang],
  ...drawnIn(drawing, lang),
});

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

/** What came of a check, but for what is long. */
export function briefCheck(result: CheckResult, lang: Lang) {
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
  };
}

function checkOf(result: CheckResult, lang: Lang) {
  const { charts, transcript } = result.record;
  return {
    ...briefCheck(result, lang),
    ...(charts.length > 0 ? { charts: charts.map((chart) => chartOf(chart, lang)) } : {}),
    transcript: transcript.slice(-mostEntries).map(entryOf),
  };
}

interface Verified {
  readonly result: LessonResult;
  readonly program: readonly string[];
}

/** What came of one lesson; `ofCheck` says what is told of a check. */
export const resultDocument = <Told>(
  { result, program }: Verified,
  lang: Lang,
  ofCheck: (result: CheckResult, lang: Lang) => Told,
) => ({
  lesson: result.lesson.id,
  status: result.status,
  seed: result.seed,
  ms: round(result.ms),
  program,
  score: result.score,
  notes: result.notes.map((note) => noteText(note, lang)),
  checks: result.checks.map((check) => ofCheck(check, lang)),
});

/** The document that `--json` prints. */
export const jsonReport = (results: readonly Verified[], lang: Lang) => ({
  version: 1,
  results: results.map((each) => resultDocument(each, lang, checkOf)),
});

export const jsonDocument: Document = (runs, lang) => toJson(jsonReport(runs, lang));
