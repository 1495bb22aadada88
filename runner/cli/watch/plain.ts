import { briefFailure } from './draw-failure.ts';
import { drawHead, drawVerdict } from './draw-verdict.ts';
import { shownFailure, type Model } from './model.ts';
import { row, type Style } from './style.ts';
import { watchWords } from './texts.ts';

/** What came of a run, in short, where there are no keys to press. */
export function plainBlock(model: Model, style: Style): string {
  const failure = shownFailure(model);
  const others = model.results
    .filter(({ verdict, check }) => {
      return verdict.status === 'failed' && check !== failure?.result.check;
    })
    .map(({ check }) => check.id);
  const { alsoFailing } = watchWords[style.lang];
  const lines = [
    ...drawHead(model, style),
    ...drawVerdict({ ...model, next: undefined, remark: undefined }, style),
    ...(others.length > 0 ? row([style.palette.dim(alsoFailing(others))], '', style) : []),
    ...(failure ? ['', ...briefFailure(model, failure, style)] : []),
  ];
  return `\n${lines.join('\n')}\n`;
}
