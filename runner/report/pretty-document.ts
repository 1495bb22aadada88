import type { LessonResult } from '../engine/events.ts';
import type { Lang } from '../lesson/text.ts';
import { PrettyReport } from './pretty.ts';
import type { Document, Run } from './run.ts';
import { reportWords } from './texts.ts';

const same = (text: string) => text;
const noColours = { bold: same, dim: same, green: same, red: same, yellow: same, cyan: same };

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

/** What is printed on a terminal, as a text without colours. */
export const prettyDocument: Document = (runs, lang, verbose) => {
  const told = ({ result, title, again }: Run) => {
    const pretty = new PrettyReport({
      lang,
      palette: noColours,
      width: 80,
      isTerminal: false,
      verbose,
      again,
    });
    const { lesson, seed, checks } = result;
    const lines = checks.map((check) => pretty.checkLine(check, lesson.checks));
    return pretty.header(lesson, title, seed) + lines.join('') + pretty.ending(result);
  };
  const ids = new Set(runs.map(({ result }) => result.lesson.id));
  return [...ids]
    .map((id) => runs.filter(({ result }) => result.lesson.id === id))
    .map(
      (own) =>
        own.map(told).join('') +
        repeats(
          own.map(({ result }) => result),
          lang,
        ),
    )
    .join('');
};
