import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Backstage, Note, OpenStage } from '../engine/ports.ts';
import { CannotTell, CheckFailed, type Address } from '../lesson/failure.ts';
import type { Check, Lesson, ProgramSpec } from '../lesson/lesson.ts';
import { seededRandom } from '../lesson/random.ts';
import type { LaunchOptions } from '../lesson/stage.ts';
import { inCell, type Cell } from './cell.ts';
import { compile, type Compiled } from './compile.ts';
import { freePort } from './free-port.ts';
import { channelEnvironment } from './inside-channel.ts';
import { entryVariable } from './inside.ts';
import type { LaunchPlan } from './launch-plan.ts';
import { lastPrinted } from './last-words.ts';
import { lookOutside, unseen } from './listening.ts';
import type { Patience } from './patience.ts';
import {
  cleanEnvironment,
  foreignEnvironment,
  runVariable,
  spawnerOf,
  sweep,
} from './processes.ts';
import { LearnerProgram } from './program.ts';
import { prepareFile, provideLoopback, provideMulticast } from './needs.ts';
import { ProbeStage } from './stage.ts';
import { Transcript } from './transcript.ts';
import { within } from './waiting.ts';

const host = '127.0.0.1';
/** No check waits for so long, in milliseconds, unless it is our own mistake. */
const longestCheckMs = 60_000;

/** Windows removes nothing that a program has open, be it one that looks for viruses. */
const removal = { recursive: true, force: true, maxRetries: 5 } as const;

/** What is verified. */
export interface Submission {
  /** The folder that programs are looked for in, for messages. */
  readonly folder: string;
  /** The file of each program that there is. */
  readonly files: Readonly<Record<string, string>>;
  /** A program in any language, and where it was given; `{}` in it stands for the name of the program. */
  readonly command?: { readonly words: readonly [string, ...string[]]; readonly cwd: string };
}

export interface ProbeOptions {
  readonly lesson: Lesson;
  readonly submission: Submission;
  readonly seed: number;
  readonly patience: Patience;
  /** The file that is loaded into the learner's Node programs before their first line. */
  readonly preload: string;
  /** Whether a failure is worth some time to find out more about it. */
  readonly explains: boolean;
  /** Where big files are kept from one run to the next. */
  readonly cacheFolder: string;
  /** Where the programs run, when they are strangers'. */
  readonly cell?: Cell;
}

/** Starts the learner's programs and hands out stages with one of them on each. */
export class Probe implements Backstage {
  readonly #options: ProbeOptions;
  readonly #run = `${process.pid}-${Math.random().toString(36).slice(2)}`;
  readonly #compiled = new Map<string, Promise<Compiled>>();
  readonly #notes = new Map<string, Note>();
  readonly #open = new Set<ProbeStage>();
  /** For what is compiled, and for files of the checks. */
  #folder: string | undefined;
  /** The big file of the lesson, where it has one. */
  #file: string | undefined;
  /** Programs that insist on a port of their own run one after the other. */
  #onePort = false;
  readonly #turns = new Set<Promise<void>>();
  #waitsOn = 0;
  #closed = false;

  constructor(options: ProbeOptions) {
    this.#options = options;
  }

