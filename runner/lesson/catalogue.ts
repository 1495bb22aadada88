import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Lesson, Outline } from './lesson.ts';
import type { Lang } from './text.ts';

const starterIn = (lang: Lang) => (lang === 'en' ? 'starter' : `starter.${lang}`);

/** The course: which lessons there are, and where their parts are. */
export class Catalogue {
  readonly ids: readonly string[];
  readonly #lessons: string;
  readonly #built: string;

  /** `root`: the folder of the package. */
  constructor(root: string) {
    this.#lessons = path.join(root, 'lessons');
    this.#built = path.join(root, 'dist', 'lessons');
    this.ids = readdirSync(this.#lessons)
      .filter(
        (name) => /^\d\d-/.test(name) && existsSync(path.join(this.#built, name, 'verify.js')),
      )
      .sort();
  }

  async load(id: string): Promise<Lesson> {
    const file = pathToFileURL(path.join(this.#built, id, 'verify.js')).href;
    const module = (await import(file)) as { default: Lesson };
    return module.default;
  }

  /** What there is to tell of each lesson, as it was when the package was built. */
  outlines = (): Outline[] =>
    this.ids.map((id) => {
      const file = path.join(this.#built, id, 'outline.json');
      return JSON.parse(readFileSync(file, 'utf8')) as Outline;
    });

  /** The lesson's id for `03-chat-v2`, `03`, `3`, or `chat-v2`. */
  find(name: string): string | undefined {
    return this.ids.find((id) => {
      const [number = '', ...rest] = id.split('-');
      return (
        name === id ||
        name === rest.join('-') ||
        (/^\d+$/.test(name) && Number(name) === Number(number))
      );
    });
  }

  text = (id: string, lang: Lang) =>
    path.join(this.#lessons, id, lang === 'en' ? 'README.md' : `README.${lang}.md`);
  /** What its comments say is in this language; the program is the same in each. */
  starter = (id: string, lang: Lang) => path.join(this.#lessons, id, starterIn(lang));
  solution = (id: string) => path.join(this.#lessons, id, 'solution');
  /** The same without types, made when the package was built. */
  plainStarter = (id: string, lang: Lang) => path.join(this.#built, id, starterIn(lang));
  plainSolution = (id: string) => path.join(this.#built, id, 'solution');
}
