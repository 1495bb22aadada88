import type { LessonResult } from '../engine/events.ts';
import { PrettyReport } from '../report/pretty.ts';
import type { Context } from './context.ts';
import type { Job } from './jobs.ts';
import { liveLine } from './live-line.ts';
import { verifyLesson, type VerifyOptions } from './verifying.ts';
import { stopCommands } from './workflow-commands.ts';

/** Verifies one submission and shows what happens as it happens. */
export async function runShown(
  context: Context,
  job: Job,
  options: VerifyOptions,
): Promise<LessonResult> {
  const { lang, palette, screen, invocation } = context;
  const pretty = new PrettyReport({
    lang,
    palette,
    width: screen.width,
    isTerminal: screen.isTerminal,
    verbose: invocation.flags.has('verbose'),
    again: job.again,
  });
  const live = await liveLine(context);
  const print = (text: string) => {
    live.clear();
    screen.out(text);
  };
  const resumeCommands = stopCommands(screen, process.env);
  try {
    for await (const event of verifyLesson(context, job.lesson, job.submission, options)) {
      if (event.type === 'lesson-started') {
        print(pretty.header(job.lesson, job.title, event.seed));
      } else if (event.type === 'check-started') {
        live.show(pretty.waiting(event.check));
      } else if (event.type === 'check-ended') {
        print(pretty.checkLine(event.result, job.lesson.checks));
      } else {
        print(pretty.ending(event.result));
        return event.result;
      }
    }
  } finally {
    live.clear();
    resumeCommands();
  }
  throw new Error('the run ended without a result');
}

/** The same without a word. */
export async function runSilently(
  context: Context,
  job: Job,
  options: VerifyOptions,
): Promise<LessonResult> {
  for await (const event of verifyLesson(context, job.lesson, job.submission, options)) {
    if (event.type === 'lesson-ended') return event.result;
  }
  throw new Error('the run ended without a result');
}
