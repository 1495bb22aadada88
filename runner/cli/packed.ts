import type { LastVerdict } from '../classroom/last-verdict.ts';
import { rootOf, type ToPack } from '../classroom/pack.ts';
import { cut, indent, widestText, wrap } from '../report/layout.ts';
import { plainLine } from '../report/plain.ts';
import type { Context } from './context.ts';

const words = {
  en: {
    packed: 'Packed into',
    leftOut: 'Left out',
    more: (count: number) => `and ${count} more`,
    last: 'What the verifier said last, also in verdict.json',
    score: ({ core, stretch }: LastVerdict) =>
      `core ${core.passed} of ${core.total} · stretch ${stretch.passed} of ${stretch.total}`,
    never: 'nothing yet',
    changed: (files: string) => `Changed since then: ${files}`,
    again: 'Verify, and pack again, so that you know what you hand in:',
  },
  'zh-CN': {
    packed: '已打包为',
    leftOut: '未包含',
    more: (count: number) => `以及另外 ${count} 个`,
    last: '上次检验的结论，也写在 verdict.json 里',
    score: ({ core, stretch }: LastVerdict) =>
      `核心 ${core.passed}/${core.total} · 进阶 ${stretch.passed}/${stretch.total}`,
    never: '还没有检验过',
    changed: (files: string) => `在那之后有改动：${files}`,
    again: '建议重新检验后再打包，这样就知道提交的是什么：',
  },
};

/** So many names of files are shown. */
const most = 12;

/** Says where the archive is, what is in it, and what is known of that. */
export function tellPacked(
  { screen, palette, lang }: Pick<Context, 'screen' | 'palette' | 'lang'>,
  archive: string,
  { lessons, leftOut }: ToPack,
  verdicts: readonly LastVerdict[],
) {
  const own = words[lang];
  const some = (names: readonly string[]) => [
    ...names.slice(0, most).map((name) => cut(plainLine(name), screen.width - 4)),
    ...(names.length > most ? [own.more(names.length - most)] : []),
  ];
  const list = (names: readonly string[]) => some(names).join(lang === 'zh-CN' ? '、' : ', ');
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' });
  const said = verdicts.flatMap((verdict) => {
    const { lesson, at, changed } = verdict;
    const what = at ? `${own.score(verdict)} · ${date.format(at)}` : palette.yellow(own.never);
    const note = changed.length > 0 ? [palette.yellow(own.changed(list(changed)))] : [];
    return [`${lesson}  ${what}`, ...note];
  });
  const files = [...lessons].flatMap(([id, all]) => all.map(({ path }) => rootOf(id) + path));
  const unsure = verdicts.filter(({ at, changed }) => !at || changed.length > 0);
  const again = unsure.map(({ lesson }) => palette.cyan(`npx workshop verify ${lesson}`));
  const fit = (text: string, columns: number) =>
    indent(wrap(text, Math.min(screen.width, widestText) - columns), columns);
  const part = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [fit(heading, 2), ...lines.map((line) => fit(line, 4)), ''];
  const parts = [
    ...part(`${palette.green(own.packed)} ${archive}`, some(files)),
    ...part(own.leftOut, some(leftOut)),
    ...part(own.last, said),
    ...part(own.again, again),
  ];
  screen.out(parts.join('\n'));
}
