import type { CheckResult, LessonResult } from '../../engine/events.ts';
import { explainFailure, type Explanation } from '../../explain/failure.ts';
import { hintsOn } from '../../explain/hints.ts';
import { explainSmallest } from '../../explain/smallest.ts';
import { shorten } from '../../explain/visible.ts';
import type { Failure } from '../../lesson/failure.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Lang } from '../../lesson/text.ts';
import type { VerdictStatus } from '../../lesson/verdict.ts';
import type { Run } from '../run.ts';
import { reportWords } from '../texts.ts';
import { conclusionOf, markOf, reasonOf, scoreText } from '../told.ts';
import type { ClassReport, Row } from './class-report.ts';
import { escaped, fenced, prose } from './markdown-text.ts';
import { markFor, type Marked } from './standing.ts';
import { classWords } from './texts.ts';

/** Characters of a line that is compared. */
const most = 400;

function compared({ expected, received, isTold }: Explanation, lang: Lang): string[] {
  if (expected === undefined || isTold) return [];
  const words = reportWords[lang];
  const lines = [`${words.expected}  ${shorten(expected, most)}`];
  if (received) lines.push(`${words.received}  ${shorten(received.line, most)}`);
  return [fenced(lines.join('\n'))];
}

/** What happened; where a smaller input fails as well, that is the one to look at. */
function explained({ record, smallest }: CheckResult, cause: Failure, lang: Lang): string[] {
  const explanation = explainFailure(cause, record.transcript, lang);
  const { message, codeFrame } = explanation;
  const least = smallest && explainSmallest(smallest, lang);
  return [
    escaped(message),
    ...(codeFrame === undefined ? [] : [fenced(codeFrame)]),
    ...(least ? [`**${escaped(least.input)}**`] : []),
    ...(least && least.message !== message ? [escaped(least.message)] : []),
    ...compared(least ?? explanation, lang),
  ];
}

/** A check that failed: what happened, what helps, and how to see it. */
function failure(result: CheckResult, { result: { lesson, seed }, again }: Run, lang: Lang) {
  const { check, verdict, record } = result;
  if (verdict.status !== 'failed') return [];
  const words = classWords[lang];
  const [hint] = hintsOn(verdict.failure, check, record.transcript, lang);
  const star = check.tier === 'stretch' ? words.aside(reportWords[lang].forTheStar) : '';
  return [
    `#### \`${check.id}\`: ${prose(check.title[lang])}${star}`,
    ...explained(result, verdict.failure, lang),
    ...(record.output.trim() === '' ? [] : [words.output, fenced(record.output)]),
    ...(hint === undefined ? [] : [`> **${words.hint}** ${prose(hint)}`]),
    words.see,
    fenced(again(lesson, check, seed), 'sh'),
  ];
}

function whyNotJudged({ verdict }: CheckResult, lang: Lang): string | undefined {
  if (verdict.status === 'skipped') return reportWords[lang].skipped(verdict.because);
  if (verdict.status !== 'inconclusive') return undefined;
  return escaped(reasonOf(verdict.error, lang));
}

/** The checks with this verdict, a line each. */
function list({ checks }: LessonResult, status: VerdictStatus, title: string, lang: Lang) {
  const items = checks
    .filter(({ verdict }) => verdict.status === status)
    .map((result) => {
      const { check } = result;
      const why = whyNotJudged(result, lang);
      const text = `- ${markOf(result)} \`${check.id}\`: ${prose(check.title[lang])}`;
      return why === undefined ? text : text + classWords[lang].aside(why);
    });
  return items.length === 0 ? [] : [`### ${title}`, items.join('\n')];
}

function markedPart({ run, points, incidents }: Marked, lang: Lang): string[] {
  const { result } = run;
  const words = classWords[lang];
  const failures = result.checks.flatMap((each) => failure(each, run, lang));
  return [
    `**${scoreText(result, lang)} · ${words.pointsAre(points)}**`,
    ...conclusionOf(result, lang).slice(0, 1),
    ...incidents.map((text) => escaped(text[lang])),
    ...list(result, 'passed', words.works, lang),
    ...(failures.length === 0 ? [] : [`### ${words.toMend}`, ...failures]),
    ...list(result, 'skipped', words.later, lang),
    ...list(result, 'inconclusive', words.unjudged, lang),
    ...(points.open > 0 ? [words.openMeans] : []),
    ...(failures.length === 0 ? [] : [words.again(result.seed)]),
  ];
}

function lessonPart(row: Row, lesson: Lesson, lang: Lang): string[] {
  const mark = markFor(row, lesson);
  const words = classWords[lang];
  const heading = `## ${lesson.id} · ${escaped(lesson.title[lang])}`;
  switch (mark.is) {
    case 'marked':
      return [heading, ...markedPart(mark, lang)];
    case 'missing':
      return [heading, words.nothingOfYours];
    case 'unusable':
      return [heading, escaped(words.cannotBeMarked(mark.because[lang]))];
  }
}

/** What a learner is told, as Markdown, in their language. */
export function feedbackFor(row: Row, report: ClassReport, usual: Lang): string {
  const { learner } = row;
  const lang = learner.lang ?? usual;
  const parts = [
    `# ${escaped(learner.name)}`,
    ...report.lessons.flatMap((lesson) => lessonPart(row, lesson, lang)),
    '---',
    `${classWords[lang].markedWith}${escaped(report.versions.join(' · '))}`,
  ];
  return `${parts.join('\n\n')}\n`;
}
