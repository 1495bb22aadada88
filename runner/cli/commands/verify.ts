import { existsSync } from 'node:fs';
import type { LessonResult } from '../../engine/events.ts';
import { emptyRecord } from '../../engine/ports.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Submission } from '../../probe/backstage.ts';
import { jsonReport, toJson } from '../../report/json.ts';
import { PrettyReport } from '../../report/pretty.ts';
import { saveProgress, withVerdicts } from '../../workspace/progress.ts';
import { didYouMean } from '../arguments.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { lessonId, wholeNumber } from '../lessons.ts';
import { liveLine } from '../live-line.ts';
import { inOwnNetwork } from '../own-network.ts';
import { readProgress, tellNoProgress } from '../progress.ts';
import { programOf, submissionFor } from '../submission.ts';
import { UsageError } from '../usage-error.ts';
import { randomSeed, verifyLesson, type VerifyOptions } from '../verifying.ts';

interface Job {
  readonly lesson: Lesson;
  readonly submission: Submission;
  readonly program: readonly string[];
  readonly only: readonly string[] | undefined;
}

/** Words that are no lessons but checks belong to `--check`: `--check private colons`. */
function sortWords(context: Context): { lessons: string[]; checks: string[] } {
  const { words, values } = context.invocation;
  const checks = [...(values.get('check') ?? [])];
  if (checks.length === 0) return { lessons: words.map((word) => lessonId(context, word)), checks };
  const lessons = words.filter((word) => context.catalogue.find(word) !== undefined);
  const others = words.filter((word) => !lessons.includes(word));
  return {
    lessons: lessons.map((word) => lessonId(context, word)),
    checks: [...checks, ...others],
  };
}

async function lessonsAskedFor(context: Context, named: string[]): Promise<string[]> {
  const { invocation, catalogue, workspace } = context;
  if (named.length > 0) return named;
  const progress = await readProgress(context);
  if (invocation.flags.has('all')) {
    const started = catalogue.ids.filter((id) => existsSync(workspace.solution(id)));
    if (started.length > 0 || invocation.flags.has('solution')) {
      return invocation.flags.has('solution') ? [...catalogue.ids] : started;
    }
  } else if (progress.lastStarted !== undefined) return [progress.lastStarted];
  const first = catalogue.ids[0] ?? '';
  throw new UsageError({
    en: `You have not started a lesson yet. Begin with: npx workshop start ${first}`,
    'zh-CN': `你还没有开始任何课程。请先运行：npx workshop start ${first}`,
  });
}

function checkIds(lesson: Lesson, asked: readonly string[]): readonly string[] | undefined {
  if (asked.length === 0) return undefined;
  const known = lesson.checks.map(({ id }) => id);
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown === undefined) return asked;
  const near = didYouMean(unknown, known);
  throw new UsageError({
    en: `${lesson.id} has no check "${unknown}".${near.en} Its checks are ${known.join(', ')}.`,
    'zh-CN': `${lesson.id} 没有名为 "${unknown}" 的检查项。${near['zh-CN']}可选的有：${known.join('、')}。`,
  });
}

async function jobsOf(context: Context): Promise<Job[]> {
  const { lessons, checks } = sortWords(context);
  const ids = await lessonsAskedFor(context, lessons);
  // An empty command is a mistake as well, so what counts is whether `--` was written.
  const hasCommand = context.invocation.hasRest;
  return Promise.all(
    ids.map(async (id) => {
      const lesson = await context.catalogue.load(id);
      const submission = submissionFor(context, lesson, hasCommand);
      const program = programOf(context, lesson, submission);
      return { lesson, submission, program, only: checkIds(lesson, checks) };
    }),
  );
}

function wantsJson({ invocation }: Context): boolean {
  const reporter = invocation.values.get('reporter')?.at(-1) ?? 'pretty';
  if (reporter !== 'pretty' && reporter !== 'json') {
    throw new UsageError({
      en: `There is no reporter "${reporter}": choose pretty or json.`,
      'zh-CN': `没有名为 "${reporter}" 的报告形式：请选 pretty 或 json。`,
    });
  }
  return reporter === 'json' || invocation.flags.has('json');
}

async function record(context: Context, { lesson, submission }: Job, result: LessonResult) {
  const { invocation, workspace } = context;
  // Only the learner's own work counts.
  if (invocation.flags.has('solution') || invocation.values.has('file')) return;
  if (Object.keys(submission.files).length === 0 && !submission.command) return;
  const verdicts = new Map(result.checks.map(({ check, verdict }) => [check.id, verdict.status]));
  const at = new Date().toISOString();
  try {
    const progress = await readProgress(context);
    await saveProgress(workspace, withVerdicts(progress, lesson.id, verdicts, at));
  } catch (error) {
    // The verdict stands all the same.
    tellNoProgress(context, error);
  }
}

