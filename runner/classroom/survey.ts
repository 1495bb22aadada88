import { judgePath, type Entry } from './entry.ts';
import { beyond, type Limits } from './limits.ts';

/** What there is, by its name. */
export interface Survey {
  readonly files: readonly string[];
  /** Under names that cannot be written everywhere. */
  readonly unsafe: readonly string[];
  /** Links, devices, and the like. */
  readonly irregular: readonly string[];
  /** What does not belong to a lesson, and is not looked into. */
  readonly foreign: readonly string[];
}

/** Looks at all names, and reads nothing. Throws Unusable where there are too many, or too long ones. */
export async function survey(entries: AsyncIterable<Entry>, limits: Limits): Promise<Survey> {
  const found: Record<keyof Survey, string[]> = {
    files: [],
    unsafe: [],
    irregular: [],
    foreign: [],
  };
  let count = 0;
  for await (const { name, kind } of entries) {
    count += 1;
    if (count > limits.entries) throw beyond.entries(limits);
    const judged = judgePath(name);
    if (judged.is !== 'fine') {
      found[judged.is].push(name);
      continue;
    }
    const { path } = judged;
    if (path.length > limits.pathLength) throw beyond.pathLength(limits, path);
    if (path.split('/').length > limits.depth) throw beyond.depth(limits, path);
    if (kind === 'file') found.files.push(path);
    if (kind === 'other') found.irregular.push(path);
  }
  return found;
}
