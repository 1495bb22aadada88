import { escapeUTF8 } from 'entities/escape';
import { visible } from '../../explain/visible.ts';

/** Text that is markup. Only `html` makes it: the class does not leave this file. */
class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Html = Markup;

/** What may stand in a template. `undefined` and `false` leave nothing. */
type Value = Html | string | number | undefined | false | readonly Value[];

/** Line ends and tabs stay as they are, whatever else cannot be seen is shown. */
const escape = (text: string): string =>
  text
    .split(/(\r?\n|\t)/)
    .map((part, index) => (index % 2 === 0 ? escapeUTF8(visible(part)) : part))
    .join('');

function rendered(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (value === undefined || value === false) return '';
  if (typeof value === 'object') return value.map(rendered).join('');
  return escape(String(value));
}

/**
 * A template whose values are all escaped, unless they are markup themselves. Attributes stand in quotes. How the
 * template is indented is left out: a page has many of them.
 */
export function html(template: TemplateStringsArray, ...values: readonly Value[]): Html {
  const raw = template.map((piece) => piece.replace(/\n +/g, '\n'));
  return new Markup(String.raw({ raw }, ...values.map(rendered)));
}