/** A word as a shell takes it. */
const quoted = (word: string) =>
  /^[\w@%+=:,./{}-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

function againCommand({ invocation }: Context, { submission: { command } }: Job) {
  const given = invocation.values.get('file')?.at(-1);
  const file =
    given !== undefined
      ? ` --file ${quoted(given)}`
      : invocation.flags.has('solution')
        ? ' --solution'
        : '';
  const words = command ? ` -- ${command.words.map(quoted).join(' ')}` : '';
  return (lesson: Lesson, check: { id: string }, seed: number) =>
    `npx workshop verify ${lesson.id} --check ${check.id} --seed ${seed}${file}${words}`;
}

/** What is verified, for the header: the file, or the whole command. */
const programName = ({ program, submission }: Job) =>
  submission.command ? program.join(' ') : (program.at(-1) ?? '');

/** Verifies one submission and shows what happens as it happens. */
async function show(context: Context, job: Job, options: VerifyOptions): Promise<LessonResult> {
  const { lang, palette, screen, invocation } = context;
  const verbose = invocation.flags.has('verbose');
  const pretty = new PrettyReport({
    lang,
    palette,
    width: screen.width,
    isTerminal: screen.isTerminal,
    verbose,
    again: againCommand(context, job),
  });
  const live = await liveLine(screen);
  const print = (text: string) => {
    live.clear();
    screen.out(text);
  };
  let ended: LessonResult | undefined;
  try {
    for await (const event of verifyLesson(context, job.lesson, job.submission, options)) {
      if (event.type === 'lesson-started') {
        print(pretty.header(job.lesson, programName(job), event.seed));
      } else if (event.type === 'check-started') {
        live.show(pretty.waiting(event.check));
      } else if (event.type === 'check-ended') {
        print(pretty.checkLine(event.result, job.lesson.checks));
      } else ended = event.result;
    }
  } finally {
    live.clear();
  }
  if (!ended) throw new Error('the run ended without a result');
  screen.out(pretty.reasons(ended));
  screen.out(pretty.notes(ended));
  const failed = ended.checks.filter(({ verdict }) => verdict.status === 'failed');
  const first = failed.find(({ check }) => check.tier === 'core') ?? failed[0];
  for (const result of verbose ? failed : first ? [first] : []) {
    screen.out(pretty.failure(result, job.lesson, ended.seed));
  }
  screen.out(pretty.summary(ended));
  return ended;
}

async function silently(context: Context, job: Job, options: VerifyOptions): Promise<LessonResult> {
  for await (const event of verifyLesson(context, job.lesson, job.submission, options)) {
    if (event.type === 'lesson-ended') return event.result;
  }
  throw new Error('the run ended without a result');
}

/** Conversations take room; for comparing verdicts they are not needed. */
const withoutRecords = (result: LessonResult): LessonResult => ({
  ...result,
  checks: result.checks.map(({ check, verdict }) => ({
    check,
    verdict,
    record: emptyRecord,
  })),
});

/** The checks whose verdict was not the same in every run of a lesson. */
function differing(results: readonly LessonResult[]): string[] {
  const seen = new Map<string, Set<string>>();
  for (const { check, verdict } of results.flatMap(({ checks }) => checks)) {
    seen.set(check.id, (seen.get(check.id) ?? new Set()).add(verdict.status));
  }
  return [...seen].filter(([, statuses]) => statuses.size > 1).map(([id]) => id);
}

function tellRepeats({ screen, lang }: Context, results: readonly LessonResult[], times: number) {
  const ids = differing(results);
  const zh = lang === 'zh-CN';
  const verdicts =
    ids.length === 0
      ? zh
        ? '结论始终相同'
        : 'no verdict differed'
      : zh
        ? `结论不同的检查：${ids.join('、')}`
        : `verdicts differed for ${ids.join(', ')}`;
  screen.out(zh ? `\n  运行 ${times} 次：${verdicts}\n` : `\n  ${times} runs: ${verdicts}\n`);
}

export const verify: Command = async (context) => {
  const asJson = wantsJson(context);
  const seed = wholeNumber(context, 'seed', 0, 2 ** 31);
  const times = wholeNumber(context, 'repeat', 1, 1000) ?? 1;
  const jobs = await jobsOf(context);
  const elsewhere = await inOwnNetwork(
    context,
    jobs.map(({ lesson }) => lesson),
  );
  if (elsewhere !== undefined) return elsewhere;
  const bail = context.invocation.flags.has('bail');
  const done: { result: LessonResult; program: readonly string[] }[] = [];
  for (const job of jobs) {
    const results: LessonResult[] = [];
    for (let time = 0; time < times; time += 1) {
      const options = {
        // A seed that was given is kept, so that every run is the same one.
        seed: seed ?? randomSeed(),
        bail,
        shrinks: times === 1,
        ...(job.only ? { only: job.only } : {}),
      };
      const result = await (asJson ? silently : show)(context, job, options);
      results.push(times > 1 && !asJson ? withoutRecords(result) : result);
      await record(context, job, result);
    }
    if (times > 1 && !asJson) tellRepeats(context, results, times);
    done.push(...results.map((result) => ({ result, program: job.program })));
  }
  if (asJson) context.screen.out(toJson(jsonReport(done, context.lang)));
  const statuses = done.map(({ result }) => result.status);
  if (statuses.includes('failed')) return exitStatus.failed;
  return statuses.includes('inconclusive') ? exitStatus.inconclusive : exitStatus.passed;
};
