import type { Lang } from '../../lesson/text.ts';
import type { Remark } from './model.ts';

/** More names than these are not read. */
const mostNamed = 4;
const some = (ids: readonly string[]) =>
  ids.length > mostNamed ? `${ids.length} checks` : ids.join(', ');
const someZh = (ids: readonly string[]) =>
  ids.length > mostNamed ? `${ids.length} 项检查` : `${ids.join('、')} `;

const en = {
  run: (number: number) => `run ${number}`,
  saved: (files: readonly string[]) => `${files.join(', ')} saved`,
  verifying: (done: number, all: number, seconds: number) =>
    `verifying: ${done} of ${all}${seconds > 0 ? ` · ${seconds} s` : ''}`,
  fixed: (ids: readonly string[]) =>
    ids.length === 1 ? `${ids.join()} now passes` : `${some(ids)} now pass`,
  broken: (ids: readonly string[]) => `${some(ids)} broke`,
  unchanged: 'the same as in the last run',
  alsoFailing: (ids: readonly string[]) => `also failing: ${ids.join(', ')}`,
  forTheStar: (ids: readonly string[]) => `Left for the star: ${ids.join(', ')}.`,
  goOn: (lesson: string) => `Next: ${lesson}. Press n to begin.`,
  lastTime: 'The last run said:',
  allOfIt: '… t shows all of it',
  moreHints: '(h: the next)',
  lines: (first: number, last: number, all: number) => `lines ${first} to ${last} of ${all}`,
  keys: {
    h: 'next hint',
    t: 'all of this',
    r: 'run again',
    n: 'next lesson',
    q: 'quit',
    back: 'back',
    scroll: 'scroll',
  },
  remarks: {
    'no-failure': 'No check has failed.',
    'no-more-hints': 'There are no more hints.',
    'last-lesson': 'This is the last lesson.',
    'not-done': 'This lesson is not done yet. Press n again to go on all the same.',
  },
  begun: (lesson: string) => `Its text, in another terminal: npx workshop read ${lesson}`,
};

type Words = typeof en & { readonly remarks: Record<Exclude<Remark['kind'], 'told'>, string> };

const zh: Words = {
  run: (number) => `第 ${number} 次`,
  saved: (files) => `${files.join('、')} 已保存`,
  verifying: (done, all, seconds) =>
    `检验中：${done}/${all}${seconds > 0 ? ` · ${seconds} s` : ''}`,
  fixed: (ids) => `${someZh(ids)}现在通过了`,
  broken: (ids) => `${someZh(ids)}不再通过`,
  unchanged: '和上次一样',
  alsoFailing: (ids) => `同样失败：${ids.join('、')}`,
  forTheStar: (ids) => `离这颗星还差：${ids.join('、')}。`,
  goOn: (lesson) => `下一课：${lesson}。按 n 开始。`,
  lastTime: '上次的结果：',
  allOfIt: '…… 按 t 查看全部',
  moreHints: '（按 h 看下一条）',
  lines: (first, last, all) => `第 ${first}–${last} 行，共 ${all} 行`,
  keys: {
    h: '下一条提示',
    t: '查看全部',
    r: '重新检验',
    n: '下一课',
    q: '退出',
    back: '返回',
    scroll: '滚动',
  },
  remarks: {
    'no-failure': '没有检查失败。',
    'no-more-hints': '没有更多提示了。',
    'last-lesson': '这是最后一课。',
    'not-done': '这一课还没有完成。再按一次 n 仍然进入下一课。',
  },
  begun: (lesson) => `在另一个终端读这一课的课文：npx workshop read ${lesson}`,
};

export const watchWords: Record<Lang, Words> = { en, 'zh-CN': zh };
