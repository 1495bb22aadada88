import type { Lang } from '../../lesson/text.ts';

const seconds = (ms: number) => (ms / 1000).toFixed(1);

/** The words of the page that no other form of the report has. */
const en = {
  workshop: 'Socket Workshop',
  verdicts: {
    passed: 'passed',
    failed: 'failed',
    skipped: 'skipped',
    inconclusive: 'inconclusive',
  },
  lessons: 'The lessons',
  checks: 'The checks',
  verifiedAt: (date: string) => `Verified on ${date}`,
  from: 'it differs from here:',
  missing: 'what should follow is missing',
  place: 'The place in your program',
  own: 'The conversation of the check itself',
  drawn: 'The conversation as a diagram',
  diagram: (events: number, parties: readonly string[]) =>
    `Sequence diagram of ${events} ${events === 1 ? 'event' : 'events'} between ${parties.join(', ')}. The list below says the same in words.`,
  later: (ms: number) => `+${seconds(ms)} s`,
  earlier: (count: number) => `${count} earlier`,
  others: (count: number) =>
    `${count} more ${count === 1 ? 'event' : 'events'}, of others, ${count === 1 ? 'is' : 'are'} in the list only.`,
  list: (listed: number, all: number) =>
    listed === all
      ? `The whole conversation as a list (${all})`
      : `The last ${listed} of ${all} events as a list`,
  time: 'ms',
  who: 'who',
  what: 'what',
  limit: (figure: string) => `limit ${figure}`,
  plot: (most: string, atMs: number, limit: string) =>
    `The highest was ${most}, after ${atMs} ms; the limit is ${limit}.`,
  bars: (highest: readonly (readonly [name: string, most: string])[], limit: string) =>
    `The highest: ${highest.map((each) => each.join(' ')).join(', ')}; the limit is ${limit}.`,
};

export type PageWords = typeof en;

const zh: PageWords = {
  workshop: 'Socket Workshop',
  verdicts: { passed: '通过', failed: '未通过', skipped: '跳过', inconclusive: '无法判定' },
  lessons: '课程',
  checks: '检查项',
  verifiedAt: (date) => `检验时间：${date}`,
  from: '从这里开始不同：',
  missing: '后面的内容缺失',
  place: '你的程序中的位置',
  own: '这项检查自身的对话',
  drawn: '对话的时序图',
  diagram: (events, parties) =>
    `时序图：${parties.join('、')} 之间的 ${events} 个事件。下面的列表用文字列出了同样的内容。`,
  later: (ms) => `+${seconds(ms)} s`,
  earlier: (count) => `前面还有 ${count} 条`,
  others: (count) => `另有 ${count} 个事件属于其他参与者，只在列表中。`,
  list: (listed, all) =>
    listed === all
      ? `完整的对话列表（${all} 条）`
      : `对话列表（共 ${all} 条，列出最后 ${listed} 条）`,
  time: '毫秒',
  who: '谁',
  what: '内容',
  limit: (figure) => `上限 ${figure}`,
  plot: (most, atMs, limit) => `最高 ${most}，出现在第 ${atMs} 毫秒；上限是 ${limit}。`,
  bars: (highest, limit) =>
    `最高：${highest.map((each) => each.join(' ')).join('，')}；上限是 ${limit}。`,
};

export const pageWords: Record<Lang, PageWords> = { en, 'zh-CN': zh };
