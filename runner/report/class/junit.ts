import type { Lang } from '../../lesson/text.ts';
import { emptySuite, junitOf, suite } from '../junit.ts';
import type { ClassReport } from './class-report.ts';
import { markFor } from './standing.ts';
import { classWords } from './texts.ts';

/** A suite for each learner and lesson. Where nothing could be marked, its one error says why. */
export function classJunit({ lessons, rows }: ClassReport, lang: Lang): string {
  const suites = rows.flatMap((row) =>
    lessons.map((lesson) => {
      const mark = markFor(row, lesson);
      const { name } = row.learner;
      if (mark.is === 'marked') return suite(mark.run, lang, false, name);
      const why = mark.is === 'missing' ? classWords[lang].nothingOfYours : mark.because[lang];
      return emptySuite(`${name}.${lesson.id}`, why);
    }),
  );
  return junitOf(suites);
}
