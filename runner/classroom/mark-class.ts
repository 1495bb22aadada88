import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inLanes } from '../engine/lanes.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { Text } from '../lesson/text.ts';
import type { ClassReport, Learner, Mark, Row } from '../report/class/class-report.ts';
import type { Run } from '../report/run.ts';
import { restoreResult } from '../report/saved-result.ts';
import { fingerprintOf } from './fingerprint.ts';
import { pointsOf, type Scheme } from './grading.ts';
import type { KeptMark, KeptMarks } from './kept-marks.ts';
import { mark, NotMarked, type MarkerOptions } from './marker.ts';
import { readAtOnce, readSource, type HandedIn } from './read-source.ts';
import type { Source } from './sources.ts';
import { stage } from './stage.ts';

export interface ClassOptions extends MarkerOptions {
  readonly learners: readonly Learner[];
  readonly sources: readonly Source[];
  readonly lessons: readonly Lesson[];
  readonly seed: number;
  /**
   * A folder that is removed afterwards, or when we are interrupted. It is written to and cleaned up only by synchronous
   * calls: nothing is under way in it then.
   */
  readonly scratch: string;
  readonly scheme: Scheme;
  readonly kept: KeptMarks;
  /** SHA-256 of what marks. */
  readonly verifier: string;
  readonly versions: readonly string[];
  /** How many are marked at once. */
  readonly jobs: number;
  readonly now: () => Date;
}

/** Who wants to know how far it is. */
export interface Onlooker {
  /** So many are to be marked; the others were marked before, and have not changed since. */
  begins(toMark: number): void;
  /** One more is marked. */
  advances(): void;
}

/** A lesson that somebody has handed in. */
interface Work {
  readonly source: Source;
  readonly lesson: Lesson;
  /** What was left out of what was handed in. */
  readonly incidents: readonly Text[];
}

/** The mark of a lesson, or the work that it takes to have one. */
type Plan = { readonly lesson: Lesson } & ({ readonly mark: Mark } | { readonly work: Work });

const unusable = (because: Text): Mark => ({ is: 'unusable', because });

const tookTooLong = (ms: number): Text => ({
  en: `Marking it took more than ${ms / 60_000} minutes, and was stopped.`,
  'zh-CN': `批改超过 ${ms / 60_000} 分钟，已停止。`,
});

const markerFailed = (message: string): Text => ({
  en: `The marking itself failed (${message}): this says nothing about the program.`,
  'zh-CN': `批改过程自身出错（${message}）：这与所交的程序无关。`,
});

/** Marks a class: each lesson of each learner, unless it was marked before and nothing has changed since. */
export class ClassMarking {
  readonly #options: ClassOptions;

  constructor(options: ClassOptions) {
    this.#options = options;
  }

  async run(onlooker: Onlooker): Promise<ClassReport> {
    const { learners, lessons, seed, versions, now, jobs } = this.#options;
    const plans = await Promise.all(
      inLanes(readAtOnce, learners, (learner) => this.#plansFor(learner)),
    );
    const work = plans.flat().flatMap((plan) => ('work' in plan ? [plan.work] : []));
    onlooker.begins(work.length);
    const marking = inLanes(jobs, work, async (each) => {
      const marked = await this.#mark(each);
      onlooker.advances();
      return [each, marked] as const;
    });
    const marks = new Map(await Promise.all(marking));
    const markFor = (plan: Plan): Mark =>
      'mark' in plan ? plan.mark : (marks.get(plan.work) ?? { is: 'missing' });
    const rows = learners.map((learner, index): Row => {
      const own = plans[index] ?? [];
      return { learner, marks: new Map(own.map((plan) => [plan.lesson.id, markFor(plan)])) };
    });
    return { lessons, rows, at: now(), seed, versions };
  }

  async #plansFor(learner: Learner): Promise<Plan[]> {
    const { sources, lessons } = this.#options;
    const source = sources.find(({ entry }) => entry === learner.source);
    if (!source) return lessons.map((lesson) => ({ lesson, mark: { is: 'missing' } }));
    const handedIn = await readSource(source, lessons);
    return Promise.all(lessons.map((lesson) => this.#planFor(source, lesson, handedIn)));
  }

  async #planFor(source: Source, lesson: Lesson, handedIn: HandedIn): Promise<Plan> {
    if (handedIn.is === 'unusable') return { lesson, mark: unusable(handedIn.because) };
    const { incidents, lessons } = handedIn;
    const files = lessons.get(lesson.id);
    if (!files) {
      const [leftOut] = incidents;
      const isNothingLeft = lessons.size === 0 && leftOut !== undefined;
      return { lesson, mark: isNothingLeft ? unusable(leftOut) : { is: 'missing' } };
    }
    const work = { source, lesson, incidents };
    const { kept, seed, verifier } = this.#options;
    const before = await kept.load(source.entry, lesson.id);
    const isSame =
      before?.fingerprint === fingerprintOf(files) &&
      before.verifier === verifier &&
      before.seed === seed;
    const mark = isSame ? this.#markOf(work, before) : undefined;
    // What could not be judged then is tried again.
    const isDecided = mark?.is === 'marked' && mark.run.result.status !== 'inconclusive';
    return isDecided ? { lesson, mark } : { lesson, work };
  }

  async #mark(work: Work): Promise<Mark> {
    const { source, lesson } = work;
    const { kept, seed, verifier, versions, now, scratch, lessons } = this.#options;
    // Read again: nobody holds the files of a whole class.
    const handedIn = await readSource(source, lessons);
    if (handedIn.is === 'unusable') return unusable(handedIn.because);
    const files = handedIn.lessons.get(lesson.id) ?? [];
    const own = mkdtempSync(path.join(scratch, 'marking-'));
    try {
      const folder = path.join(own, lesson.id);
      stage(files, folder);
      const report = await mark(this.#options, { lesson: lesson.id, folder, seed, scratch: own });
      const fingerprint = fingerprintOf(files);
      const at = now().toISOString();
      const done: KeptMark = {
        version: 1,
        fingerprint,
        verifier,
        seed,
        at,
        versions: [...versions],
        report: { ...report, incidents: [...report.incidents] },
      };
      await kept.keep(source.entry, lesson.id, done);
      return this.#markOf(work, done);
    } catch (error) {
      if (!(error instanceof NotMarked)) throw error;
      const { afterMs, message } = error;
      return unusable(afterMs === undefined ? markerFailed(message) : tookTooLong(afterMs));
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  }

  #markOf({ source, lesson, incidents }: Work, { report, ...kept }: KeptMark): Mark {
    const result = restoreResult(report.result, lesson);
    const run: Run = {
      result,
      program: [source.entry],
      title: source.entry,
      files: {},
      again: (of, check, seed) => `npx workshop verify ${of.id} --check ${check.id} --seed ${seed}`,
      at: new Date(kept.at),
      versions: kept.versions,
    };
    return {
      is: 'marked',
      run,
      points: pointsOf(result, this.#options.scheme),
      incidents: [...incidents, ...report.incidents],
      fingerprint: kept.fingerprint,
      verifier: kept.verifier,
    };
  }
}
