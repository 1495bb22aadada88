import type { Failure } from '../lesson/failure.ts';
import type { Difference, Outcome } from '../lesson/replay.ts';
import type { Lang } from '../lesson/text.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { explainFailure } from './failure.ts';
import type { LaneEntry } from './lanes.ts';
import { beside } from './spoken.ts';
import { shorten, visibleBytes } from './visible.ts';
import { describeWanted } from './wanted.ts';

const labels = {
  en: { now: 'now', then: 'then' },
  'zh-CN': { now: '现在', then: '当时' },
} as const;

/** The new conversation, with what came then beside what comes now in its place. */
export function comparedEntries(
  now: readonly TranscriptEntry[],
  differences: readonly Difference[],
  lang: Lang,
): LaneEntry[] {
  return [...now, undefined].flatMap((entry, place) => {
    const here = differences.filter((difference) => difference.place === place);
    const isTold = here.some((difference) => difference.now);
    return [
      ...(entry && !isTold ? [entry] : []),
      ...here.flatMap((difference) => [
        ...(difference.now ? [{ ...difference.now, label: labels[lang].now }] : []),
        ...(difference.then ? [{ ...difference.then, label: labels[lang].then }] : []),
      ]),
    ];
  });
}

/** How many of them are shown after the first one that differs. */
const shownAfter = 4;

/** The same up to a little after the first difference. */
export function upToDifference(rows: readonly LaneEntry[]): readonly LaneEntry[] {
  const first = rows.findIndex(({ label }) => label !== undefined);
  const others = rows.slice(first).findIndex(({ label }) => label === undefined);
  return first < 0 || others < 0 ? rows : rows.slice(0, first + others + shownAfter);
}

const quote = ({ bytes }: TranscriptEntry) => `"${shorten(visibleBytes(bytes), 70)}"`;

/** What somebody hears, or what becomes of the connection, in place of something else. */
function differenceText({ who, now, then }: Difference, lang: Lang): string {
  const zh = lang === 'zh-CN';
  const { event } = now ?? then ?? { event: 'data' };
  if (event === 'exit') {
    if (now) return zh ? `${who} 现在会退出` : `the ${who} ends now`;
    return zh ? `${who} 现在不再退出` : `the ${who} does not end any more`;
  }
  if (event === 'refused' || event === 'connect') {
    const isRefused = now?.event !== 'connect';
    if (isRefused) return zh ? `${who} 现在无法连接` : `${who} cannot connect any more`;
    return zh ? `${who} 现在可以连接` : `${who} can connect now`;
  }
  if (event === 'end' || event === 'reset') {
    if (now) return zh ? `${who} 的连接现在被关闭` : `the connection of ${who} is closed now`;
    return zh ? `${who} 的连接现在不再被关闭` : `the connection of ${who} is not closed any more`;
  }
  if (!now) {
    const missing = then ? quote(then) : '';
    return zh ? `${who} 现在收不到 ${missing}` : `${who} does not hear ${missing} any more`;
  }
  if (!then) {
    return zh
      ? `${who} 现在收到了 ${quote(now)}，当时没有`
      : `${who} now hears ${quote(now)}, which did not come then`;
  }
  return zh
    ? `${who} 现在收到 ${quote(now)}，当时是 ${quote(then)}`
    : `${who} now hears ${quote(now)}; then it was ${quote(then)}`;
}

/** What is as it should be now. */
function mendedText(failure: Failure, lang: Lang): string {
  const zh = lang === 'zh-CN';
  switch (failure.kind) {
    case 'silence':
    case 'mismatch':
    case 'closed': {
      const { who, wanted } = failure;
      if ('end' in wanted) {
        return zh ? `${who} 的连接现在会结束` : `the connection of ${who} is ended now`;
      }
      if (failure.kind === 'closed' && 'anything' in wanted) {
        return zh ? `${who} 的连接没有再在那里被关闭` : `the connection of ${who} stays open there`;
      }
      const what = describeWanted(wanted, lang);
      return zh ? `${who} 现在能收到${beside(what)}` : `${who} now hears ${what}`;
    }
    case 'unexpected':
      return zh
        ? `${failure.who} 不再收到不该收到的内容`
        : `${failure.who} does not hear any more what it should not have heard`;
    case 'refused':
      return zh ? `${failure.who} 现在可以连接` : `${failure.who} can connect now`;
    case 'crashed':
      if (failure.crash.cause !== 'exited') {
        return zh ? `${failure.program} 现在能正常启动` : `the ${failure.program} comes up now`;
      }
      return zh ? `${failure.program} 一直在运行` : `the ${failure.program} goes on running`;
    case 'measure':
      return '';
  }
}

/** What a replay came to, in a sentence or two. `then`: why the check had failed, if it had. */
export function conclude(
  { verdict, failure, differences }: Outcome,
  then: Failure | undefined,
  transcript: readonly TranscriptEntry[],
  lang: Lang,
): string {
  const zh = lang === 'zh-CN';
  const message = failure ? explainFailure(failure, transcript, lang).message : '';
  const [first] = differences;
  switch (verdict) {
    case 'same':
      return zh ? '服务器的表现和当时一样。' : 'The server did the same as then.';
    case 'differs': {
      const what = failure
        ? message
        : first
          ? `${differenceText(first, lang)}${zh ? '。' : '.'}`
          : '';
      return zh
        ? `服务器的表现和当时不同：${what}`
        : `The server did not do the same as then: ${what}`;
    }
    case 'mended': {
      const what = failure ? mendedText(failure, lang) : '';
      return zh
        ? `当时的失败不再出现：${what}。`
        : `What failed then does not fail any more: ${what}.`;
    }
    case 'fails': {
      if (failure?.kind !== 'crashed' || then?.kind === 'crashed') {
        return zh ? `失败仍然存在：${message}` : `The failure is still there. ${message}`;
      }
      return zh ? `仍然失败，但方式不同：${message}` : `It still fails, in another way. ${message}`;
    }
    case 'unclear': {
      const what = first ? `${differenceText(first, lang)}${zh ? '。' : '.'}` : '';
      return zh
        ? `无法判断失败是否仍然存在：${what}`
        : `Whether the failure is still there cannot be told from this: ${what}`;
    }
  }
}
