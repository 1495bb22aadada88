import { existsSync } from 'node:fs';
import type { Lesson } from '../../lesson/lesson.ts';
import { startLesson } from '../../workspace/solutions.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { jobsOf, type Job } from '../jobs.ts';
import { inOwnNetwork } from '../own-network.ts';
import { rememberStarted } from '../progress.ts';
import type { Model } from '../watch/model.ts';
import { watchLesson } from '../watch/session.ts';
import { watchWords } from '../watch/texts.ts';

/** The same command for this lesson. */
const forLesson = (context: Context, id: string): Context => ({
  ...context,
  invocation: { ...context.invocation, words: [id] },
});

/** The lesson after this one; none for a command, which is a program of this lesson alone. */
async function nextLesson({ catalogue, invocation }: Context, id: string) {
  const next = catalogue.ids[catalogue.ids.indexOf(id) + 1];
  return next === undefined || invocation.hasRest ? undefined : catalogue.load(next);
}

/** Copies the starter, in the languages of the learner, unless they have begun already. Returns what to say about it. */
async function begin(context: Context, { id }: Lesson, from: Job): Promise<Model['remark']> {
  const { workspace, catalogue, lang } = context;
  const isPlain = Object.values(from.files).some((file) => /\.[cm]?js$/.test(file));
  if (!existsSync(workspace.solution(id))) {
    const starter = isPlain ? catalogue.plainStarter(id, lang) : catalogue.starter(id, lang);
    await startLesson(workspace, id, starter);
  }
  await rememberStarted(context, id);
  return { kind: 'told', text: watchWords[lang].begun(id) };
}

/** Verifies on every save. Goes on to another lesson only when somebody asks for it. */
export const watch: Command = async (context) => {
  let remark: Model['remark'];
  let [job] = await jobsOf(context);
  while (job) {
    const { lesson } = job;
    const own = forLesson(context, lesson.id);
    const elsewhere = await inOwnNetwork(own, [lesson]);
    if (elsewhere !== undefined) return elsewhere;
    const next = await nextLesson(own, lesson.id);
    const ending = await watchLesson(own, job, { next, remark });
    if (ending !== 'next' || !next)
      return ending === 'interrupt' ? exitStatus.interrupted : exitStatus.passed;
    remark = await begin(own, next, job);
    [job] = await jobsOf(forLesson(context, next.id));
  }
  return exitStatus.passed;
};
