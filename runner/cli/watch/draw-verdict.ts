import { changesOf, isVerifying, type Model } from './model.ts';
import { paragraph, type Style } from './style.ts';
import { watchWords } from './texts.ts';

/** What is verified, and why now. */
export function drawHead(
  { lesson, program, run, saved }: Model,
  { lang, palette }: Style,
): string[] {
  const words = watchWords[lang];
  const about = [
    program,
    ...(run > 1 ? [words.run(run)] : []),
    ...(saved.length > 0 ? [words.saved(saved)] : []),
  ];
  return [
    `  ${palette.bold(lesson.id)} · ${lesson.title[lang]}`,
    `  ${palette.dim(about.join(' · '))}`,
  ];
}

/** The lines of a text that have something in them. */
const filledLines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

/** How far it is: the score, what has changed, what is left, and whatever is to be said besides. */
export function drawVerdict(model: Model, style: Style): string[] {
  const { result, results, lesson, seconds, obstacle, remark } = model;
  const { lang, palette, pretty } = style;
  const words = watchWords[lang];
  const [score = '', ...conclusion] = result ? filledLines(pretty.summary(result)) : [];
  const progress = words.verifying(results.length, lesson.checks.length, seconds);
  return [
    ...(obstacle ? paragraph(obstacle[lang], palette.yellow, style) : []),
    ...(isVerifying(model) ? paragraph(progress, palette.dim, style) : []),
    ...(result ? [score] : []),
    ...drawChanges(model, style),
    ...conclusion,
    ...(result ? filledLines(pretty.reasons(result) + pretty.notes(result)) : []),
    ...drawWayOn(model, style),
    ...(remark
      ? paragraph(
          remark.kind === 'told' ? remark.text : words.remarks[remark.kind],
          palette.yellow,
          style,
        )
      : []),
  ];
}

function drawChanges(model: Model, style: Style): string[] {
  const { green, red, dim } = style.palette;
  const words = watchWords[style.lang];
  const { fixed, broken } = changesOf(model);
  const isSame = model.result && model.before && fixed.length + broken.length === 0;
  return [
    ...(isSame ? paragraph(words.unchanged, dim, style) : []),
    ...(fixed.length > 0 ? paragraph(words.fixed(fixed), green, style) : []),
    ...(broken.length > 0 ? paragraph(words.broken(broken), red, style) : []),
  ];
}

/** What one may do when the lesson is done. */
function drawWayOn({ result, next }: Model, style: Style): string[] {
  if (result?.status !== 'passed') return [];
  const { lang, palette } = style;
  const words = watchWords[lang];
  const left = result.checks
    .filter(({ check, verdict }) => check.tier === 'stretch' && verdict.status !== 'passed')
    .map(({ check }) => check.id);
  const lines = [
    ...(left.length > 0 ? [words.forTheStar(left)] : []),
    ...(next ? [words.goOn(`${next.id} · ${next.title[lang]}`)] : []),
  ];
  return lines.flatMap((line) => paragraph(line, palette.green, style));
}
