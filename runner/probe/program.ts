import { spawn, type ChildProcess } from 'node:child_process';
import {
  CannotTell,
  CheckFailed,
  type Address,
  type Crash,
  type Exit,
  type Stream,
} from '../lesson/failure.ts';
import type { Client, Context, Program } from '../lesson/stage.ts';
import type { Wanted } from '../lesson/wanted.ts';
import { Heard } from './heard.ts';
import type { FromInside, ToInside } from './inside.ts';
import { ListeningWatch, whereToConnect, type Listening } from './listening.ts';
import { keepAliveTimer } from './keep-alive.ts';
import { readLastWords } from './last-words.ts';
import type { LaunchPlan } from './launch-plan.ts';
import type { Patience } from './patience.ts';
import { killGroup } from './processes.ts';
import type { Transcript } from './transcript.ts';
import { Changes, until } from './waiting.ts';

/** How much of a program's output is kept, in characters. */
const outputKept = 64 * 1024;
/** A program that has closed its connections may be about to end. */
const dyingMs = 300;
/** Between being asked to end and being ended, in milliseconds. */
const politeMs = 1000;

/** A program of the learner's, from its start to the end of its last descendant. */
export class LearnerProgram implements Program {
  readonly name: string;
  readonly role: LaunchPlan['role'];
  readonly asked: Address;
  readonly stdout = new Heard(outputKept);
  readonly stderr = new Heard(outputKept);
  /** Both of them, as they came. */
  readonly output = new Heard(outputKept);
  readonly changes = new Changes();
  readonly #plan: LaunchPlan;
  readonly #listening: ListeningWatch;
  readonly #patience: Patience;
  readonly #process: ChildProcess;
  #address: Address | undefined;
  #spawnError: NodeJS.ErrnoException | undefined;
  #exit: Exit | undefined;
  #closed = false;
  /** The check made it end, or we did. */
  #mayExit = false;
  #refusedPort: number | undefined;
  readonly #keepAlive = new Map<number, boolean>();

