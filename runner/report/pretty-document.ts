import type { LessonResult } from '../engine/events.ts';
import type { Lang } from '../lesson/text.ts';
import { noColours } from './palette.ts';
import { PrettyReport } from './pretty.ts';
import type { Document, Run } from './run.ts';
import { reportWords } from './texts.ts';

/** The checks whose verdict was not the same in every run of a lesson. */
function differing(results: readonly LessonResult[]): string[] {
  const seen = new Map<string, Set<string>>();
  for (const { check, verdict } of results.flatMap(({ checks }) => checks)) {
    seen.set(check.id, (seen.get(check.id) ?? new Set()).add(verdict.status));
  }
  return [...seen].filter(([, statuses]) => statuses.size > 1).map(([id]) => id);
}

/** Whether the runs of a lesson agreed; nothing where there was only one. */
export function repeats(results: readonly LessonResult[], lang: Lang): string {
  if (results.length < 2) return '';
  return `\n  ${reportWords[lang].repeats(results.length, differing(results))}\n`;
}

/** Makes the pretty report of a run for a text without colours. */
export const plainReport = ({ again }: Run, lang: Lang, verbose: boolean) =>
  new PrettyReport({
    lang,
    palette: noColours,
    width: 80,
    isTerminal: false,
    verbose,
    again,
  });

function told(run: Run, lang: Lang, verbose: boolean): string {
  const pretty = plainReport(run, lang, verbose);
  const { lesson, seed, checks } = run.result;
  const lines = checks.map((check) => pretty.checkLine(check, lesson.checks));
  return pretty.header(lesson, run.title, seed) + lines.join('') + pretty.ending(run.result);
}

/** What is printed on a terminal, as a text. */
export const prettyDocument: Document = (runs, lang, verbose) => {
  const ids = new Set(runs.map(({ result }) => result.lesson.id));
  return [...ids]
    .map((id) => runs.filter(({ result }) => result.lesson.id === id))
    .map((own) => {
      const results = own.map(({ result }) => result);
      return own.map((run) => told(run, lang, verbose)).join('') + repeats(results, lang);
    })
    .join('');
};
