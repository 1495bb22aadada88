import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotTell, CheckFailed, type Address } from '../lesson/failure.ts';
import type { ProgramSpec } from '../lesson/lesson.ts';
import type { LaunchOptions } from '../lesson/stage.ts';
import { inCell, type Cell } from './cell.ts';
import { compile, type Compiled } from './compile.ts';
import { channelEnvironment } from './inside-channel.ts';
import { entryVariable } from './inside.ts';
import type { LaunchPlan } from './launch-plan.ts';
import { lookOutside, unseen } from './listening.ts';
import type { ProbeOptions } from './options.ts';
import { cleanEnvironment, foreignEnvironment, runVariable, spawnerOf } from './processes.ts';
import { givenIn } from './scratch.ts';

type Options = Pick<ProbeOptions, 'lesson' | 'submission' | 'preload' | 'cell'>;

/** What belongs to one run. */
interface Own {
  /** Its name, by which everything is found that its programs have started. */
  readonly run: string;
  /** A folder that is taken away in the end. Throws when the run has been ended. */
  readonly folder: () => string;
}

/** Works out how the programs that were handed in are started. Each is compiled once. */
export class Planner {
  readonly #options: Options;
  readonly #own: Own;
  readonly #compiled = new Map<string, Promise<Compiled>>();

  constructor(options: Options, own: Own) {
    this.#options = options;
    this.#own = own;
  }

  /** Throws CheckFailed where there is no such program, or none that can be read. */
  async plan(spec: ProgramSpec, options: LaunchOptions, asked: Address): Promise<LaunchPlan> {
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
    const cell = this.#cellFor(options);
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

  /** Who is not given a file does not see what others are given. */
  #cellFor({ reads }: LaunchOptions): Cell | undefined {
    const { cell } = this.#options;
    if (!cell || reads) return cell;
    return { ...cell, hidden: [...cell.hidden, givenIn(this.#own.folder())] };
  }

  #environment(options: LaunchOptions, { host, port }: Address) {
    return {
      ...cleanEnvironment(),
      HOST: host,
      PORT: String(port),
      ...options.env,
      [runVariable]: this.#own.run,
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

  /** Compiles what was handed in before it is asked for: what is wrong with it is told then. */
  compileAhead() {
    for (const { name } of this.#options.lesson.programs) {
      const isOurs = name in this.#options.submission.files && !this.#options.submission.command;
      if (isOurs) this.#compile(name).catch(() => undefined);
    }
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
    return compile(entry, name, this.#own.folder());
  }

  /** Waits until nothing is being compiled any more. */
  async isAtRest(): Promise<void> {
    await Promise.allSettled(this.#compiled.values());
  }

  #preload(): string {
    return pathToFileURL(this.#options.preload).href;
  }
}