  notes = () => [...this.#notes.values()];

  async ready(): Promise<void> {
    const { lesson, cacheFolder } = this.#options;
    const { file, multicast } = lesson.needs ?? {};
    const protocols = new Set(lesson.programs.map(({ protocol }) => protocol));
    await Promise.all([...protocols].map((protocol) => provideLoopback(host, protocol)));
    if (file) this.#file = await prepareFile(cacheFolder, file);
    if (multicast) await provideMulticast(host);
  }

  async open(check: Check): Promise<OpenStage & { readonly stage: ProbeStage }> {
    const endTurn = await this.#takeTurn();
    const transcript = new Transcript();
    const stage = new ProbeStage({
      random: seededRandom(this.#options.seed, check.id),
      transcript,
      patience: this.#options.patience,
      host,
      file: this.#file,
      folder: () => this.#ownFolder(),
      launcher: {
        launch: (name, options) => this.#launch(name, options, transcript),
        listens: (program) => this.#look(program),
      },
      goesOn: () => this.#goesOn(),
    });
    this.#open.add(stage);
    return {
      stage,
      start: async () => {
        if (check.startsProgram) await stage.launch(check.program, { env: check.env });
      },
      run: (work) => within(longestCheckMs, work()),
      settle: () => stage.settle(),
      causeOfDeath: (error) => stage.causeOfDeath(error),
      whyMissed: (error) => (this.#mayWaitOn() ? stage.whyMissed(error) : Promise.resolve(error)),
      close: async () => {
        const ms = transcript.now();
        await stage.close();
        this.#open.delete(stage);
        endTurn();
        return { ms, transcript: transcript.entries, ...recordOf(stage) };
      },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#open].map((stage) => stage.close()));
    // What is still being compiled would be written after everything has been taken away.
    await Promise.allSettled(this.#compiled.values());
    this.closeNow();
  }

  /** Leaves nothing behind, for a verifier that is itself about to end. */
  closeNow() {
    this.#closed = true;
    for (const stage of this.#open) for (const program of stage.programs) program.kill();
    sweep(this.#run);
    if (this.#folder !== undefined) rmSync(this.#folder, removal);
  }

  #goesOn() {
    if (this.#closed) throw new Error('the run was stopped');
  }

  /** Checks that run one after the other would each make the learner wait: two of them are enough. */
  #mayWaitOn(): boolean {
    this.#waitsOn += 1;
    return this.#options.explains && (!this.#onePort || this.#waitsOn <= 2);
  }

  /** Waits, where there is only one port, until all stages that were opened before are closed. */
  async #takeTurn(): Promise<() => void> {
    const before = [...this.#turns];
    let end: () => void = () => undefined;
    const turn = new Promise<void>((resolve) => (end = resolve));
    this.#turns.add(turn);
    if (this.#onePort) await Promise.all(before);
    return () => {
      this.#turns.delete(turn);
      end();
    };
  }

  async #launch(name: string, options: LaunchOptions, transcript: Transcript) {
    const spec = this.#options.lesson.programs.find((program) => program.name === name);
    if (!spec) throw new Error(`${this.#options.lesson.id} has no program ${name}`);
    const asked = options.address ?? { host, port: await freePort(host) };
    const plan = await this.#plan(spec, options, asked);
    this.#goesOn();
    return new LearnerProgram(plan, transcript, this.#options.patience);
  }

  #look({ name, protocol, asked, address }: LearnerProgram) {
    if (address.port !== asked.port) this.#onePort = true;
    if (address.port === asked.port && address.host === asked.host) return;
    const where = { protocol, asked, listens: address };
    this.#notes.set(name, { kind: 'other-address', program: name, ...where });
  }

  async #plan(spec: ProgramSpec, options: LaunchOptions, asked: Address): Promise<LaunchPlan> {
    const { role, protocol } = spec;
    const env = this.#environment(options, asked);
    const about = {
      name: options.as === undefined ? spec.name : `${spec.name} ${options.as}`,
      role,
      protocol,
      asked,
      sharesPort: options.joins !== undefined,
      lookOutside: lookOutside(asked, process.platform),
    };
    const args = options.args ?? [];
    const foreign = this.#foreignCommand(spec.name);
    if (foreign) {
      const [command, ...rest] = foreign.words;
      return {
        ...about,
        spawn: await spawnerOf(process.platform),
        command,
        args: [...rest, ...args],
        cwd: foreign.cwd,
        env: { ...foreignEnvironment, ...env },
        inside: false,
        unseen: unseen(asked, protocol, process.platform),
        isInCell: false,
      };
    }
    const { entry, outFile } = await this.#compile(spec.name);
    const { cell } = this.#options;
    const node = [process.execPath, '--enable-source-maps', '--import', this.#preload()] as const;
    const words = [...node, outFile, ...args] as const;
    const [command, ...others] = cell ? inCell(cell, words, options.writes?.path) : words;
    return {
      ...about,
      spawn,
      command,
      args: others,
      cwd: path.dirname(entry),
      env: { ...env, ...channelEnvironment, [entryVariable]: entry },
      inside: true,
      unseen: undefined,
      isInCell: cell !== undefined,
    };
  }

  #environment(options: LaunchOptions, { host, port }: Address) {
    return {
      ...cleanEnvironment(),
      HOST: host,
      PORT: String(port),
      ...(this.#file === undefined ? {} : { FILE: this.#file }),
      ...options.env,
      [runVariable]: this.#run,
    };
  }

  /** The command for a program in another language: with `{}` for each program, else for the first one. */
  #foreignCommand(name: string) {
    const { lesson, submission } = this.#options;
    const { command } = submission;
    if (!command) return undefined;
    const forAll = command.words.some((word) => word.includes('{}'));
    if (forAll || name === lesson.programs[0].name) {
      const [first, ...rest] = command.words;
      const fill = (word: string) => word.replaceAll('{}', name);
      return { words: [fill(first), ...rest.map(fill)] as const, cwd: command.cwd };
    }
    if (submission.files[name] !== undefined) return undefined;
    throw new CannotTell({
      en: `the command starts only the ${lesson.programs[0].name}; write {} in it where the program's name stands (-- python3 {}.py) to have the ${name} judged, too`,
      'zh-CN': `这条命令只启动 ${lesson.programs[0].name}；请用 {} 代替程序名（如 -- python3 {}.py），才能一并检验 ${name}`,
    });
  }

  #compile(name: string): Promise<Compiled> {
    const known = this.#compiled.get(name);
    if (known) return known;
    const compiled = this.#compileNow(name);
    this.#compiled.set(name, compiled);
    return compiled;
  }

  async #compileNow(name: string): Promise<Compiled> {
    const { files, folder } = this.#options.submission;
    const entry = files[name];
    if (entry === undefined) {
      const crash = { cause: 'no-file', expected: path.join(folder, `${name}.ts`) } as const;
      throw new CheckFailed({ kind: 'crashed', program: name, crash });
    }
    return compile(entry, name, this.#ownFolder());
  }

  #ownFolder(): string {
    this.#goesOn();
    return (this.#folder ??= mkdtempSync(path.join(os.tmpdir(), 'workshop-')));
  }

  #preload(): string {
    return pathToFileURL(this.#options.preload).href;
  }
}

function recordOf({ programs, cast, measures, charts }: ProbeStage) {
  const printed = programs.map(({ name, output }) => ({ name, text: output.both.text }));
  return { cast, measures, charts, output: lastPrinted(printed) };
}
