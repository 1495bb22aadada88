import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { inLanes } from '../../engine/lanes.ts';
import { judges, type Lesson } from '../../lesson/lesson.ts';
import type { Verdict } from '../../lesson/verdict.ts';
import { toJson } from '../../report/to-json.ts';
import type { Palette } from '../../report/palette.ts';
import { complaintsAbout, sentenceOf } from '../author/judge.ts';
import { hasPython, specimensOf, type Specimen } from '../author/specimens.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { lessonId, wholeNumber } from '../lessons.ts';
import { inOwnNetwork } from '../own-network.ts';
import { UsageError } from '../usage-error.ts';
import { verifyLesson } from '../verifying.ts';

/** Keeps every processor busy. Returns how to stop that. */
function makeLoad(): () => Promise<void> {
  const spin = () => new Worker('for (;;);', { eval: true });
  const workers = Array.from({ length: os.availableParallelism() }, spin);
  return async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
}

/** Of a lesson with several programs only those checks are of interest that judge this one. */
const checksFor = ({ checks }: Lesson, { program }: Specimen) =>
  checks.filter((check) => program === undefined || judges(check, program)).map(({ id }) => id);

async function resultOf(context: Context, lesson: Lesson, specimen: Specimen, seed: number) {
  const options = { seed, only: checksFor(lesson, specimen) };
  for await (const event of verifyLesson(context, lesson, specimen.submission, options)) {
    if (event.type === 'lesson-ended') return event.result;
  }
  throw new Error('the run ended without a result');
}

/** What came of one program, without the conversations: those of a whole zoo would fill the memory. */
interface Judged {
  readonly lesson: Lesson;
  readonly specimen: Specimen;
  /** The verdict on each check; undefined where this machine cannot run the program. */
  readonly verdicts: ReadonlyMap<string, Verdict['status']> | undefined;
  /** What a learner reads first about a wrong program. */
  readonly says: string;
  readonly complaints: readonly string[];
}

/** Every verdict that was ever given on a check of a program. */
class Verdicts {
  readonly #seen = new Map<string, Set<string>>();

  add({ lesson, specimen, verdicts }: Judged) {
    for (const [id, status] of verdicts ?? []) {
      const key = `${lesson.id}/${specimen.name}: ${id}`;
      this.#seen.set(key, (this.#seen.get(key) ?? new Set()).add(status));
    }
  }

  get count(): number {
    return this.#seen.size;
  }

  differing(): string[] {
    return [...this.#seen]
      .filter(([, statuses]) => statuses.size > 1)
      .map(([key, statuses]) => `${key} ${[...statuses].join(' and ')}`);
  }
}

function specimensFor(context: Context, lesson: Lesson): Specimen[] {
  const { catalogue, packageRoot, invocation } = context;
  const only = invocation.values.get('only');
  const zoo = path.join(packageRoot, 'test', 'zoo');
  const specimens = specimensOf(catalogue, lesson, zoo).filter(
    ({ name }) => !only || only.some((part) => name.includes(part)),
  );
  if (specimens.length > 0) return specimens;
  throw new UsageError({
    en: `${lesson.id} has no program whose name holds ${only?.join(' or ') ?? ''}.`,
    'zh-CN': `${lesson.id} 没有文件名含 ${only?.join(' 或 ') ?? ''} 的程序。`,
  });
}

/** Yields what comes of the programs of a lesson, in their order. */
async function* checkLesson(
  context: Context,
  lesson: Lesson,
  round: number,
): AsyncGenerator<Judged> {
  const python = hasPython();
  // While one waits for a deadline, others can work.
  const width = os.availableParallelism() * 2;
  const judge = async (specimen: Specimen): Promise<Judged> => {
    if (specimen.submission.command && !python) {
      return { lesson, specimen, verdicts: undefined, says: '', complaints: [] };
    }
    const result = await resultOf(context, lesson, specimen, round);
    const verdicts = new Map(result.checks.map(({ check, verdict }) => [check.id, verdict.status]));
    const says = sentenceOf(specimen, result);
    return { lesson, specimen, verdicts, says, complaints: complaintsAbout(specimen, result) };
  };
  for (const judged of inLanes(width, specimensFor(context, lesson), judge)) yield await judged;
}

function lineFor({ specimen, verdicts, complaints }: Judged, { green, red, dim }: Palette): string {
  if (!verdicts) return `${dim('–')} ${specimen.name}  ${dim('no python3 on this machine')}`;
  return complaints.length === 0
    ? `${green('✔')} ${specimen.name}`
    : `${red('✖')} ${specimen.name}  ${complaints.join(', ')}`;
}

/** One program in the document that `--json` prints. */
const entryFor = ({ lesson, specimen, verdicts, says, complaints }: Judged) => ({
  lesson: lesson.id,
  program: specimen.name,
  complaints,
  ...(verdicts ? { says } : {}),
});

/** Proves that a lesson's verifier is right: what is wrong fails where it should, and what is right passes. */
export const authorCheck: Command = async (context) => {
  const { invocation, catalogue, screen, palette } = context;
  const rounds = wholeNumber(context, 'repeat', 1, 1000) ?? 1;
  const ids =
    invocation.words.length > 0
      ? invocation.words.map((word) => lessonId(context, word))
      : catalogue.ids;
  const lessons = await Promise.all(ids.map((id) => catalogue.load(id)));
  const elsewhere = await inOwnNetwork(context, lessons);
  if (elsewhere !== undefined) return elsewhere;
  const asJson = invocation.flags.has('json');
  const print = (line: string) => (asJson ? undefined : screen.out(`${line}\n`));
  const verdicts = new Verdicts();
  const programs: ReturnType<typeof entryFor>[] = [];
  const stopLoad = invocation.flags.has('load') ? makeLoad() : undefined;
  try {
    for (let round = 1; round <= rounds; round += 1) {
      if (rounds > 1) print(`\n  ${palette.dim(`round ${round} of ${rounds}`)}`);
      for (const lesson of lessons) {
        print(`\n  ${palette.bold(lesson.id)}`);
        for await (const judged of checkLesson(context, lesson, round)) {
          programs.push(entryFor(judged));
          verdicts.add(judged);
          print(`  ${lineFor(judged, palette)}`);
        }
      }
    }
  } finally {
    await stopLoad?.();
  }
  const differing = verdicts.differing();
  const wrong = programs.filter(({ complaints }) => complaints.length > 0).length;
  if (asJson) screen.out(toJson({ version: 1, differing, programs }));
  for (const each of differing) print(`  ${palette.red('≠')} ${each}`);
  const agreed =
    wrong === 0 ? palette.green('all as they should be') : palette.red(`${wrong} wrong`);
  const repeated =
    rounds > 1 ? ` · ${differing.length} of ${verdicts.count} verdicts differed` : '';
  print(`\n  ${agreed}${repeated}`);
  return wrong + differing.length === 0 ? exitStatus.passed : exitStatus.failed;
};
