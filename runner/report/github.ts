import path from 'node:path';
import type { CheckResult } from '../engine/events.ts';
import type { Failure } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import { plain, plainLine } from './plain.ts';
import type { Document, Run } from './run.ts';
import { reportWords } from './texts.ts';
import { failureOf, notJudged, scoreText } from './told.ts';

// As GitHub's runner takes them back. No line end is left, so that nobody else's words ever begin a line.
const data = (text: string) => plain(text).replace(/[%\n]/g, encodeURIComponent);
const property = (text: string) => plainLine(text).replace(/[%:,]/g, encodeURIComponent);

type Level = 'error' | 'warning' | 'notice';

interface Place {
  readonly file?: string | undefined;
  readonly line?: string | undefined;
}

function annotation(level: Level, title: string, { file, line }: Place, lines: readonly string[]) {
  const properties = Object.entries({ file, line, title }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${property(value)}`],
  );
  return `::${level} ${properties.join(',')}::${data(lines.join('\n'))}\n`;
}

/** The place that the learner's program crashed at, or does not compile, in a path from its own folder. */
function placeInFolder(failure: Failure): Place {
  if (failure.kind !== 'crashed') return {};
  const { crash } = failure;
  if (crash.cause === 'does-not-compile') {
    const { file, line } = crash.problem;
    return { file, line: line === undefined ? undefined : `${line}` };
  }
  const [, file, line] =
    /^(.+):(\d+)$/.exec(crash.cause === 'exited' ? (crash.at ?? '') : '') ?? [];
  return { file, line };
}

/** Where to look: in the file that is named, or else in the program. */
function placeOf({ check }: CheckResult, { files }: Run, failure?: Failure): Place {
  const program = files[failure?.kind === 'crashed' ? failure.program : check.program];
  const { file, line } = failure ? placeInFolder(failure) : {};
  if (program === undefined || file === undefined) return { file: program };
  return { file: path.posix.join(path.posix.dirname(program), file.replaceAll('\\', '/')), line };
}

/** What there is to say of one check; nothing where it has passed, or waits for another. */
function told(result: CheckResult, run: Run, lang: Lang): string {
  const { check, verdict } = result;
  const { lesson, seed } = run.result;
  const title = `${lesson.id} · ${check.id}`;
  if (verdict.status === 'inconclusive') {
    return annotation('warning', title, placeOf(result, run), [notJudged(verdict.error, lang)]);
  }
  if (verdict.status !== 'failed') return '';
  const words = reportWords[lang];
  const { message, expected, received, smallest } = failureOf(verdict.failure, result, lang);
  return annotation(
    check.tier === 'core' ? 'error' : 'warning',
    title,
    placeOf(result, run, verdict.failure),
    [
      message,
      ...(expected === undefined ? [] : [`${words.expected}  ${expected}`]),
      ...(received === undefined ? [] : [`${words.received}  ${received}`]),
      ...(smallest === undefined ? [] : [smallest]),
      `${words.again}  ${run.again(lesson, check, seed)}`,
    ],
  );
}

function score({ result }: Run, lang: Lang): string {
  const seed = reportWords[lang].seed(result.seed);
  return annotation('notice', result.lesson.id, {}, [`${scoreText(result, lang)} · ${seed}`]);
}

/** Commands for the runner of GitHub's workflows, which shows them beside the code. */
export const github: Document = (runs, lang) =>
  runs
    .map(
      (run) => run.result.checks.map((each) => told(each, run, lang)).join('') + score(run, lang),
    )
    .join('');
