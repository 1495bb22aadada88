import { createRequire } from 'node:module';
import type * as Levenshtein from 'fastest-levenshtein';
import type { Text } from './text.ts';

const require = createRequire(import.meta.url);

/** The nearest of some names, when it is near enough to have been meant. */
function nearest(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  // Loaded only for whoever has mistyped something.
  const { closest, distance } = require('fastest-levenshtein') as typeof Levenshtein;
  const candidate = closest(name, names);
  return distance(name, candidate) <= Math.max(2, name.length / 3) ? candidate : undefined;
}

/** What follows the sentence that there is no such name. */
export function didYouMean(name: string, names: readonly string[]): Text {
  const near = nearest(name, names);
  return near === undefined
    ? { en: '', 'zh-CN': '' }
    : { en: ` Did you mean ${near}?`, 'zh-CN': `是不是想用 ${near}？` };
}
