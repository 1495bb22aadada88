import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomic } from '../../workspace/write-atomic.ts';
import { safeName } from '../../classroom/file-name.ts';
import type { ClassReport, Row } from '../../report/class/class-report.ts';
import { classCsv } from '../../report/class/csv.ts';
import { feedbackFor } from '../../report/class/feedback.ts';
import { classPage } from '../../report/class/html.ts';
import { classJunit } from '../../report/class/junit.ts';
import { learnerPage } from '../../report/class/learner-page.ts';
import type { Context } from '../context.ts';
import { checkFile } from '../deliver.ts';
import { aboutFile } from '../system-error.ts';

/** A file for each learner, that says whose it is. No two are the same, and each is fit for every system. */
function fileNames(rows: readonly Row[], extension: string): Map<Row, string> {
  const taken = new Set<string>();
  return new Map(
    rows.map((row) => {
      const { source, id, name } = row.learner;
      const wish = (source ?? id ?? name).replace(/\.(zip|tgz|tar\.gz|tar)$/i, '');
      const safe = safeName(wish.replace(/^\.+/, '_'), 60);
      let file = safe || '_';
      for (let number = 2; taken.has(file.toLowerCase()); number += 1) file = `${safe}-${number}`;
      taken.add(file.toLowerCase());
      return [row, `${file}${extension}`] as const;
    }),
  );
}

/** Where the reports of a class go. */
export class ClassOutputs {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  #asked = (name: string) => this.#context.invocation.values.get(name)?.at(-1);

  /** Looks, before a run that may take long, whether the reports can be written. Changes nothing. */
  async check() {
    for (const option of ['csv', 'junit', 'html']) {
      const file = this.#asked(option);
      if (file !== undefined) await checkFile(this.#context.cwd, file);
    }
  }

  /** Writes what was asked for. Returns the files and folders, as the user named them. */
  async write(report: ClassReport): Promise<string[]> {
    const { lang } = this.#context;
    const [csv, junit, html, folder] = ['csv', 'junit', 'html', 'feedback'].map(this.#asked);
    if (csv !== undefined) await this.#save(csv, classCsv(report));
    if (junit !== undefined) await this.#save(junit, classJunit(report, lang));
    if (html !== undefined) await this.#savePages(html, report);
    if (folder !== undefined) {
      const files = fileNames(report.rows, '.md');
      await this.#saveAll(folder, report.rows, (row) => [
        files.get(row),
        feedbackFor(row, report, lang),
      ]);
    }
    return [csv, junit, html, folder].filter((each) => each !== undefined);
  }

  /** The page of the class, and beside it in a folder of that name a page for each learner. */
  async #savePages(file: string, report: ClassReport) {
    const { lang } = this.#context;
    const folder = file.replace(/\.html?$/i, '') + '-learners';
    const files = fileNames(report.rows, '.html');
    const below = path.basename(folder);
    const linkOf = (row: Row) => `${below}/${files.get(row) ?? ''}`;
    await this.#saveAll(folder, report.rows, (row) => [
      files.get(row),
      learnerPage(row, report, lang),
    ]);
    await this.#save(file, classPage(report, lang, linkOf));
  }

  async #saveAll(
    folder: string,
    rows: readonly Row[],
    textOf: (row: Row) => readonly [file: string | undefined, text: string],
  ) {
    await mkdir(path.resolve(this.#context.cwd, folder), { recursive: true }).catch(
      aboutFile(folder),
    );
    for (const row of rows) {
      const [file = '', text] = textOf(row);
      await this.#save(path.join(folder, file), text);
    }
  }

  async #save(name: string, text: string) {
    await writeAtomic(path.resolve(this.#context.cwd, name), text).catch(aboutFile(name));
  }
}
