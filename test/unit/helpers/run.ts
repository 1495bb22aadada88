import type { Event, LessonResult } from '../../../runner/engine/events.ts';
import { runLesson, type RunOptions } from '../../../runner/engine/run-lesson.ts';
import type { Lesson } from '../../../runner/lesson/lesson.ts';
import { FakeBackstage } from './fake-backstage.ts';

const usual: RunOptions = { seed: 71, lanes: 4, now: () => 0, platform: 'linux' };

export const start = (
  lesson: Lesson,
  backstage: FakeBackstage,
  options: Partial<RunOptions> = {},
) => runLesson(lesson, backstage, { ...usual, ...options });

/** Runs a lesson to its end. `verdicts`: a line for each result that was told, in the order of telling. */
export async function run(
  lesson: Lesson,
  options: Partial<RunOptions> = {},
  backstage = new FakeBackstage(),
) {
  const events: Event[] = [];
  for await (const event of start(lesson, backstage, options)) events.push(event);
  const result = events.flatMap((event) =>
    event.type === 'lesson-ended' ? [event.result] : [],
  )[0] as LessonResult;
  const verdicts = result.checks.map(({ check, verdict }) =>
    verdict.status === 'skipped'
      ? `${check.id} skipped because of ${verdict.because}`
      : `${check.id} ${verdict.status}`,
  );
  return { events, result, verdicts, backstage };
}

export const story = (events: readonly Event[]): string[] =>
  events.map((event) => {
    if (event.type === 'check-started') return `${event.check.id} started`;
    if (event.type === 'check-ended')
      return `${event.result.check.id} ${event.result.verdict.status}`;
    return event.type;
  });
