import type { CheckResult } from '../../../runner/engine/events.ts';
import { update, watching, type Message, type Model } from '../../../runner/cli/watch/model.ts';
import { aCheck, aLesson } from './a-lesson.ts';
import { failed, passed, resultOf, resultWith, skipped } from './results.ts';

/** Two core checks and a stretch one. */
export const lesson = aLesson(
  aCheck('talk'),
  aCheck('leave', { needs: ['talk'] }),
  aCheck('flood', { tier: 'stretch' }),
);

const verdicts = { passed, failed, skipped: skipped('talk') };
type Short = keyof typeof verdicts;

/** The results of the first checks of the lesson. */
export const found = (...statuses: readonly Short[]): CheckResult[] =>
  statuses.map((status, index) =>
    resultOf(lesson, lesson.checks[index]?.id ?? '', verdicts[status]),
  );

export const fresh: Model = watching(lesson, {
  program: 'solutions/90-example/server.ts',
  next: { id: '91-next', title: { en: 'The next one', 'zh-CN': '下一个' } },
  hints: {},
  remark: undefined,
});

export const after = (model: Model, ...messages: readonly Message[]): Model =>
  messages.reduce(update, model);

const saved: Message = { type: 'run-begins', saved: ['server.ts'] };

/** The model in the middle of a run that has found this so far. */
export const during = (model: Model, ...statuses: readonly Short[]): Model =>
  after(
    model,
    saved,
    ...found(...statuses).map((result): Message => {
      return { type: 'event', event: { type: 'check-ended', result } };
    }),
  );

/** The model when a run has found all of this. */
export const ran = (model: Model, ...statuses: readonly [Short, Short, Short]): Model => {
  const result = resultWith(lesson, found(...statuses));
  return after(during(model, ...statuses), {
    type: 'event',
    event: { type: 'lesson-ended', result },
  });
};
