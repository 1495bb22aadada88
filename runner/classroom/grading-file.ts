import * as v from 'valibot';
import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { didYouMean } from '../lesson/did-you-mean.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { Text } from '../lesson/text.ts';
import { usualScheme, type Scheme } from './grading.ts';
import { unusableLine, type Unusable } from './unusable.ts';

/** What of a lesson can be named in the file. */
export type Gradable = Pick<Lesson, 'id' | 'checks'>;

/** Everything is read as text, so that `03` is a name and not a number. */
const points = v.pipe(v.string(), v.regex(/^\d{1,6}(?:\.\d+)?$/), v.transform(Number));

const tiers = { core: v.exactOptional(points), stretch: v.exactOptional(points) };

const lessonSchema = v.strictObject({
  ...tiers,
  most: v.exactOptional(points),
  checks: v.optional(v.record(v.string(), points), {}),
});

const schema = v.strictObject({
  ...tiers,
  lessons: v.optional(v.record(v.string(), lessonSchema), {}),
});

/** What is wrong where something else stands, such as a list. */
const pairs: Text = {
  en: 'here have to stand names with a colon and a value each, such as core: 1.',
  'zh-CN': '这里应当是一个个名字，后跟冒号和值，例如 core: 1。',
};

type Issue = v.InferIssue<typeof schema>;

/** A place in the file: the names that lead to it. */
type Place = readonly string[];

const listed = (names: readonly string[]) => names.join(', ');

/** What is wrong with what stands at a place. */
function complaint({ type, expected, input }: Issue, place: Place): Text {
  const name = place.at(-1) ?? '';
  if (expected === 'never') {
    const known = Object.keys((place.length > 1 ? lessonSchema : schema).entries);
    const near = didYouMean(name, known);
    return {
      en: `"${name}" has no meaning here; what can stand here: ${listed(known)}.${near.en}`,
      'zh-CN': `这里不能写 "${name}"；可以写：${listed(known)}。${near['zh-CN']}`,
    };
  }
  if (type === 'regex' || type === 'string') {
    const given = typeof input === 'string' ? ` "${input}"` : '';
    return {
      en: `the points of ${name} have to be 0 or more, such as 2 or 0.5${given && `, but are${given}`}.`,
      'zh-CN': `${name} 的分数应当是 0 或正数，例如 2 或 0.5${given && `，这里是${given}`}。`,
    };
  }
  return pairs;
}

/** The file with what finds a place in it again. */
class Source {
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #document: Document.Parsed;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#document = parseDocument(text, {
      schema: 'failsafe',
      lineCounter: this.#lines,
      prettyErrors: false,
    });
  }

  /** What stands in it. */
  data(): unknown {
    const [error] = this.#document.errors;
    if (error) {
      const isTwice = error.code === 'DUPLICATE_KEY';
      throw this.#bad(error.pos[0], {
        en: isTwice
          ? 'this name stands here for the second time.'
          : `this is neither YAML nor JSON: ${error.message}.`,
        'zh-CN': isTwice
          ? '这个名字在这里第二次出现。'
          : `这不是正确的 YAML 或 JSON：${error.message}。`,
      });
    }
    visit(this.#document, {
      Value: (_key, node) => {
        if (!isMap(node) && !isScalar(node)) throw this.#bad(node.range?.[0] ?? 0, pairs);
      },
      Alias: (_key, node) => {
        throw this.#bad(node.range?.[0] ?? 0, pairs);
      },
    });
    return this.#document.toJS() ?? {};
  }

  /** What is wrong at a place. */
  badAt(place: Place, what: Text): Unusable {
    const { contents } = this.#document;
    const map = place.length > 1 ? this.#document.getIn(place.slice(0, -1), true) : contents;
    const keys = isMap(map) ? map.items.map(({ key }) => key).filter(isScalar) : [];
    const key = keys.find(({ value }) => value === place.at(-1));
    return this.#bad(key?.range?.[0] ?? 0, what);
  }

  #bad(offset: number, what: Text): Unusable {
    return unusableLine(this.#file, Math.max(1, this.#lines.linePos(offset).line), what);
  }
}

/** What follows the sentence that there is no such name. */
function instead(name: string, known: readonly string[]): Text {
  const near = didYouMean(name, known);
  return near.en === ''
    ? { en: ` There are ${listed(known)}.`, 'zh-CN': `可用的有：${listed(known)}。` }
    : near;
}

function noLesson(name: string, lessons: readonly Gradable[]): Text {
  const more = instead(
    name,
    lessons.map(({ id }) => id),
  );
  return {
    en: `there is no lesson "${name}".${more.en}`,
    'zh-CN': `没有名为 "${name}" 的课程。${more['zh-CN']}`,
  };
}

function noCheck(name: string, { id, checks }: Gradable): Text {
  const more = instead(
    name,
    checks.map((check) => check.id),
  );
  return {
    en: `${id} has no check "${name}".${more.en}`,
    'zh-CN': `${id} 没有名为 "${name}" 的检查。${more['zh-CN']}`,
  };
}

/**
 * Reads what checks are worth from YAML or JSON. `lessons` are all that there are: whoever is named must be among them.
 * Throws Unusable, which names the line.
 */
export function parseGrading(text: string, file: string, lessons: readonly Gradable[]): Scheme {
  const source = new Source(file, text);
  const parsed = v.safeParse(schema, source.data());
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const place = issue.path?.map(({ key }) => String(key)) ?? [];
    throw source.badAt(place, complaint(issue, place));
  }
  const { lessons: given, ...rest } = parsed.output;
  for (const [id, { checks }] of Object.entries(given)) {
    const lesson = lessons.find((each) => each.id === id);
    if (!lesson) throw source.badAt(['lessons', id], noLesson(id, lessons));
    const check = Object.keys(checks).find((name) =>
      lesson.checks.every((each) => each.id !== name),
    );
    if (check !== undefined) {
      throw source.badAt(['lessons', id, 'checks', check], noCheck(check, lesson));
    }
  }
  const worths = Object.entries(given).map(
    ([id, worth]) => [id, { ...worth, checks: new Map(Object.entries(worth.checks)) }] as const,
  );
  return { ...usualScheme, ...rest, lessons: new Map(worths) };
}
