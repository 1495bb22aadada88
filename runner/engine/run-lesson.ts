import { CannotTell, CheckFailed } from '../lesson/failure.ts';
import type { Check, Lesson } from '../lesson/lesson.ts';
import type { Verdict } from '../lesson/verdict.ts';
import { lessonResult, type CheckResult, type Event } from './events.ts';
import { lanes } from './lanes.ts';
import { emptyRecord, type Backstage, type OpenStage } from './ports.ts';
import { findSmallest } from './shrink.ts';

export interface RunOptions {
  readonly seed: number;
  /** Only these checks; what they need counts as passed unless it is run, too. */
  readonly only?: readonly string[];
  /** Stop after the first failure. */
  readonly bail?: boolean;
  /** How many checks run side by side. */
  readonly lanes: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly platform: NodeJS.Platform;
  /** Called after the last check: resolves when smaller inputs are not looked for any longer. Without it they are not. */
  readonly timeToShrink?: () => Promise<void>;
  /** Ends the run at once: nothing more is told, and no check is waited for, only the end of what was started. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the checks of a lesson side by side, each on a stage of its own, and tells what happens in the order of the
 * checks. The first check of each program starts it for the first time: when the program does not come up, that check
 * fails and the program's other checks are skipped.
 */
export async function* runLesson(
  lesson: Lesson,
  backstage: Backstage,
  options: RunOptions,
): AsyncGenerator<Event, void, void> {
  const began = options.now();
  const checks = lesson.checks.filter(({ id }) => !options.only || options.only.includes(id));
  const run = new Run(backstage, options);
  const aborted = abortOf(options.signal);
  let results: CheckResult[] = [];
  let pending: Promise<CheckResult>[] = [];
  try {
    yield { type: 'lesson-started', lesson, seed: options.seed, checks };
    pending = checks.map((check) => run.add(check));
    for (const [index, check] of checks.entries()) {
      yield { type: 'check-started', check };
      const result = await Promise.race([pending[index] ?? run.add(check), aborted]);
      if (!result) return;
      results.push(result);
      yield { type: 'check-ended', result };
      if (options.bail && result.verdict.status === 'failed') break;
    }
    if (options.timeToShrink) {
      const shrunk = withSmallest(results, backstage, options.timeToShrink);
      results = (await Promise.race([shrunk, aborted])) ?? results;
    }
  } finally {
    run.stop();
    await backstage.close();
    await Promise.race([Promise.allSettled(pending), aborted]);
  }
  if (options.signal?.aborted) return;
  const ms = options.now() - began;
  const result = lessonResult({
    lesson,
    seed: options.seed,
    ms,
    notes: backstage.notes(),
    checks: results,
  });
  yield { type: 'lesson-ended', result };
}

const abortOf = (signal: AbortSignal | undefined) =>
  new Promise<undefined>((resolve) => {
    if (signal?.aborted) resolve(undefined);
    signal?.addEventListener('abort', () => resolve(undefined), { once: true });
  });

/** The machine is quiet after the last check, and a program that insists on its port is alone. */
async function withSmallest(
  results: readonly CheckResult[],
  backstage: Backstage,
  timeToShrink: () => Promise<void>,
): Promise<CheckResult[]> {
  const toShrink = ({ check, verdict }: CheckResult) =>
    check.smaller !== undefined && verdict.status === 'failed';
  if (!results.some(toShrink)) return [...results];
  const isOver = timeToShrink();
  return Promise.all(
    results.map(async (result) => {
      if (!toShrink(result)) return result;
      const smallest = await findSmallest(result.check, backstage, isOver);
      return smallest ? { ...result, smallest } : result;
    }),
  );
}

/** Says once, to all who wait for it, whether the learner's program came up. */
class Scout {
  readonly id: string;
  readonly cameUp: Promise<boolean>;
  report: (cameUp: boolean) => void = () => undefined;

  constructor(id: string) {
    this.id = id;
    this.cameUp = new Promise((resolve) => (this.report = resolve));
  }
}

class Run {
  readonly #backstage: Backstage;
  readonly #platform: NodeJS.Platform;
  readonly #enterLane: ReturnType<typeof lanes>;
  readonly #results = new Map<string, Promise<CheckResult>>();
  /** For each program: the check that starts it first. */
  readonly #scouts = new Map<string, Scout>();
  /** What keeps every check from being judged, if anything does. */
  readonly #obstacle: Promise<Error | undefined>;
  #stopped = false;

