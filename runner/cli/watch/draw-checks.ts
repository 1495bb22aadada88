import type { Check } from '../../lesson/lesson.ts';
import { cut } from '../../report/layout.ts';
import { isVerifying, type Model } from './model.ts';
import { row, type Style } from './style.ts';

/** What stands for a verdict that is still to come, or that is waited for at this moment. */
function pending(model: Model, check: Check): string {
  const isNext = model.lesson.checks[model.results.length] === check;
  return isVerifying(model) && isNext ? '▸' : '·';
}

/** All checks, a line each, with their titles. */
export function drawChecks(model: Model, { pretty, palette, lang, columns }: Style): string[] {
  const { checks } = model.lesson;
  const column = Math.max(...checks.map(({ id }) => id.length)) + 2;
  return checks.map((check, index) => {
    const result = model.results[index];
    if (!result) {
      const room = columns - column - 6;
      const title = cut(check.title[lang], room);
      return `  ${palette.dim(`${pending(model, check)} ${check.id.padEnd(column)}${title}`)}`;
    }
    // What was measured is shown with the failure, where there is one.
    const record = { ...result.record, charts: [] };
    return pretty.checkLine({ ...result, record }, checks).trimEnd();
  });
}

/** The same in a few lines. */
export function drawMarks(model: Model, style: Style): string[] {
  const { dim, bold } = style.palette;
  const marks = model.lesson.checks.map((check, index) => {
    const result = model.results[index];
    if (!result) return dim(`${pending(model, check)} ${check.id}`);
    const id = result.verdict.status === 'failed' ? bold(check.id) : dim(check.id);
    return `${style.pretty.mark(result)} ${id}`;
  });
  return row(marks, '  ', style);
}
