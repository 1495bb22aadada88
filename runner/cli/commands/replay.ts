import { drawLanes } from '../../explain/lanes.ts';
import { comparedEntries, conclude, upToDifference } from '../../explain/replay.ts';
import { CannotTell } from '../../lesson/failure.ts';
import type { Outcome } from '../../lesson/replay.ts';
import type { Trace } from '../../lesson/trace.ts';
import type { TranscriptEntry } from '../../lesson/transcript.ts';
import { cut, indent, wrap } from '../../report/layout.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { programWords } from '../jobs.ts';
import { liveLine } from '../live-line.ts';
import { subjectOf, traceIn, verifyAgain } from '../saved-trace.ts';
import { programOf, submissionFor } from '../submission.ts';
import { replayTrace } from '../verifying.ts';

const most = { rows: 14, messageWidth: 100 };

/** The conversation, where it differs from then, or where it failed again. */
function conversation(
  { lang, palette, screen }: Context,
  { verdict, differences, failure }: Outcome,
  transcript: readonly TranscriptEntry[],
): string {
  if (transcript.length === 0) return '';
  const who = failure && 'who' in failure ? failure.who : undefined;
  const focus = [who, differences[0]?.who].filter((each) => each !== undefined);
  const entries = comparedEntries(transcript, differences, lang);
  // Where the check had failed, what matters is at the end.
  const rows = drawLanes(verdict === 'differs' ? upToDifference(entries) : entries, {
    width: screen.width - 4,
    most: most.rows,
    focus,
    lang,
  });
  const title =
    lang === 'zh-CN'
      ? '这次的对话（时间单位：毫秒）'
      : 'The conversation now (times in milliseconds)';
  return `\n${indent([palette.dim(title), ...rows].join('\n'), 2)}\n`;
}

const isGood = (verdict: Outcome['verdict']) => verdict === 'same' || verdict === 'mended';

function statusOf(verdict: Outcome['verdict']): number {
  if (verdict === 'unclear') return exitStatus.inconclusive;
  return isGood(verdict) ? exitStatus.passed : exitStatus.failed;
}

/** What it came to, and what to do next. */
function ending(
  context: Context,
  trace: Trace,
  outcome: Outcome,
  told: string,
  words: string,
): string {
  const { lang, palette, screen } = context;
  const { green, red, yellow, dim, cyan } = palette;
  const { verdict } = outcome;
  const [mark, paint] = isGood(verdict)
    ? ['✔', green]
    : verdict === 'unclear'
      ? ['?', yellow]
      : ['✖', red];
  const sentence = wrap(`${mark} ${told}`, Math.min(screen.width - 4, most.messageWidth));
  const text = [paint(sentence)];
  if (verdict !== 'same') {
    const next = lang === 'zh-CN' ? '完整运行这项检查' : 'The whole check';
    text.push(`${dim(next)}\n  ${cyan(verifyAgain(trace) + words)}`);
  }
  return `\n${indent(text.join('\n\n'), 2)}\n`;
}

/** Says why nothing can be told, and gives the exit status for it. */
function tellNothing({ lang, palette, screen }: Context, { reason }: CannotTell): number {
  const text =
    lang === 'zh-CN' ? `无法判定：${reason[lang]}。` : `Could not be judged: ${reason.en}.`;
  screen.out(`\n${indent(palette.yellow(wrap(text, screen.width - 4)), 2)}\n`);
  return exitStatus.inconclusive;
}

export const replay: Command = async (context) => {
  const { lang, palette, screen, invocation } = context;
  const trace = await traceIn(context);
  const { lesson, check } = await subjectOf(context, trace);
  const submission = submissionFor(context, lesson, invocation.hasRest);
  const program = programOf(context, lesson, submission);
  const title = submission.command ? program.join(' ') : (program.at(-1) ?? '');
  screen.out(`\n  ${palette.bold(lesson.id)} · ${check.id}\n  ${palette.dim(title)}\n`);
  const live = await liveLine(context);
  live.show(cut(check.title[lang], screen.width - 6));
  try {
    const { outcome, transcript } = await replayTrace(context, lesson, submission, {
      check,
      trace,
    });
    live.clear();
    if (outcome.verdict !== 'same') screen.out(conversation(context, outcome, transcript));
    const told = conclude(outcome, trace.failure, transcript, lang);
    screen.out(ending(context, trace, outcome, told, programWords(context, submission)));
    return statusOf(outcome.verdict);
  } catch (error) {
    if (error instanceof CannotTell) return tellNothing(context, error);
    throw error;
  } finally {
    live.clear();
  }
};
