import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Check, Lesson } from '../lesson/lesson.ts';
import type { Text } from '../lesson/text.ts';
import type { Trace } from '../lesson/trace.ts';
import { obstacleTo, type Obstacle } from '../probe/replay-obstacle.ts';
import { NoTrace, parseTrace, type WhyNoTrace } from '../report/trace.ts';
import type { Context } from './context.ts';
import { aboutFile } from './system-error.ts';
import { UsageError } from './usage-error.ts';

function whyNoTrace(file: string, why: WhyNoTrace): Text {
  switch (why.is) {
    case 'empty':
      return { en: `${file} is empty.`, 'zh-CN': `${file} 是空的。` };
    case 'something-else':
      return {
        en: `${file} is not a trace: npx workshop verify --trace DIR writes them.`,
        'zh-CN': `${file} 不是对话记录：它们由 npx workshop verify --trace DIR 写出。`,
      };
    case 'newer':
      return {
        en: `${file} was written by a newer workshop (format ${why.version}): update this one.`,
        'zh-CN': `${file} 由更新版本的 workshop 写出（格式 ${why.version}）：请先升级。`,
      };
    case 'damaged':
      return {
        en: `${file} is damaged: line ${why.line} is not what a trace has there.`,
        'zh-CN': `${file} 已损坏：第 ${why.line} 行不是对话记录应有的内容。`,
      };
    case 'cut-off':
      return {
        en: `${file} is cut off: it has ${why.left} of ${why.events} events.`,
        'zh-CN': `${file} 不完整：${why.events} 个事件中只有 ${why.left} 个。`,
      };
  }
}

const obstacles: Record<Obstacle, Text> = {
  group: {
    en: 'members of a group talk to everybody at once, and a replay is only about the clients of a server',
    'zh-CN': '组播成员对所有人说话，而重放只涉及一个服务器的客户端',
  },
  'several-programs': {
    en: 'this check is not about a server alone, and a replay plays only the clients of one',
    'zh-CN': '这项检查不只涉及一个服务器，而重放只扮演服务器的客户端',
  },
  'not-kept': {
    en: 'so much went over the wire that not all of it was kept',
    'zh-CN': '传输的内容太多，没有全部保留',
  },
  'not-heard': {
    en: 'what this check found is nothing that a client hears',
    'zh-CN': '这项检查的结果不是客户端能听到的内容',
  },
};

/** The command that runs the whole check, with the same names and texts. */
export const verifyAgain = ({ lesson, check, seed }: Trace) =>
  `npx workshop verify ${lesson} --check ${check} --seed ${seed}`;

/** The trace in the file that is named. Throws UsageError when there is none in it. */
export async function traceIn({ cwd, invocation }: Context): Promise<Trace> {
  const [file] = invocation.words;
  if (file === undefined) {
    throw new UsageError({
      en: 'Which trace? For example: npx workshop replay traces/03-chat-v2/framing.jsonl',
      'zh-CN': '重放哪份记录？例如：npx workshop replay traces/03-chat-v2/framing.jsonl',
    });
  }
  const text = await readFile(path.resolve(cwd, file), 'utf8').catch(aboutFile(file));
  try {
    const trace = parseTrace(text);
    // Nobody waits in vain once more.
    return { ...trace, entries: trace.entries.filter(({ event }) => event !== 'timeout') };
  } catch (error) {
    if (error instanceof NoTrace) throw new UsageError(whyNoTrace(file, error.why));
    throw error;
  }
}

/** What a trace is about. Throws UsageError when this workshop does not have it, or cannot play it. */
export async function subjectOf(
  { catalogue }: Context,
  trace: Trace,
): Promise<{ lesson: Lesson; check: Check }> {
  const lesson = catalogue.ids.includes(trace.lesson)
    ? await catalogue.load(trace.lesson)
    : undefined;
  const check = lesson?.checks.find(({ id }) => id === trace.check);
  if (!lesson || !check) {
    throw new UsageError({
      en: `This trace is of ${trace.lesson} ${trace.check}, which this workshop does not have.`,
      'zh-CN': `这份记录属于 ${trace.lesson} ${trace.check}，这里没有这项检查。`,
    });
  }
  const obstacle = obstacleTo(lesson, trace);
  if (obstacle === undefined) return { lesson, check };
  throw new UsageError({
    en: `This trace cannot be played again, since ${obstacles[obstacle].en}: ${verifyAgain(trace)}`,
    'zh-CN': `无法重放这份记录，因为${obstacles[obstacle]['zh-CN']}：${verifyAgain(trace)}`,
  });
}
