import { CheckFailed, type Failure } from '../lesson/failure.ts';
import type { Check } from '../lesson/lesson.ts';
import type { Smaller, Smallest, Trial } from '../lesson/smaller.ts';
import type { Stage } from '../lesson/stage.ts';
import type { Backstage, OpenStage } from './ports.ts';

/** What came of a trial; undefined while that is not known. */
type Outcome = 'passed' | Smallest | undefined;

/** How many sizes are tried side by side. */
const atOnce = 4;

/**
 * Looks for the smallest input that still fails, each on a program of its own, until `isOver`. A trial that could not be
 * judged tells nothing.
 */
export async function findSmallest(
  check: Check,
  backstage: Backstage,
  isOver: Promise<void>,
): Promise<Smallest | undefined> {
  const { smaller } = check;
  if (!smaller) return undefined;
  const search = new Search(check, backstage);
  const work = 'trials' in smaller ? search.all(smaller.trials) : search.sizes(smaller);
  // What goes wrong here costs the explanation, not the verdict.
  await Promise.race([work.catch(() => undefined), isOver]);
  return search.smallest;
}

class Search {
  smallest: Smallest | undefined;
  readonly #check: Check;
  readonly #backstage: Backstage;

  constructor(check: Check, backstage: Backstage) {
    this.#check = check;
    this.#backstage = backstage;
  }

  async all(trials: readonly Trial<Stage>[]): Promise<void> {
    const outcomes: Outcome[] = trials.map(() => undefined);
    const attempts = trials.map(async (trial, index) => {
      outcomes[index] = await this.#attempt(trial);
      this.smallest = outcomes.find((outcome) => typeof outcome === 'object');
    });
    await Promise.all(attempts);
  }

  async sizes({ most, trial }: Extract<Smaller<Stage>, { most: number }>): Promise<void> {
    let works = 0;
    for (let fails = most; fails - works > 1;) {
      const sizes = between(works, fails);
      const outcomes = await Promise.all(sizes.map((size) => this.#attempt(trial(size))));
      const first = outcomes.findIndex((outcome) => outcome !== 'passed');
      const outcome = outcomes[first];
      works = sizes[first < 0 ? sizes.length - 1 : first - 1] ?? works;
      if (typeof outcome === 'object') {
        fails = sizes[first] ?? fails;
        this.smallest = outcome;
      } else if (first >= 0) return;
      if (this.smallest && works > 0) {
        this.smallest = { ...this.smallest, works: trial(works).input };
      }
    }
  }

  async #attempt(trial: Trial<Stage>): Promise<Outcome> {
    const open = await this.#backstage.open(this.#check);
    const failure = await failureOf(open, trial);
    const { transcript } = await open.close();
    return typeof failure === 'object' ? { input: trial.input, failure, transcript } : failure;
  }
}

async function failureOf(
  open: OpenStage,
  trial: Trial<Stage>,
): Promise<'passed' | Failure | undefined> {
  try {
    await open.start();
    await open.run(() => trial.run(open.stage));
    return 'passed';
  } catch (error) {
    const cause = await open.causeOfDeath(error);
    return cause instanceof CheckFailed ? cause.failure : undefined;
  }
}

/** A few sizes between two others, each larger than the one before by about the same factor. */
function between(works: number, fails: number): number[] {
  const factor = (fails / Math.max(1, works)) ** (1 / (atOnce + 1));
  const sizes = Array.from({ length: atOnce }, (_, index) =>
    Math.round(Math.max(1, works) * factor ** (works === 0 ? index : index + 1)),
  );
  return [...new Set(sizes)].filter((size) => size > works && size < fails);
}
