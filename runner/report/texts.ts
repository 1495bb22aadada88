import type { Lang } from '../lesson/text.ts';

/** The words of the report, apart from the explanations. */
const en = {
  skipped: (because: string) => `waits until ${because} passes`,
  inconclusive: 'could not be judged: why stands below',
  notJudged: (checks: readonly string[], reason: string) =>
    `${checks.length === 0 ? 'Could' : `${checks.join(', ')} could`} not be judged: ${reason}.`,
  expected: 'expected',
  received: 'received',
  conversation: 'The conversation (times in milliseconds)',
  output: 'The last that your program printed',
  hint: (number: number, total: number) => (total === 1 ? 'Hint' : `Hint ${number} of ${total}`),
  moreHints: '(--verbose shows all)',
  onlySome: 'of the checks that ran: ',
  again: 'This check alone',
  core: 'core',
  stretch: 'stretch',
  of: (passed: number, total: number) => `${passed} of ${total}`,
  seed: (seed: number) => `seed ${seed}`,
  done: 'Everything that this lesson asks for works.',
  star: 'Everything works, stretch included: the star is yours.',
  forTheStar: 'a stretch check: it earns the star',
  otherAddress: (program: string, isUdp: boolean, listens: string, asked: string) =>
    `the ${program} ${isUdp ? 'is bound to' : 'listens on'} ${listens} although HOST and PORT were ${asked}`,
  otherPort: (program: string, bound: number, asked: number) =>
    `the ${program} is bound to port ${bound} although PORT was ${asked}`,
  note: (text: string, isUdp: boolean) =>
    `Note: ${text}${isUdp ? '.' : '; listen(PORT, HOST) takes both.'}`,
  machine: 'This is not your fault: the machine, or the verifier, could not tell.',
  doctor: 'What this machine has and what it lacks: npx workshop doctor',
  repeats: (times: number, differing: readonly string[]) =>
    `${times} runs: ${differing.length === 0 ? 'no verdict differed' : `verdicts differed for ${differing.join(', ')}`}`,
};

type Words = typeof en;

const zh: Words = {
  skipped: (because) => `等 ${because} 通过后再检验`,
  inconclusive: '无法判定：原因见下',
  notJudged: (checks, reason) =>
    `${checks.join('、')}${checks.length === 0 ? '' : ' '}无法判定：${reason}。`,
  expected: '应为',
  received: '实际',
  conversation: '对话过程（时间单位：毫秒）',
  output: '你的程序最后打印的内容',
  hint: (number, total) => (total === 1 ? '提示' : `提示 ${number}/${total}`),
  moreHints: '（--verbose 显示全部）',
  onlySome: '本次运行的检查：',
  again: '单独运行这项检查',
  core: '核心',
  stretch: '进阶',
  of: (passed, total) => `${passed}/${total}`,
  seed: (seed) => `种子 ${seed}`,
  done: '这一课要求的全部做到了。',
  star: '全部通过，包括进阶：这颗星是你的了。',
  forTheStar: '进阶检查：通过了可以得到星',
  otherAddress: (program, isUdp, listens, asked) =>
    `${program} ${isUdp ? '绑定到' : '监听'} ${listens}，而 HOST 和 PORT 是 ${asked}`,
  otherPort: (program, bound, asked) => `${program} 绑定到端口 ${bound}，而 PORT 是 ${asked}`,
  note: (text, isUdp) => `注意：${text}${isUdp ? '。' : '；listen(PORT, HOST) 可以两者都用上。'}`,
  machine: '这不是你的错：是这台机器或检验程序没能得出结论。',
  doctor: '查看这台机器具备什么、缺少什么：npx workshop doctor',
  repeats: (times, differing) =>
    `运行 ${times} 次：${differing.length === 0 ? '结论始终相同' : `结论不同的检查：${differing.join('、')}`}`,
};

export const reportWords: Record<Lang, Words> = { en, 'zh-CN': zh };
