import type { Failure } from '../lesson/failure.ts';
import type { Input, Smallest } from '../lesson/smaller.ts';
import type { Lang } from '../lesson/text.ts';
import { explainFailure, type Explanation } from './failure.ts';
import { visibleBytes } from './visible.ts';

/** What was sent: the pieces with a bar where they arrived apart. */
function describe(input: Input, lang: Lang): string {
  if ('described' in input) return input.described[lang];
  const { pieces } = input;
  const drawn = pieces.map(visibleBytes).join('|');
  if (lang === 'zh-CN') {
    return pieces.length === 1 ? `${drawn}（一次到达）` : `${drawn}（在 | 处断开，先后到达）`;
  }
  return pieces.length === 1
    ? `${drawn} (all of it at once)`
    : `${drawn} (arrived apart where | stands)`;
}

/** What had happened just before is what the input says. */
function withoutAfter(failure: Failure): Failure {
  const bare = { ...failure };
  delete bare.after;
  return bare;
}

/** The smallest input that still fails, in a sentence, and how it fails. */
export function explainSmallest(
  { input, failure, transcript, works }: Smallest,
  lang: Lang,
): Explanation & { readonly input: string } {
  const zh = lang === 'zh-CN';
  const smallest = describe(input, lang);
  const heading = zh
    ? `测得仍会失败的最小输入：${smallest}`
    : `The smallest input that was seen to fail: ${smallest}`;
  const largest = works && describe(works, lang);
  const limit = zh ? `；没有问题的最大输入：${largest}` : `; the largest that works: ${largest}`;
  return {
    ...explainFailure(withoutAfter(failure), transcript, lang),
    input: heading + (largest === undefined ? '' : limit),
  };
}
