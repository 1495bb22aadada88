import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomic } from '../workspace/write-atomic.ts';
import type { LessonResult } from '../engine/events.ts';
import { emptyRecord } from '../engine/ports.ts';
import { traceText } from '../report/trace.ts';
import type { Context } from './context.ts';
import { programWords, quoted, type Job } from './jobs.ts';
import { aboutFile } from './system-error.ts';
import { UsageError } from './usage-error.ts';

const isFolder = (file: string) => stat(file).then((stats) => stats.isDirectory());

/** The folder of `--trace DIR`, with a folder for each lesson in it and a file for each check. */
export class Traces {
  readonly #context: Context;
  /** As the user named it. */
  readonly #folder: string;
  readonly #times: number;
  /** The first one of a check that failed. */
  #failed: { readonly file: string; readonly job: Job } | undefined;

  private constructor(context: Context, folder: string, times: number) {
    this.#context = context;
    this.#folder = folder;
    this.#times = times;
  }

  /** Undefined where no traces are wanted. Throws, before anything has run, where they could not be written. */
  static async open(
    context: Context,
    jobs: readonly Job[],
    times: number,
  ): Promise<Traces | undefined> {
    const folder = context.invocation.values.get('trace')?.at(-1);
    if (folder === undefined) return undefined;
    const traces = new Traces(context, path.normalize(folder), times);
    for (const job of jobs) await traces.#prepare(job);
    return traces;
  }

  /** Writes the traces of all checks that ran. `time`: from 1, where a lesson is verified several times. */
  async write(job: Job, result: LessonResult, time: number): Promise<void> {
    for (const each of result.checks) {
      if (each.record === emptyRecord) continue;
      const file = this.#fileFor(job, each.check.id, time);
      const about = { program: job.program, node: process.version };
      await writeAtomic(this.#path(file), traceText(each, result, about)).catch(aboutFile(file));
      if (each.verdict.status === 'failed') this.#failed ??= { file, job };
    }
  }

  /** Where the conversations are, and how to play one again that failed. */
  hint(): string {
    const { lang, palette } = this.#context;
    const zh = lang === 'zh-CN';
    const where = zh ? `对话记录在 ${this.#folder}` : `The conversations are in ${this.#folder}`;
    if (!this.#failed) return `\n  ${palette.dim(where)}\n`;
    const text = where + (zh ? '；重放失败的那一份' : '; to play the one that failed again');
    const { file, job } = this.#failed;
    const words = programWords(this.#context, job.submission);
    return `\n  ${palette.dim(text)}\n    ${palette.cyan(`npx workshop replay ${quoted(file)}${words}`)}\n`;
  }

  #path = (file: string) => path.resolve(this.#context.cwd, file);

  #fileFor({ lesson }: Job, check: string, time: number): string {
    const name = this.#times === 1 ? check : `${check}.${time}`;
    return path.join(this.#folder, lesson.id, `${name}.jsonl`);
  }

  async #prepare(job: Job): Promise<void> {
    const folder = path.join(this.#folder, job.lesson.id);
    await mkdir(this.#path(folder), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw noFolder(folder);
      if (error.code === 'ENOTDIR') throw noFolder(this.#folder);
      return aboutFile(folder)(error);
    });
    await access(this.#path(folder), constants.W_OK).catch(aboutFile(folder));
    for (const { id } of job.lesson.checks) {
      const file = this.#fileFor(job, id, 1);
      if (await isFolder(this.#path(file)).catch(() => false)) {
        throw Object.assign(new Error(), { code: 'EISDIR', path: file });
      }
    }
  }
}

const noFolder = (name: string) =>
  new UsageError({
    en: `--trace needs a folder, and at ${name} there is something else.`,
    'zh-CN': `--trace 需要一个文件夹，而 ${name} 处是别的东西。`,
  });
