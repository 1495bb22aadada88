import type { CheckResult } from '../engine/events.ts';
import type { Lang } from '../lesson/text.ts';
import { indent } from './layout.ts';
import { plain, plainLine } from './plain.ts';
import type { Document, Run } from './run.ts';
import { reportWords } from './texts.ts';
import { checkName, failureOf, notJudged } from './told.ts';

/** Outside a diagnostic block, a `#` begins a directive. */
const escaped = (text: string) => plainLine(text).replace(/[\\#]/g, '\\$&');

/** A string of JSON is one of YAML as well. */
const yaml = (fields: Readonly<Record<string, string | number>>) => {
  const lines = Object.entries(fields).map(
    ([key, value]) => `${key}: ${JSON.stringify(typeof value === 'string' ? plain(value) : value)}`,
  );
  return indent(`---\n${lines.join('\n')}\n...\n`, 2);
};

interface Point {
  readonly ok: boolean;
  readonly name: string;
  readonly directive?: { readonly kind: 'SKIP' | 'TODO'; readonly reason: string };
  /** The lines below it. */
  readonly block?: string;
}

const pointLines = ({ ok, name, directive, block = '' }: Point, index: number): string => {
  const line = `${ok ? 'ok' : 'not ok'} ${index + 1} - ${escaped(name)}`;
  const note = directive ? ` # ${directive.kind} ${escaped(directive.reason)}` : '';
  return `${line}${note}\n${block}`;
};

/**
 * TAP knows two outcomes, and two directives that keep them from being counted. Whoever reads it must find those at
 * fault whom our exit status does, and nobody else. So
 * - what was skipped is `ok # SKIP`, which is how TAP writes it;
 * - what could not be judged is `not ok # SKIP`: nobody has shown that it works, and it is no failure. That something
 *   is missing is told by our exit status, which is not 0;
 * - a stretch check that has failed is `not ok # TODO`: something to do that nobody has to have done.
 */
function checkPoint(result: CheckResult, run: Run, lang: Lang): Point {
  const { check, verdict } = result;
  const name = checkName(result, lang);
  const words = reportWords[lang];
  switch (verdict.status) {
    case 'passed':
      return { ok: true, name };
    case 'skipped':
      return {
        ok: true,
        name,
        directive: { kind: 'SKIP', reason: words.skipped(verdict.because) },
      };
    case 'inconclusive': {
      const reason = notJudged(verdict.error, lang);
      return { ok: false, name, directive: { kind: 'SKIP', reason } };
    }
    case 'failed': {
      const { lesson, seed } = run.result;
      const again = run.again(lesson, check, seed);
      const block = yaml({ ...failureOf(verdict.failure, result, lang), seed, again });
      if (check.tier === 'core') return { ok: false, name, block };
      return { ok: false, name, directive: { kind: 'TODO', reason: words.forTheStar }, block };
    }
  }
}

/** The plan, and the points of one run. */
function body(run: Run, lang: Lang): string {
  const { seed, checks } = run.result;
  const about = `# ${plainLine(run.title)} · ${reportWords[lang].seed(seed)}\n`;
  const points = checks.map((result) => checkPoint(result, run, lang));
  return `1..${points.length}\n${about}${points.map(pointLines).join('')}`;
}

/** One run as a point of a document of several, below its own document. */
function subtest(run: Run, index: number, lang: Lang): string {
  const { lesson, status } = run.result;
  const words = reportWords[lang];
  const point: Point = {
    ok: status === 'passed',
    name: lesson.id,
    ...(status === 'inconclusive' ? { directive: { kind: 'SKIP', reason: words.machine } } : {}),
  };
  return `# Subtest: ${lesson.id}\n${indent(body(run, lang), 4)}${pointLines(point, index)}`;
}

/** TAP version 14. Several runs are subtests. */
export const tap: Document = (runs, lang) => {
  const [first, ...others] = runs;
  if (first && others.length === 0) return `TAP version 14\n${body(first, lang)}`;
  const all = runs.map((run, index) => subtest(run, index, lang));
  return `TAP version 14\n1..${runs.length}\n${all.join('')}`;
};
