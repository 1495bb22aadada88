import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { expect, test as base, vi } from 'vitest';

export const root = path.join(import.meta.dirname, '..', '..');
const command = path.join(root, 'dist', 'runner', 'cli', 'main.js');
export const hostile = (name: string) => path.join(root, 'test', 'fixtures', 'hostile', name);
export const good = (lesson: string, file: string) =>
  path.join(root, 'test', 'zoo', lesson, 'good', file);

/** The lessons of the course. */
export const lessons = readdirSync(path.join(root, 'lessons')).filter((id) => /^\d\d-/.test(id));

/** What a learner has to wait for a verdict at the most, whatever the program does. */
const patienceMs = 40_000;

export interface Outcome {
  readonly status: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** On one line: sentences are broken where the terminal ends. */
export const flat = (text: string) => text.replace(/\s+/g, ' ');

/** A stack trace of ours. One that the learner's program printed is shown behind a bar. */
const stackTrace = /^\s*at .+[:)]\d*\)?$/m;

/** A user's computer, as far as the workshop sees it: a folder to work in, and one for temporary files. */
export class Place {
  readonly #base: string;
  readonly folder: string;
  readonly temp: string;

  constructor(base: string) {
    this.#base = base;
    // With a blank in it, as people have them.
    this.folder = path.join(base, 'my work');
    this.temp = path.join(base, 'temp');
  }

  static async make(): Promise<Place> {
    const base = await realpath(await mkdtemp(path.join(os.tmpdir(), 'place-')));
    const place = new Place(base);
    await mkdir(place.folder);
    await mkdir(place.temp);
    return place;
  }

  static remove = (place: Place) => rm(place.#base, { recursive: true, force: true });

  path = (...parts: string[]) => path.join(this.folder, ...parts);
  read = (...parts: string[]) => readFile(this.path(...parts), 'utf8');

  async write(file: string, text: string): Promise<void> {
    await mkdir(path.dirname(this.path(file)), { recursive: true });
    await writeFile(this.path(file), text);
  }

  /** The learner saves this program over another one, whole and at once. */
  async save(file: string, text: string): Promise<void> {
    await this.write(`${file}.new`, text);
    await rename(this.path(`${file}.new`), this.path(file));
  }

  /** The learner writes this program, or all programs of this folder. */
  async solve(lesson: string, from: string, as = ''): Promise<void> {
    await cp(from, this.path('solutions', lesson, as), { recursive: true });
  }

  /** Starts the command. */
  start = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    execa(process.execPath, [command, ...args], this.#options(env));

  /** Starts the command with a pipe to its standard input, which is open until it is ended. */
  startPiped = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    execa(process.execPath, [command, ...args], { ...this.#options(env), stdin: 'pipe' });

  /** Types a line that the command has shown into a shell. */
  type = (line: string): Promise<Outcome> =>
    this.runOther('sh', '-c', line.replace('npx workshop', '"$NODE" "$WORKSHOP"'));

  /** Runs another program, which finds the command as "$NODE" "$WORKSHOP". */
  async runOther(file: string, ...args: string[]): Promise<Outcome> {
    const env = { NODE: process.execPath, WORKSHOP: command };
    const { exitCode, stdout, stderr } = await execa(file, args, this.#options(env));
    return { status: exitCode, out: stdout, err: stderr };
  }

  #options(env: Readonly<Record<string, string>>) {
    const { NO_COLOR, FORCE_COLOR, LC_ALL, LC_MESSAGES, NODE_OPTIONS, GITHUB_ACTIONS, ...rest } =
      process.env;
    void [NO_COLOR, FORCE_COLOR, LC_ALL, LC_MESSAGES, NODE_OPTIONS, GITHUB_ACTIONS];
    const temp = { TMPDIR: this.temp, TEMP: this.temp, TMP: this.temp };
    return {
      cwd: this.folder,
      extendEnv: false,
      env: { ...rest, LANG: 'C.UTF-8', ...temp, ...env },
      stdin: 'ignore',
      reject: false,
      stripFinalNewline: false,
    } as const;
  }

  /** Runs the command to its end. However that is, no stack trace of ours is shown. */
  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const { exitCode, stdout, stderr } = await this.start(args, env);
    expect(`${stdout}${stderr}`).not.toMatch(stackTrace);
    return { status: exitCode, out: stdout, err: stderr };
  }

  /** Verifies 03-chat-v2 with this program; the verdict comes in good time, and nothing is left behind. */
  async verifyHostile(name: string, ...options: string[]): Promise<Outcome> {
    await this.solve('03-chat-v2', hostile(name));
    const began = performance.now();
    const outcome = await this.run(['verify', '3', ...options]);
    expect(performance.now() - began).toBeLessThan(patienceMs);
    await this.nothingLeft();
    return outcome;
  }

  /** What is alive or lying about of all that was started here. Processes are seen on Linux only. */
  leftBehind(): string[] {
    const folders = readdirSync(this.temp).filter((name) => name.startsWith('workshop-'));
    if (process.platform !== 'linux') return folders;
    const processes = readdirSync('/proc').filter((pid) => {
      if (!/^\d+$/.test(pid)) return false;
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`TMPDIR=${this.temp}\0`);
      } catch {
        return false;
      }
    });
    return [...folders, ...processes];
  }

  /** A process that was killed takes a moment to disappear. */
  async nothingLeft(): Promise<void> {
    await vi.waitFor(() => expect(this.leftBehind()).toEqual([]), { timeout: 5000, interval: 20 });
  }
}

export const test = base.extend<{ place: Place }>({
  place: async ({}, use) => {
    const place = await Place.make();
    await use(place);
    await Place.remove(place);
  },
});

/** The parts of the document of `--json` that the tests look at. */
export interface Report {
  readonly version: number;
  readonly results: readonly {
    readonly lesson: string;
    readonly status: string;
    readonly seed: number;
    readonly ms: number;
    readonly program: readonly string[];
    readonly score: Readonly<Record<'core' | 'stretch', { passed: number; total: number }>>;
    readonly notes: readonly string[];
    readonly checks: readonly {
      readonly id: string;
      readonly title: string;
      readonly tier: string;
      readonly status: string;
      readonly because?: string;
      readonly reason?: string;
      readonly failure?: { kind: string; message: string; hint?: string };
      readonly transcript: readonly { from: string; to: string; event: string; text?: string }[];
    }[];
  }[];
}

/** The one result of a document with one result, which is all that was printed. */
export function onlyResult(out: string): Report['results'][number] {
  const { version, results } = JSON.parse(out) as Report;
  expect(version).toBe(1);
  expect(results).toHaveLength(1);
  return results[0] as Report['results'][number];
}

/** The ids of the checks with this verdict. */
export const idsWith = ({ checks }: Report['results'][number], status: string) =>
  checks.filter((check) => check.status === status).map(({ id }) => id);
