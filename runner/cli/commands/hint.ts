import type { Check, Lesson } from '../../lesson/lesson.ts';
import { indent, widestText, wrap } from '../../report/layout.ts';
import { prettyHints } from '../../report/pretty-failure.ts';
import { hintsShown, type Progress } from '../../workspace/progress.ts';
import { exitStatus, type Command } from '../context.ts';
import { checkIds, lessonOrLast } from '../lessons.ts';
import { readProgressIfPossible, rememberHints } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

const text = {
  en: {
    next: 'The next one',
    last: 'That was the last one. When you have tried it',
  },
  'zh-CN': {
    next: '下一条提示',
    last: '这是最后一条提示。试过之后',
  },
};

/**
 * The check that stands in the way: of those that failed together last, a core one before a stretch one, in the order
 * of the lesson.
 */
function firstFailing({ id, checks }: Lesson, { lessons }: Progress): Check {
  const known = lessons[id]?.checks ?? {};
  const failedAt = ({ id }: Check) => (known[id]?.status === 'failed' ? known[id].at : '');
  const last = checks.map(failedAt).sort().at(-1);
  const failing = checks.filter((check) => last && failedAt(check) === last);
  const first = failing.find(({ tier }) => tier === 'core') ?? failing[0];
  if (first) return first;
  throw new UsageError(
    Object.keys(known).length === 0
      ? {
          en: `Verify first, so that it is known what a hint is needed for: npx workshop verify ${id}`,
          'zh-CN': `请先检验，才知道需要哪里的提示：npx workshop verify ${id}`,
        }
      : {
          en: `No check of ${id} failed when you last verified it. To see the hints of one all the same, name it: npx workshop hint ${id} CHECK`,
          'zh-CN': `上次检验 ${id} 时没有检查失败。仍想看某一项的提示，请写出它：npx workshop hint ${id} CHECK`,
        },
  );
}

/** Shows the next hint of a check: from a question to almost the line of code. */
export const hint: Command = async (context) => {
  const { invocation, catalogue, screen, palette, lang } = context;
  const progress = await readProgressIfPossible(context);
  const lesson = await catalogue.load(lessonOrLast(context, progress));
  const [id] = checkIds(lesson, invocation.words.slice(1)) ?? [];
  const check = lesson.checks.find((each) => each.id === id) ?? firstFailing(lesson, progress);
  const hints = check.hints[lang];
  const number = Math.min(hints.length, hintsShown(progress, lesson.id, check.id) + 1);
  await rememberHints(context, lesson.id, check.id, number);

  const isLast = number === hints.length;
  const next = isLast ? `verify ${lesson.id}` : `hint ${lesson.id} ${check.id}`;
  const words = text[lang];
  const room = Math.min(screen.width - 4, widestText);
  const lines = [
    wrap(`${palette.bold(check.id)} ${palette.dim('·')} ${check.title[lang]}`, room),
    '',
    prettyHints(hints, [number, number], undefined, { lang, palette, width: screen.width }),
    '',
    palette.dim(isLast ? words.last : words.next),
    `  ${palette.cyan(`npx workshop ${next}`)}`,
  ];
  screen.out(`\n${indent(lines.join('\n'), 2)}\n`);
  return exitStatus.passed;
};
