import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Lesson } from '../../lesson/lesson.ts';
import { compare, drawComparison } from '../../report/comparison.ts';
import { stateOf } from '../../workspace/progress.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { oneLesson, programNamed } from '../lessons.ts';
import { choosePager, showIn } from '../pager.ts';
import { readProgressIfPossible } from '../progress.ts';
import { programsIn } from '../submission.ts';
import { UsageError } from '../usage-error.ts';

const text = {
  en: {
    already: (id: string, passed: number, total: number) =>
      `You have passed ${passed} of ${total} core checks of ${id}. The reference solution gives the rest away. See it now?`,
    yes: 'Show it',
    no: 'Not yet',
    yours: 'you have none yet',
    open: 'To read it in your editor:',
  },
  'zh-CN': {
    already: (id: string, passed: number, total: number) =>
      `${id} 的核心检查你已通过 ${passed}/${total} 项。参考答案会把其余的都说破，现在就看吗？`,
    yes: '现在看',
    no: '先不看',
    yours: '你还没有写',
    open: '在编辑器里阅读：',
  },
};

/** Whether the reference may be shown: it is free once the core checks pass; before that one has to mean it. */
async function isWanted(context: Context, lesson: Lesson): Promise<boolean> {
  const { state, core } = stateOf(lesson, await readProgressIfPossible(context));
  if (state === 'done' || state === 'star' || context.invocation.flags.has('spoil')) return true;
  const { id } = lesson;
  if (!context.screen.takesKeys) {
    throw new UsageError({
      en: `You have passed ${core.passed} of ${core.total} core checks of ${id}; the reference solution is shown when all pass. To see it now: npx workshop solution ${id} --spoil`,
      'zh-CN': `${id} 的核心检查你已通过 ${core.passed}/${core.total} 项；全部通过后才显示参考答案。现在就要看：npx workshop solution ${id} --spoil`,
    });
  }
  const words = text[context.lang];
  const { confirm } = await import('@clack/prompts');
  const answer = await confirm({
    message: words.already(id, core.passed, core.total),
    active: words.yes,
    inactive: words.no,
    initialValue: false,
    withGuide: false,
  });
  return answer === true;
}

/** The programs that are asked for: the one that is named, or all. */
function programsOf({ invocation }: Context, lesson: Lesson): readonly string[] {
  const named = invocation.words[1];
  const wanted = named === undefined ? lesson.programs : [programNamed(lesson, named)];
  return wanted.map(({ name }) => name);
}

/** The reference for one program, as the learner writes: without types for whoever leaves them out. */
function referenceFor({ catalogue }: Context, { id }: Lesson, name: string, own = '') {
  const isPlain = /\.[cm]?js$/.test(own);
  return isPlain
    ? path.join(catalogue.plainSolution(id), `${name}.js`)
    : path.join(catalogue.solution(id), `${name}.ts`);
}

async function drawProgram(context: Context, lesson: Lesson, name: string): Promise<string> {
  const { workspace, screen, palette, lang } = context;
  const own = programsIn(workspace.solution(lesson.id), lesson)[name];
  const reference = referenceFor(context, lesson, name, own);
  const [ours, theirs] = await Promise.all([
    own === undefined ? '' : readFile(own, 'utf8'),
    readFile(reference, 'utf8'),
  ]);
  const words = text[lang];
  const shown = workspace.relative(reference);
  const drawn =
    own === undefined
      ? `${palette.bold(shown)} ${palette.dim(`(${words.yours})`)}\n\n${theirs.trimEnd()}`
      : drawComparison(
          { own: workspace.relative(own), reference: shown },
          compare(ours, theirs),
          screen.width,
          palette,
        );
  return `${drawn}\n\n${palette.dim(words.open)} ${shown}\n`;
}

/** Shows the reference solution beside the learner's own program. */
export const solution: Command = async (context) => {
  const { invocation, screen } = context;
  const lesson = await context.catalogue.load(oneLesson(context));
  const names = programsOf(context, lesson);
  if (!(await isWanted(context, lesson))) return exitStatus.passed;
  const drawn = await Promise.all(names.map((name) => drawProgram(context, lesson, name)));
  const page = `\n${drawn.join('\n')}`;
  const pager = invocation.flags.has('no-pager') ? undefined : choosePager(screen, process.env);
  const isShown = pager !== undefined && (await showIn(pager, page, context));
  if (!isShown) screen.out(page);
  return exitStatus.passed;
};
