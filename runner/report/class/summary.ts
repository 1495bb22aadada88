import { visible } from '../../explain/visible.ts';
import type { Lang, Text } from '../../lesson/text.ts';
import { indent, wrap } from '../layout.ts';
import type { ClassReport, Mark, Row } from './class-report.ts';
import { hasOpen, markFor, nameOf, totalsOf } from './standing.ts';
import { hardest, statisticsOf, type LessonFigures, type Statistics } from './statistics.ts';
import type { TableOptions } from './table.ts';
import { classWords } from './texts.ts';

type Texts = readonly Text[];

/** How many of the checks, and of the mistakes, are told of each lesson. */
const mostTold = 3;
/** How many remarks there are on a terminal. */
const mostRemarks = 12;

/** How many passed a lesson, and what came of the others. */
export function wentText({ standings }: LessonFigures, all: number, lang: Lang): string {
  const words = classWords[lang];
  const { star, passed } = standings;
  const others = (['failed', 'inconclusive', 'missing', 'unusable'] as const)
    .filter((standing) => standings[standing] > 0)
    .map((standing) => words.standing(words.standings[standing], standings[standing]));
  return [words.passedOf(star + passed, all, star), ...others].join(' · ');
}

/** How a lesson went. */
function lessonText(figures: LessonFigures, all: number, room: number, options: TableOptions) {
  const { lesson, marked, groups } = figures;
  const { lang, palette } = options;
  const words = classWords[lang];
  const checks = hardest(figures, mostTold).map(
    ({ check, failed }) => `${check.id} ${words.share(failed, marked)}`,
  );
  const mistakes = groups
    .slice(0, mostTold)
    .map(({ check, mistake, rows }) =>
      words.mistake(rows.length, marked, mistake[lang] + words.aside(check.id)),
    );
  return [
    wrap(`${palette.bold(lesson.id)} · ${lesson.title[lang]}`, room),
    wrap(wentText(figures, all, lang), room),
    ...(checks.length > 0 ? [wrap(words.failMost + checks.join(' · '), room)] : []),
    ...mistakes.map((text) => indent(wrap(text, room - 2), 2)),
  ].join('\n');
}

/** Those of whom the same is to be told, each sentence once. */
function bySentence({ rows, lessons }: ClassReport, lang: Lang, textsOf: (mark: Mark) => Texts) {
  const told = new Map<string, Set<Row>>();
  for (const row of rows) {
    for (const text of lessons.flatMap((lesson) => textsOf(markFor(row, lesson)))) {
      const sentence = visible(text[lang]);
      told.set(sentence, (told.get(sentence) ?? new Set()).add(row));
    }
  }
  return [...told];
}

const reasonOf = (mark: Mark): Texts => (mark.is === 'unusable' ? [mark.because] : []);
const incidentsOf = (mark: Mark): Texts => (mark.is === 'marked' ? mark.incidents : []);

/** What a human should look at, each thing in a sentence. */
export function remarksOn(report: ClassReport, { alike }: Statistics, lang: Lang): string[] {
  const { rows } = report;
  const words = classWords[lang];
  const names = (some: Iterable<Row>) =>
    words.list([...some].map(({ learner }) => nameOf(learner)));
  const missing = rows.filter(({ learner }) => learner.source === undefined);
  const unexpected = rows.filter(({ learner }) => learner.isUnexpected);
  return [
    ...(missing.length > 0 ? [words.nothing(names(missing))] : []),
    ...(unexpected.length > 0 ? [words.unexpected(names(unexpected))] : []),
    ...bySentence(report, lang, reasonOf).map(([because, some]) =>
      words.unusable(names(some), because),
    ),
    ...bySentence(report, lang, incidentsOf).map(([incident, some]) =>
      words.incident(names(some), incident),
    ),
    ...alike.map((each) =>
      words.alike(names(each.rows), words.list(each.lessons.map(({ id }) => id))),
    ),
  ];
}

/** What can be said of the class as a whole, in paragraphs. */
export function summaryOf(report: ClassReport, room: number, options: TableOptions): string[] {
  const { lang } = options;
  const words = classWords[lang];
  const statistics = statisticsOf(report);
  const remarks = remarksOn(report, statistics, lang);
  const left = remarks.length - mostRemarks;
  const shown = [...remarks.slice(0, mostRemarks), ...(left > 0 ? [words.more(left)] : [])];
  return [
    ...(hasOpen(totalsOf(report)) ? [wrap(words.open, room)] : []),
    ...statistics.lessons.map((each) => lessonText(each, report.rows.length, room, options)),
    ...(shown.length > 0 ? [shown.map((text) => wrap(text, room)).join('\n')] : []),
  ];
}
