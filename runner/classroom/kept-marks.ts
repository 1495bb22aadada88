import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { writeAtomic } from '../workspace/write-atomic.ts';
import { safeName } from './file-name.ts';

const text = v.object({ en: v.string(), 'zh-CN': v.string() });

const keptSchema = v.object({
  version: v.literal(1),
  /** SHA-256 of the files. */
  fingerprint: v.string(),
  /** SHA-256 of what it was marked with. */
  verifier: v.string(),
  seed: v.number(),
  at: v.pipe(v.string(), v.isoTimestamp()),
  versions: v.array(v.string()),
  report: v.object({ result: v.unknown(), incidents: v.array(text) }),
});

/** What came of one lesson of one submission, as it is kept. */
export type KeptMark = v.InferOutput<typeof keptSchema>;

const classSchema = v.object({ version: v.literal(1), seed: v.number() });

/** What a file says; undefined where there is none, or a damaged one: then it is made again. */
async function load<T>(file: string, schema: v.GenericSchema<unknown, T>): Promise<T | undefined> {
  try {
    const found = v.safeParse(schema, JSON.parse(await readFile(file, 'utf8')));
    return found.success ? found.output : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function save(file: string, content: object) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeAtomic(file, `${JSON.stringify(content)}\n`);
}

/** A name for a file that says whose it is, whatever the submission is called. */
function fileName(source: string): string {
  return `${safeName(source, 40)}-${createHash('sha256').update(source).digest('hex').slice(0, 12)}`;
}

/** The marks of a class, each in a file of its own below the class's folder: whatever is interrupted loses none. */
export class KeptMarks {
  readonly #folder: string;

  constructor(classFolder: string) {
    this.#folder = path.join(classFolder, '.workshop', 'marks');
  }

  get #classFile(): string {
    return path.join(this.#folder, 'class.json');
  }

  #markFile(source: string, lesson: string): string {
    return path.join(this.#folder, lesson, `${fileName(source)}.json`);
  }

  load = (source: string, lesson: string): Promise<KeptMark | undefined> =>
    load(this.#markFile(source, lesson), keptSchema);

  keep = (source: string, lesson: string, mark: KeptMark) =>
    save(this.#markFile(source, lesson), mark);

  /** The seed with which this class is marked: the same for everybody, today and tomorrow. */
  async seed(asked: number | undefined, random: () => number): Promise<number> {
    const kept = await load(this.#classFile, classSchema);
    const seed = asked ?? kept?.seed ?? random();
    if (seed !== kept?.seed) await save(this.#classFile, { version: 1, seed });
    return seed;
  }

  /** Forgets them all, and the seed as well. */
  forget = () => rm(this.#folder, { recursive: true, force: true });
}
