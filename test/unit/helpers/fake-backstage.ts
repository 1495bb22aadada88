import {
  emptyRecord,
  type Backstage,
  type Note,
  type OpenStage,
  type StageRecord,
} from '../../../runner/engine/ports.ts';
import type { Check } from '../../../runner/lesson/lesson.ts';
import type { Stage } from '../../../runner/lesson/stage.ts';

/** Something that is waited for and opened by hand. */
export function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

type On = (check: Check) => unknown;

/** What happens at each step of a check; what is thrown there is thrown by the backstage. */
interface Script {
  readonly ready?: () => unknown;
  readonly open?: On;
  readonly start?: On;
  readonly settle?: On;
  readonly causeOfDeath?: (error: unknown) => unknown;
  readonly close?: On;
  readonly notes?: readonly Note[];
}

/** A backstage without programs and sockets that remembers what was asked of it. */
export class FakeBackstage implements Backstage {
  readonly opened: string[] = [];
  readonly left: string[] = [];
  closed = 0;
  /** Opens when the backstage is closed, as real programs end then. */
  readonly end = gate();
  readonly #script: Script;

  constructor(script: Script = {}) {
    this.#script = script;
  }

  async ready(): Promise<void> {
    await this.#script.ready?.();
  }

  async open(check: Check): Promise<OpenStage> {
    await this.#script.open?.(check);
    this.opened.push(check.id);
    return {
      stage: {} as Stage,
      start: async () => void (await this.#script.start?.(check)),
      run: (work) => work(),
      settle: async () => void (await this.#script.settle?.(check)),
      causeOfDeath: async (error) => (await this.#script.causeOfDeath?.(error)) ?? error,
      whyMissed: (error) => Promise.resolve(error),
      close: async () => {
        await this.#script.close?.(check);
        this.left.push(check.id);
        return recordFor(check);
      },
    };
  }

  notes = () => this.#script.notes ?? [];

  close(): Promise<void> {
    this.closed += 1;
    this.end.open();
    return Promise.resolve();
  }
}

/** A record that can be told from those of other checks. */
export const recordFor = ({ id }: Check): StageRecord => ({
  ...emptyRecord,
  measures: { [id]: 1 },
  output: `output of ${id}`,
  ms: 5,
});
