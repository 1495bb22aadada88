import type { Lang } from '../../lesson/text.ts';
import { briefCheck, resultDocument } from '../json.ts';
import type { ClassReport, Mark, Row } from './class-report.ts';
import { markFor, standingOf, totalsOf } from './standing.ts';
import { statisticsOf, type LessonFigures } from './statistics.ts';

/** What is long is left out: the conversation can be had again with the seed. */
function markDocument(mark: Mark, lesson: string, lang: Lang) {
  switch (mark.is) {
    case 'missing':
      return { lesson, status: mark.is };
    case 'unusable':
      return { lesson, status: mark.is, because: mark.because[lang] };
    case 'marked': {
      const { run, points, incidents, fingerprint, verifier } = mark;
      return {
        ...resultDocument(run, lang, briefCheck),
        star: standingOf(mark) === 'star',
        points,
        incidents: incidents.map((text) => text[lang]),
        fingerprint,
        verifier,
        versions: run.versions,
        at: run.at.toISOString(),
      };
    }
  }
}

const namesOf = (rows: readonly Row[]) => rows.map(({ learner }) => learner.name);

const lessonDocument = (
  { lesson, marked, standings, checks, groups }: LessonFigures,
  lang: Lang,
) => ({
  lesson: lesson.id,
  title: lesson.title[lang],
  marked,
  standings,
  checks: checks.map(({ check, ...counts }) => ({ id: check.id, tier: check.tier, ...counts })),
  groups: groups.map(({ check, mistake, rows }) => ({
    check: check.id,
    mistake: mistake[lang],
    learners: namesOf(rows),
  })),
});

/** The document of a class: every result holds what is needed to have it again. */
export function classDocument(report: ClassReport, lang: Lang) {
  const { lessons, alike } = statisticsOf(report);
  const totals = totalsOf(report);
  return {
    version: 1,
    at: report.at.toISOString(),
    seed: report.seed,
    versions: report.versions,
    lessons: lessons.map((figures) => lessonDocument(figures, lang)),
    alike: alike.map((each) => ({
      lessons: each.lessons.map(({ id }) => id),
      learners: namesOf(each.rows),
    })),
    learners: report.rows.map((row) => {
      const points = totals.get(row);
      return {
        ...row.learner,
        ...(points ? { points } : {}),
        results: report.lessons.map((lesson) =>
          markDocument(markFor(row, lesson), lesson.id, lang),
        ),
      };
    }),
  };
}
