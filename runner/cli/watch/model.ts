import type { CheckResult, Event, LessonResult } from '../../engine/events.ts';
import { hintsOn } from '../../explain/hints.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Text } from '../../lesson/text.ts';
import { firstFailed } from '../../report/told.ts';

/** What is said besides, until the next key or run. */
export type Remark =
  | { readonly kind: 'no-failure' | 'no-more-hints' | 'not-done' | 'last-lesson' }
  | { readonly kind: 'told'; readonly text: string };

/** A lesson that is being watched: all that is shown of it. */
export interface Model {
  readonly lesson: Lesson;
  /** The lesson after it. */
  readonly next: Pick<Lesson, 'id' | 'title'> | undefined;
  /** What is verified: a file, or a command. */
  readonly program: string;
  /** The number of the run, from 1; 0 before the first. */
  readonly run: number;
  /** How many seconds it takes already. */
  readonly seconds: number;
  /** The files that were saved before it. */
  readonly saved: readonly string[];
  /** What this run has found so far, in the order of the checks. */
  readonly results: readonly CheckResult[];
  /** What came of it, once it has ended. */
  readonly result: LessonResult | undefined;
  /** What came of the last run before it that went to its end. */
  readonly before: LessonResult | undefined;
  /** Why nothing can be verified. */
  readonly obstacle: Text | undefined;
  /** How many hints of each check were shown. */
  readonly hints: Readonly<Record<string, number>>;
  readonly view: 'results' | 'failure';
  /** The first line of a view that is longer than the screen. */
  readonly top: number;
  readonly remark: Remark | undefined;
}

export type Message =
  | { readonly type: 'run-begins'; readonly saved: readonly string[] }
  | { readonly type: 'program'; readonly program: string }
  | { readonly type: 'event'; readonly event: Event }
  | { readonly type: 'obstacle'; readonly text: Text }
  /** A second has gone by. */
  | { readonly type: 'tick' }
  | { readonly type: 'told'; readonly text: string };

export const watching = (
  lesson: Lesson,
  about: Pick<Model, 'next' | 'program' | 'hints' | 'remark'>,
): Model => ({
  lesson,
  ...about,
  run: 0,
  seconds: 0,
  saved: [],
  results: [],
  result: undefined,
  before: undefined,
  obstacle: undefined,
  view: 'results',
  top: 0,
});

export function update(model: Model, message: Message): Model {
  switch (message.type) {
    case 'run-begins':
      return {
        ...model,
        run: model.run + 1,
        seconds: 0,
        saved: message.saved,
        results: [],
        result: undefined,
        before: model.result ?? model.before,
        obstacle: undefined,
        view: 'results',
        // What is said at the very beginning is still to be read.
        remark: model.run === 0 ? model.remark : undefined,
      };
    case 'program':
      return { ...model, program: message.program };
    case 'event':
      return heard(model, message.event);
    case 'obstacle':
      return { ...model, obstacle: message.text };
    case 'tick':
      return isVerifying(model) ? { ...model, seconds: model.seconds + 1 } : model;
    case 'told':
      return { ...model, remark: { kind: 'told', text: message.text.trim() } };
  }
}

function heard(model: Model, event: Event): Model {
  switch (event.type) {
    case 'check-ended': {
      const next = { ...model, results: [...model.results, event.result] };
      return shownFailure(next) ? next : { ...next, view: 'results' };
    }
    case 'lesson-ended':
      return { ...model, results: event.result.checks, result: event.result };
    case 'lesson-started':
    case 'check-started':
      return model;
  }
}

export const isVerifying = ({ run, result, obstacle }: Model) => run > 0 && !result && !obstacle;

/** A failure to be explained; `isOld`: the last run found it, and this one has not come to that check yet. */
export interface ShownFailure {
  readonly result: CheckResult;
  readonly isOld: boolean;
}

/** The failure that stands in the way. Nothing disappears before there is something in its place. */
export function shownFailure(model: Model): ShownFailure | undefined {
  const { results, before } = model;
  const failed = firstFailed(results);
  if (failed) return { result: failed, isOld: false };
  const old = isVerifying(model) && before ? firstFailed(before.checks) : undefined;
  if (!old || results.some(({ check }) => check.id === old.check.id)) return undefined;
  return { result: old, isOld: true };
}

/** How many hints there are on a failure, and how many of them are shown: always the first one. */
export function hintCount(
  { hints }: Model,
  { check, verdict, record }: CheckResult,
): { shown: number; total: number } {
  if (verdict.status !== 'failed') return { shown: 0, total: 0 };
  const total = hintsOn(verdict.failure, check, record.transcript, 'en').length;
  return { shown: Math.min(total, Math.max(1, hints[check.id] ?? 0)), total };
}

/** What is otherwise than in the last run, by the ids of the checks. */
export interface Changes {
  readonly fixed: readonly string[];
  readonly broken: readonly string[];
}

export function changesOf({ results, before }: Model): Changes {
  const earlier = new Map(before?.checks.map(({ check, verdict }) => [check.id, verdict.status]));
  const turned = (from: readonly unknown[], to: string) =>
    results
      .filter(({ check, verdict }) => verdict.status === to && from.includes(earlier.get(check.id)))
      .map(({ check }) => check.id);
  return { fixed: turned(['failed', 'skipped'], 'passed'), broken: turned(['passed'], 'failed') };
}
