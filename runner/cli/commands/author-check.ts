import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LessonResult } from '../../engine/events.ts';
import { lanes } from '../../engine/lanes.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { complaintsAbout } from '../author/judge.ts';
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
  checks.filter((check) => program === undefined || check.program === program).map(({ id }) => id);

async function resultOf(context: Context, lesson: Lesson, specimen: Specimen, seed: number) {
  const options = { seed, only: checksFor(lesson, specimen) };
  for await (const event of verifyLesson(context, lesson, specimen.submission, options)) {
    if (event.type === 'lesson-ended') return event.result;
  }
  throw new Error('the run ended without a result');
}

/** Every verdict that was ever given on a check of a program. */
class Verdicts {
  readonly #seen = new Map<string, Set<string>>();

  add(lesson: Lesson, specimen: Specimen, { checks }: LessonResult) {
    for (const { check, verdict } of checks) {
      const key = `${lesson.id}/${specimen.name}: ${check.id}`;
      this.#seen.set(key, (this.#seen.get(key) ?? new Set()).add(verdict.status));
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

async function checkLesson(
  context: Context,
  lesson: Lesson,
  round: number,
  verdicts: Verdicts,
): Promise<number> {
  const { screen, palette, catalogue, packageRoot, invocation } = context;
  const only = invocation.values.get('only');
  const python = hasPython();
  const zoo = path.join(packageRoot, 'test', 'zoo');
  const specimens = specimensOf(catalogue, lesson, zoo).filter(
    ({ name }) => !only || only.some((part) => name.includes(part)),
  );
  // While one waits for a deadline, others can work.
  const enter = lanes(os.availableParallelism() * 2);
  if (specimens.length === 0) {
    throw new UsageError({
      en: `${lesson.id} has no program whose name holds ${only?.join(' or ') ?? ''}.`,
      'zh-CN': `${lesson.id} 没有文件名含 ${only?.join(' 或 ') ?? ''} 的程序。`,
    });
  }
  let wrong = 0;
  const checked = specimens.map(async (specimen) => {
    if (specimen.submission.command && !python) return { specimen, complaints: undefined };
    const leave = await enter();
    try {
      const result = await resultOf(context, lesson, specimen, round);
      verdicts.add(lesson, specimen, result);
      return { specimen, complaints: complaintsAbout(specimen, result) };
    } finally {
      leave();
    }
  });
  screen.out(`\n  ${palette.bold(lesson.id)}\n`);
  for (const check of checked) {
    const { specimen, complaints } = await check;
    if (complaints && complaints.length > 0) wrong += 1;
    const line = !complaints
      ? `${palette.dim('–')} ${specimen.name}  ${palette.dim('no python3 on this machine')}`
      : complaints.length === 0
        ? `${palette.green('✔')} ${specimen.name}`
        : `${palette.red('✖')} ${specimen.name}  ${complaints.join(', ')}`;
    screen.out(`  ${line}\n`);
  }
  return wrong;
}

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
  const verdicts = new Verdicts();
  const stopLoad = invocation.flags.has('load') ? makeLoad() : undefined;
  let wrong = 0;
  try {
    for (let round = 1; round <= rounds; round += 1) {
      if (rounds > 1) screen.out(`\n  ${palette.dim(`round ${round} of ${rounds}`)}\n`);
      for (const lesson of lessons) wrong += await checkLesson(context, lesson, round, verdicts);
    }
  } finally {
    await stopLoad?.();
  }
  const differing = verdicts.differing();
  for (const each of differing) screen.out(`  ${palette.red('≠')} ${each}\n`);
  const agreed =
    wrong === 0 ? palette.green('all as they should be') : palette.red(`${wrong} wrong`);
  const repeated =
    rounds > 1 ? ` · ${differing.length} of ${verdicts.count} verdicts differed` : '';
  screen.out(`\n  ${agreed}${repeated}\n`);
  return wrong + differing.length === 0 ? exitStatus.passed : exitStatus.failed;
};
