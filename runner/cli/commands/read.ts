import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { renderMarkdown } from '../../report/markdown/render.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { canLink } from '../hyperlinks.ts';
import { lessonOrLast } from '../lessons.ts';
import { choosePager, passesLinks, showIn } from '../pager.ts';
import { readProgressIfPossible } from '../progress.ts';

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The lesson's text in the language that was asked for; in English where it does not exist in that one. */
async function textOf({ catalogue, screen, lang }: Context, lesson: string): Promise<string> {
  try {
    return await readFile(catalogue.text(lesson, lang), 'utf8');
  } catch (error) {
    if (lang === 'en' || !isMissing(error)) throw error;
    screen.err(`${lesson} 的课文还没有中文版，以下是英文版。\n`);
    return readFile(catalogue.text(lesson, 'en'), 'utf8');
  }
}

/** Where the links of a lesson's text lead: to the web, to another lesson, to a file; those within the text are left out. */
const targetFrom =
  ({ catalogue, workspace }: Context, lesson: string) =>
  (href: string): string | undefined => {
    if (href.startsWith('#')) return undefined;
    if (/^[a-z]+:/i.test(href)) return href;
    const file = path.join(path.dirname(catalogue.text(lesson, 'en')), href.replace(/#.*/, ''));
    const other = catalogue.ids.find(
      (id) => path.dirname(catalogue.text(id, 'en')) === path.dirname(file),
    );
    return other !== undefined && file.endsWith('.md')
      ? `npx workshop read ${other}`
      : workspace.relative(file);
  };

/** Shows the text of a lesson, a screenful at a time where it is longer than the terminal. */
export const read: Command = async (context) => {
  const { invocation, screen, lang, palette } = context;
  const lesson = lessonOrLast(context, await readProgressIfPossible(context));
  const source = await textOf(context, lesson);
  const pager = invocation.flags.has('no-pager') ? undefined : choosePager(screen, process.env);
  const text = renderMarkdown(source, {
    width: screen.width,
    lang,
    palette,
    hyperlinks: canLink(screen, process.env) && (pager === undefined || passesLinks(pager)),
    target: targetFrom(context, lesson),
  });
  const isShown = pager !== undefined && (await showIn(pager, text, context));
  if (!isShown) screen.out(text);
  return exitStatus.passed;
};
