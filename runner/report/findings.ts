import type { Lang } from '../lesson/text.ts';
import { stringWidth } from '../lesson/width.ts';
import { indent, widestText, wrap } from './layout.ts';
import type { Palette } from './palette.ts';

/** Something that was found out about the machine. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  /** `warning`: every lesson can be done, maybe without a check of it. `problem`: a lesson cannot be done here. */
  readonly status: 'ok' | 'warning' | 'problem';
  /** One sentence with the figure that was found. */
  readonly text: string;
  /** What that means and what to do, where it is not ok. */
  readonly meaning?: string;
  /** The ids of the lessons that need it. */
  readonly lessons: 'all' | readonly string[];
}

interface Options {
  readonly lang: Lang;
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
}

const words = {
  en: {
    every: 'for every lesson',
    none: 'no lesson needs it',
    some: (lessons: readonly string[]) => `for ${lessons.join(', ')}`,
    allThere: 'Everything that the lessons need is there.',
    look: (titles: readonly string[]) =>
      `${titles.length} ${titles.length === 1 ? 'thing' : 'things'} to look at: ${titles.join(', ')}.`,
  },
  'zh-CN': {
    every: '每一课都需要',
    none: '没有课程需要它',
    some: (lessons: readonly string[]) => `用于 ${lessons.join('、')}`,
    allThere: '课程需要的都具备了。',
    look: (titles: readonly string[]) => `有 ${titles.length} 项需要留意：${titles.join('、')}。`,
  },
};

function neededBy({ lessons }: Finding, lang: Lang): string {
  if (lessons === 'all') return words[lang].every;
  return lessons.length === 0 ? words[lang].none : words[lang].some(lessons);
}

/** One finding; `column` is where its sentence begins. */
function lines(finding: Finding, column: number, { lang, palette, width }: Options): string {
  const { dim, green, yellow, red } = palette;
  const { title, status, text, meaning } = finding;
  const mark = { ok: green('✔'), warning: yellow('!'), problem: red('✖') }[status];
  const room = Math.max(20, Math.min(width, widestText) - column);
  const needed = neededBy(finding, lang);
  const besides = stringWidth(text) + 2 + stringWidth(needed) <= room;
  const dimmed = wrap(needed, room)
    .split('\n')
    .map((line) => dim(line))
    .join('\n');
  const body = [
    besides ? `${text}  ${dimmed}` : `${wrap(text, room)}\n${dimmed}`,
    ...(meaning === undefined ? [] : [wrap(meaning, room)]),
  ];
  const head = `  ${mark} ${title}`;
  return (
    head + ' '.repeat(column - stringWidth(head)) + indent(body.join('\n'), column).trimStart()
  );
}

/** The findings as a list that ends with what to make of them. */
export function prettyFindings(findings: readonly Finding[], options: Options): string {
  const { lang, palette, width } = options;
  const column = Math.max(...findings.map(({ title }) => stringWidth(title))) + 6;
  const list = findings.map((finding) => lines(finding, column, options)).join('\n');
  const toLookAt = findings.filter(({ status, lessons }) => status !== 'ok' && lessons.length > 0);
  const paint = toLookAt.some(({ status }) => status === 'problem') ? palette.red : palette.yellow;
  const summary =
    toLookAt.length === 0
      ? palette.green(words[lang].allThere)
      : paint(wrap(words[lang].look(toLookAt.map(({ title }) => title)), width - 2));
  return `\n${list}\n\n${indent(summary, 2)}\n`;
}

/** The document that `--json` prints; `every` are the ids of all lessons. */
export const findingsDocument = (
  findings: readonly Finding[],
  machine: { readonly node: string; readonly platform: string },
  every: readonly string[],
) => ({
  version: 1,
  ...machine,
  findings: findings.map(({ lessons, ...finding }) => ({
    ...finding,
    lessons: lessons === 'all' ? every : lessons,
  })),
});
