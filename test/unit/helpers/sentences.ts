import { expect } from 'vitest';
import { explainFailure } from '../../../runner/explain/failure.ts';
import type { Failure } from '../../../runner/lesson/failure.ts';
import { langs } from '../../../runner/lesson/text.ts';

/** What is said of a failure, in each language. */
export const messages = (failure: Failure) =>
  langs.map((lang) => explainFailure(failure, [], lang).message);

/** What matters are the words, not the blanks between Chinese and Latin letters. */
const withoutBlanks = (text: string) => text.replaceAll(' ', '');

export function expectSentences(failure: Failure, en: string, zh: string) {
  const [english, chinese = ''] = messages(failure);
  expect(english).toBe(en);
  expect(withoutBlanks(chinese)).toBe(withoutBlanks(zh));
}