  constructor(backstage: Backstage, options: RunOptions) {
    this.#backstage = backstage;
    this.#obstacle = backstage.ready().then(
      () => undefined,
      (error: unknown) => toError(error),
    );
    this.#platform = options.platform;
    this.#enterLane = lanes(options.lanes);
  }

  stop() {
    this.#stopped = true;
  }

  add(check: Check): Promise<CheckResult> {
    const result = this.#evaluate(check, this.#scoutFor(check));
    this.#results.set(check.id, result);
    return result;
  }

  #scoutFor(check: Check): Scout | undefined {
    if (!check.startsProgram || this.#notHere(check)) return undefined;
    const scout = this.#scouts.get(check.program) ?? new Scout(check.id);
    this.#scouts.set(check.program, scout);
    return scout;
  }

  async #evaluate(check: Check, scout: Scout | undefined): Promise<CheckResult> {
    const notHere = (await this.#obstacle) ?? this.#notHere(check);
    if (notHere) return without(check, { status: 'inconclusive', error: notHere });
    const because = (await this.#brokenNeed(check)) ?? (await absence(check, scout));
    if (because !== undefined) {
      if (scout?.id === check.id) scout.report(true);
      return without(check, { status: 'skipped', because });
    }
    const leaveLane = await this.#enterLane();
    try {
      return await this.#perform(check, scout, leaveLane);
    } finally {
      leaveLane();
    }
  }

  async #perform(
    check: Check,
    scout: Scout | undefined,
    leaveLane: () => void,
  ): Promise<CheckResult> {
    const started = (cameUp: boolean) => {
      if (scout?.id === check.id) scout.report(cameUp);
    };
    try {
      if (this.#stopped) throw new Error('the run was stopped');
      const open = await this.#backstage.open(check);
      const verdict = await this.#withoutCopies(await judge(check, open, started, leaveLane));
      const record = await open.close();
      return verdict.status === 'skipped' ? without(check, verdict) : { check, verdict, record };
    } catch (error) {
      started(false);
      return without(check, verdictOn(error));
    }
  }

  /** A failure that has its cause in that of another check is not told twice. */
  async #withoutCopies(verdict: Verdict): Promise<Verdict> {
    const id = verdict.status === 'failed' ? verdict.sharesCauseWith : undefined;
    if (id === undefined) return verdict;
    const other = await this.#results.get(id);
    return other?.verdict.status === 'failed' ? { status: 'skipped', because: id } : verdict;
  }

  async #brokenNeed(check: Check): Promise<string | undefined> {
    for (const need of check.needs) {
      const result = await this.#results.get(need);
      if (result?.verdict.status === 'skipped') return result.verdict.because;
      if (result && result.verdict.status !== 'passed') return need;
    }
    return undefined;
  }

  #notHere({ notOn }: Check): CannotTell | undefined {
    return notOn?.platforms.includes(this.#platform) ? new CannotTell(notOn.because) : undefined;
  }
}

/** Starts the program, runs the check, and lingers; says as soon as it is known whether the program came up. */
async function judge(
  check: Check,
  open: OpenStage,
  started: (cameUp: boolean) => void,
  leaveLane: () => void,
): Promise<Verdict> {
  try {
    await open.start();
  } catch (error) {
    started(false);
    return verdictOn(error);
  }
  started(true);
  try {
    await open.run(() => check.run(open.stage));
    // Waiting takes no processor time: somebody else may have the lane.
    leaveLane();
    await open.settle();
    return { status: 'passed' };
  } catch (error) {
    leaveLane();
    return verdictOn(await open.whyMissed(await open.causeOfDeath(error)));
  }
}

/** The check that showed that the program does not come up, if it does not. */
const absence = async ({ id }: Check, scout: Scout | undefined): Promise<string | undefined> =>
  scout && scout.id !== id && !(await scout.cameUp) ? scout.id : undefined;

const without = (check: Check, verdict: Verdict): CheckResult => ({
  check,
  verdict,
  record: emptyRecord,
});

function verdictOn(error: unknown): Verdict {
  if (error instanceof CheckFailed) {
    const { failure, sharesCauseWith } = error;
    return { status: 'failed', failure, ...(sharesCauseWith ? { sharesCauseWith } : {}) };
  }
  return { status: 'inconclusive', error: toError(error) };
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