  constructor(plan: LaunchPlan, transcript: Transcript, patience: Patience) {
    this.name = plan.name;
    this.role = plan.role;
    this.asked = plan.asked;
    this.#plan = plan;
    this.#listening = new ListeningWatch(plan.asked, plan.protocol, this.changes);
    this.#patience = patience;
    this.#process = spawn(plan.command, plan.args, {
      cwd: plan.cwd,
      env: plan.env,
      // A group of its own, so that it can be ended with everything that it has started.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe', ...(plan.inside ? (['ipc'] as const) : [])],
    });
    this.#listen(transcript);
  }

  get address(): Address {
    if (!this.#address) throw new Error(`${this.name} does not listen`);
    return this.#address;
  }

  /** Waits until it listens. Throws CheckFailed when it does not come to that. */
  async ready(): Promise<void> {
    const { pid } = this.#process;
    const { inside, lookOutside } = this.#plan;
    const fromOutside = !inside && pid !== undefined;
    const stopLooking = fromOutside
      ? this.#listening.lookOutside(() => lookOutside(pid))
      : () => undefined;
    try {
      const { startMs } = this.#patience;
      const where = await until([this.changes], startMs, () => this.#whereItListens());
      if (!where) throw this.#crashed(this.#listening.whyNot(startMs));
      const outOfReach = this.#listening.outOfReach(where);
      if (outOfReach) throw this.#crashed(outOfReach);
      this.#address = whereToConnect(where);
    } finally {
      stopLooking();
    }
  }

  listensAsAsked() {
    const { host, port } = this.address;
    if (port === this.asked.port) return;
    throw new CheckFailed({
      kind: 'mismatch',
      who: this.name,
      wanted: {
        described: {
          en: `to listen on port ${this.asked.port}, which PORT named`,
          'zh-CN': `监听 PORT 指定的端口 ${this.asked.port}`,
        },
      },
      received: `${host}:${port}`,
    });
  }

  prints = (wanted: Wanted, context?: Context) => this.#prints('stdout', wanted, context);
  complains = (wanted: Wanted, context?: Context) => this.#prints('stderr', wanted, context);
  complaints = () => this.stderr.text;

  async exits(status: number, context: Context = {}): Promise<Exit> {
    this.#mayExit = true;
    const { exitMs } = this.#patience;
    const exit = await until([this.changes], exitMs, () => (this.#closed ? this.#exit : undefined));
    const ended = exit ?? this.#exit;
    const wanted: Wanted = { exit: status };
    const about = { who: this.name, wanted, ...context };
    if (!ended) throw new CheckFailed({ kind: 'silence', waitedMs: exitMs, ...about });
    if (ended.status === status) return ended;
    const received = ended.signal ?? String(ended.status);
    throw new CheckFailed({ kind: 'mismatch', received, ...about });
  }

  signal(name: 'SIGTERM' | 'SIGINT') {
    this.#mayExit = true;
    this.#process.kill(name);
  }

  async keepsAlive(client: Client): Promise<boolean> {
    const { port: remotePort } = client.address;
    const seen = await keepAliveTimer(this.address.port, remotePort);
    if (seen !== undefined) return seen;
    if (!this.#plan.inside) {
      throw new CannotTell({
        en: 'only Linux shows from outside whether keep-alive is on',
        'zh-CN': '只有在 Linux 上才能从外部看到是否开启了 keep-alive',
      });
    }
    this.#process.send({ ask: 'keep-alive', remotePort } satisfies ToInside, () => undefined);
    const answer = () => this.#keepAlive.get(remotePort);
    const isOn = await until([this.changes], this.#patience.answerMs, answer);
    if (isOn !== undefined) return isOn;
    throw new CannotTell({
      en: 'the program did not say whether keep-alive is on',
      'zh-CN': '程序没有回答是否开启了 keep-alive',
    });
  }

  /** Why it is not there any more, when nobody asked it to end. */
  unexpectedEnd(): CheckFailed | undefined {
    if (!this.#exit || this.#mayExit || this.role === 'runs') return undefined;
    return this.#crashed(this.#exited(this.#exit));
  }

  /** Waits a moment for the end of a program that has hung up. */
  async mayBeDying(): Promise<void> {
    if (this.role === 'runs') return;
    await until([this.changes], dyingMs, () => (this.#closed ? this.#exit : undefined));
  }

  /** Ends it with everything that it has started: politely, then for good. */
  async stop(): Promise<void> {
    this.#mayExit = true;
    const { pid } = this.#process;
    if (pid === undefined) return;
    // Windows knows no polite way, and what the program has started can be found only while it lives.
    if (!this.#exit && process.platform !== 'win32') {
      killGroup(pid, 'SIGTERM');
      await until([this.changes], politeMs, () => this.#exit);
    }
    killGroup(pid, 'SIGKILL');
    await until([this.changes], politeMs, () => this.#exit);
    for (const stream of this.#process.stdio) stream?.destroy();
  }

  /** The same at once, for a verifier that is itself about to end. */
  kill() {
    if (this.#process.pid !== undefined) killGroup(this.#process.pid, 'SIGKILL');
  }

  async #prints(stream: Stream, wanted: Wanted, context: Context = {}): Promise<string> {
    const heard = this[stream];
    const began = performance.now();
    const found = await until([heard.changes], this.#patience.answerMs, () => {
      const taken = heard.take(wanted);
      // A program that has ended will not say anything more.
      return taken ?? (heard.over ? false : undefined);
    });
    if (typeof found === 'string') return found;
    const received = heard.unheard;
    const about = { who: this.name, stream, wanted, ...context };
    if (received.trim()) throw new CheckFailed({ kind: 'mismatch', received, ...about });
    const waitedMs = performance.now() - began;
    throw new CheckFailed({ kind: 'silence', waitedMs, ...about });
  }

  #listen(transcript: Transcript) {
    const child = this.#process;
    for (const [stream, heard] of [
      [child.stdout, this.stdout],
      [child.stderr, this.stderr],
    ] as const) {
      stream?.on('data', (bytes: Buffer) => {
        this.output.append(bytes);
        heard.append(bytes);
      });
      stream?.on('close', () => heard.finish('end'));
    }
    child.stdin?.on('error', () => undefined);
    child.on('message', (message) => this.#learn(message as FromInside));
    child.on('error', (error) => {
      this.#spawnError = error;
      this.changes.fire();
    });
    child.on('exit', (status, signal) => {
      this.#exit = { status, signal };
      if (!this.#mayExit) transcript.add(this.name, this.name, 'exit');
      this.changes.fire();
    });
    child.on('close', () => {
      this.#closed = true;
      this.changes.fire();
    });
  }

  #learn(message: FromInside) {
    if (message.type === 'listening') this.#listening.add(message);
    else if (message.type === 'listen-failed') this.#refusedPort = message.port;
    else this.#keepAlive.set(message.remotePort, message.on);
    this.changes.fire();
  }

  #whereItListens(): Listening | undefined {
    if (this.#spawnError) {
      const code = this.#spawnError.code ?? '';
      // Anything else is this machine's doing: too many processes, too many open files.
      if (code !== 'ENOENT' && code !== 'EACCES') throw this.#spawnError;
      throw this.#crashed({ cause: 'cannot-start', command: this.#plan.command, code });
    }
    if (this.#exit && this.#closed) {
      throw this.#portTaken() ?? this.#portLeft() ?? this.#crashed(this.#exited(this.#exit));
    }
    if (this.#listening.isOtherProtocol) throw this.#crashed(this.#listening.whyNot(0));
    return this.#listening.where();
  }

  /** Somebody else, maybe a server that was forgotten in another terminal, has the port. */
  #portTaken(): CannotTell | undefined {
    const port = this.#refusedPort;
    if (port === undefined || !this.#listening.foundNothing) return undefined;
    return new CannotTell({
      en: `your program wants port ${port}, which another program on this machine has; end that one, or listen on PORT`,
      'zh-CN': `你的程序想用端口 ${port}，但本机另一个程序正占用它；请结束那个程序，或监听 PORT`,
    });
  }

  /** In other languages a port of one's own stays taken for a minute after use, unless SO_REUSEADDR is set. */
  #portLeft(): CannotTell | undefined {
    if (this.#plan.inside || !this.#lastWords.portTaken) return undefined;
    return new CannotTell({
      en: 'the port that your program insists on is still taken from the check before; listen on PORT, or set SO_REUSEADDR',
      'zh-CN': '你的程序固定使用的端口还被上一项检查占着；请监听 PORT，或设置 SO_REUSEADDR',
    });
  }

  #exited(exit: Exit): Crash {
    const { at, error } = this.#lastWords;
    return { cause: 'exited', exit, ...(at ? { at } : {}), ...(error ? { error } : {}) };
  }

  get #lastWords() {
    return readLastWords(this.stderr.text, this.#plan.cwd);
  }

  #crashed(crash: Crash): CheckFailed {
    return new CheckFailed({ kind: 'crashed', program: this.name, crash });
  }
}
