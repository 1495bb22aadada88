import type { CheckResult } from '../engine/events.ts';
import { explainFailure } from '../explain/failure.ts';
import { explainSmallest } from '../explain/smallest.ts';
import type { Failure } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import { reasonOf } from './pretty.ts';
import { reportWords } from './texts.ts';

/** What a document says of a failure. */
export function failureOf(failure: Failure, { check, record, smallest }: CheckResult, lang: Lang) {
  const { message, expected, received } = explainFailure(failure, record.transcript, lang);
  return {
    kind: failure.kind,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(received === undefined ? {} : { received: received.line }),
    ...(check.hints[lang][0] === undefined ? {} : { hint: check.hints[lang][0] }),
    ...(smallest ? { smallest: explainSmallest(smallest, lang).input } : {}),
  };
}

/** That a check could not be judged, and why. */
export const notJudged = (error: Error, lang: Lang) =>
  reportWords[lang].notJudged([], reasonOf(error, lang).replace(/[.。]$/, ''));

/** How a check is called. The id comes first: it never changes. */
export const checkName = ({ check: { id, title } }: CheckResult, lang: Lang) =>
  `${id}: ${title[lang]}`;
