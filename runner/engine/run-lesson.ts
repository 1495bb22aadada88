import { CannotTell } from '../lesson/failure.ts';
import type { Check, Lesson } from '../lesson/lesson.ts';
import type { Verdict } from '../lesson/verdict.ts';
import { lessonResult, type CheckResult, type Event } from './events.ts';
import { judge, toError, verdictOn, without, type Reports } from './judge.ts';
import { lanes } from './lanes.ts';
import type { Backstage, StageRecord } from './ports.ts';
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

/** Says something once to all who wait for it: the first word counts. */
class News {
  readonly isGood: Promise<boolean>;
  tell: (isGood: boolean) => void = () => undefined;

  constructor() {
    this.isGood = new Promise((resolve) => (this.tell = resolve));
  }
}

/** The check that starts a program first, and whether it came up. */
interface Scout {
  readonly id: string;
  readonly cameUp: News;
}

class Run {
  readonly #backstage: Backstage;
  readonly #platform: NodeJS.Platform;
  readonly #enterLane: ReturnType<typeof lanes>;
  readonly #results = new Map<string, Promise<CheckResult>>();
  /** Of each check, whether it has seen what it wanted: what needs it need not wait until nothing more comes. */
  readonly #seen = new Map<string, News>();
  /** For each program. */
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
    const seen = new News();
    this.#seen.set(check.id, seen);
    const result = this.#evaluate(check, seen).finally(() => seen.tell(false));
    this.#results.set(check.id, result);
    return result;
  }

  /** Tells the others of the same program whether it came up, when this is the check that starts it first. */
  #scoutFor(check: Check): Scout | undefined {
    if (!check.startsProgram || this.#notHere(check)) return undefined;
    const scout = this.#scouts.get(check.program) ?? { id: check.id, cameUp: new News() };
    this.#scouts.set(check.program, scout);
    return scout;
  }

  async #evaluate(check: Check, seen: News): Promise<CheckResult> {
    const scout = this.#scoutFor(check);
    const started = (cameUp: boolean) => {
      if (scout?.id === check.id) scout.cameUp.tell(cameUp);
    };
    const notHere = (await this.#obstacle) ?? this.#notHere(check);
    if (notHere) return without(check, { status: 'inconclusive', error: notHere });
    const because = (await this.#mustNotBegin(check, scout)) ?? (await absence(check, scout));
    if (because !== undefined) {
      started(true);
      return without(check, { status: 'skipped', because });
    }
    const leaveLane = await this.#enterLane(check.takesLong);
    try {
      // Meanwhile what it needs may fail.
      const broken = this.#brokenNeed(check);
      const reports = { started, seen: () => seen.tell(true), leaveLane };
      const result = this.#perform(check, reports, broken);
      const because = await broken;
      return because === undefined ? await result : without(check, { status: 'skipped', because });
    } finally {
      leaveLane();
    }
  }

  /** Takes everything away as soon as something that it needs is known to be broken. Never rejects. */
  async #perform(
    check: Check,
    reports: Reports,
    broken: Promise<string | undefined>,
  ): Promise<CheckResult> {
    try {
      if (this.#stopped) throw new Error('the run was stopped');
      const open = await this.#backstage.open(check);
      let closing: Promise<StageRecord> | undefined;
      const close = () => (closing ??= open.close());
      // What goes wrong with that is met again below.
      broken
        .then((because) => (because === undefined ? undefined : close()))
        .catch(() => undefined);
      const verdict = await this.#withoutCopies(await judge(check, open, reports));
      const record = await close();
      return verdict.status === 'skipped' ? without(check, verdict) : { check, verdict, record };
    } catch (error) {
      reports.started(false);
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

  /**
   * What of its needs has not even seen what it wanted, if any has not. A check that takes long does not wait for that:
   * most solutions get through, and it would be the last to end. A scout waits: ended early, it could not say whether
   * the program comes up.
   */
  async #mustNotBegin(check: Check, scout: Scout | undefined): Promise<string | undefined> {
    if (check.takesLong && scout?.id !== check.id) return undefined;
    for (const need of check.needs) {
      const seen = this.#seen.get(need);
      if (seen && !(await seen.isGood)) return this.#brokenNeed(check);
    }
    return undefined;
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

/** The check that showed that the program does not come up, if it does not. */
const absence = async ({ id }: Check, scout: Scout | undefined): Promise<string | undefined> =>
  scout && scout.id !== id && !(await scout.cameUp.isGood) ? scout.id : undefined;
