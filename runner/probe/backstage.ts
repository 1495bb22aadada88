import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Backstage, Note, OpenStage } from '../engine/ports.ts';
import type { Check } from '../lesson/lesson.ts';
import { seededRandom } from '../lesson/random.ts';
import type { LaunchOptions } from '../lesson/stage.ts';
import { freePort } from './free-port.ts';
import { lastPrinted } from './last-words.ts';
import type { ProbeOptions } from './options.ts';
import { Planner } from './planner.ts';
import { sweep } from './processes.ts';
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

/** Starts the learner's programs and hands out stages with one of them on each. */
export class Probe implements Backstage {
  readonly #options: ProbeOptions;
  readonly #run = `${process.pid}-${Math.random().toString(36).slice(2)}`;
  readonly #planner: Planner;
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
    this.#planner = new Planner(options, { run: this.#run, folder: () => this.#ownFolder() });
  }

  notes = () => [...this.#notes.values()];

  async ready(): Promise<void> {
    const { lesson, cacheFolder } = this.#options;
    const { file, multicast } = lesson.needs ?? {};
    this.#planner.compileAhead();
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
    await this.#planner.isAtRest();
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
    const file = this.#file === undefined ? {} : { FILE: this.#file };
    const env = { ...file, ...options.env };
    const plan = await this.#planner.plan(spec, { ...options, env }, asked);
    this.#goesOn();
    return new LearnerProgram(plan, transcript, this.#options.patience);
  }

  #look({ name, protocol, asked, address }: LearnerProgram) {
    if (address.port !== asked.port) this.#onePort = true;
    if (address.port === asked.port && address.host === asked.host) return;
    const where = { protocol, asked, listens: address };
    this.#notes.set(name, { kind: 'other-address', program: name, ...where });
  }

  #ownFolder(): string {
    this.#goesOn();
    return (this.#folder ??= mkdtempSync(path.join(os.tmpdir(), 'workshop-')));
  }
}

function recordOf({ programs, cast, measures, charts }: ProbeStage) {
  const printed = programs.map(({ name, output }) => ({ name, text: output.both.text }));
  return { cast, measures, charts, output: lastPrinted(printed) };
}
