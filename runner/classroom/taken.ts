import { judgePath, type Entry } from './entry.ts';
import { beyond, type Limits } from './limits.ts';

export interface HandedInFile {
  /** From the folder of the lesson, with `/` between its parts. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The files of lessons that have been read so far, and how much more may come. */
export class Taken {
  readonly lessons = new Map<string, HandedInFile[]>();
  /** Files that cannot be written beside one that was there before, on every system. */
  readonly twins: string[] = [];
  readonly #limits: Limits;
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();
  #bytes = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Reads a file, unless there is one of that name already. `root`: the folder of the lesson, as the path begins. */
  async add([lesson, root]: readonly [string, string], path: string, content: Entry['content']) {
    if (!this.#claim(path)) {
      this.twins.push(path);
      return;
    }
    if (this.#files.size > this.#limits.files) throw beyond.files(this.#limits);
    const file = { path: path.slice(root.length), bytes: await this.#read(path, content()) };
    const known = this.lessons.get(lesson);
    if (known) known.push(file);
    else this.lessons.set(lesson, [file]);
  }

  /** Takes a name for a file, unless it is taken, or one of its folders is a file, or it is itself a folder. */
  #claim(path: string): boolean {
    const key = path.normalize().toLowerCase();
    const above = key.split('/').slice(0, -1);
    const folders = above.map((_, index) => above.slice(0, index + 1).join('/'));
    if (this.#files.has(key) || this.#folders.has(key)) return false;
    if (folders.some((each) => this.#files.has(each))) return false;
    this.#files.add(key);
    for (const each of folders) this.#folders.add(each);
    return true;
  }

  async #read(path: string, content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of content) {
      size += chunk.length;
      this.#bytes += chunk.length;
      if (size > this.#limits.fileBytes) throw beyond.fileBytes(this.#limits, path);
      if (this.#bytes > this.#limits.allBytes) throw beyond.allBytes(this.#limits);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}

/** Reads the files of lessons. `roots`: the folder of each, with a slash at its end. */
export async function take(
  entries: AsyncIterable<Entry>,
  roots: ReadonlyMap<string, string>,
  limits: Limits,
): Promise<Taken> {
  const taken = new Taken(limits);
  for await (const { name, kind, content } of entries) {
    const judged = judgePath(name);
    if (kind !== 'file' || judged.is !== 'fine') continue;
    const { path } = judged;
    const lesson = [...roots].find(([, root]) => path.startsWith(root));
    if (lesson) await taken.add(lesson, path, content);
  }
  return taken;
}
