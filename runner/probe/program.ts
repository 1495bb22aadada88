import type { ChildProcess } from 'node:child_process';
import {
  CheckFailed,
  type Address,
  type CannotTell,
  type Crash,
  type Deafness,
  type Exit,
} from '../lesson/failure.ts';
import type { Client, Context, Gauge, Program, UdpSettings } from '../lesson/stage.ts';
import type { Wanted } from '../lesson/wanted.ts';
import { programOf } from './cell.ts';
import { EndWatch } from './end-watch.ts';
import { Ending } from './ending.ts';
import { stdioWithChannel } from './inside-channel.ts';
import { InsideView } from './inside-view.ts';
import { ListeningWatch, whereToConnect, type Listening } from './listening.ts';
import { keepAliveTimer } from './keep-alive.ts';
import { saysPortTaken } from './last-words.ts';
import type { LaunchPlan } from './launch-plan.ts';
import { memoryGauge, openFiles } from './memory.ts';
import { Output } from './output.ts';
import type { Patience } from './patience.ts';
import { membersOf } from './proc.ts';
import { portLeft } from './port-taken.ts';
import { heldUpWhile, killGroup, signalTo } from './processes.ts';
import type { Transcript } from './transcript.ts';
import type { Speaker } from './udp-peer.ts';
import { Changes, until } from './waiting.ts';

/** A program that has closed its connections may be about to end. */
const dyingMs = 300;
/** Between two looks at what the system does not announce, in milliseconds. */
const lookEveryMs = 20;
/** Between being asked to end and being ended, in milliseconds. */
const politeMs = 1000;

/** A program of the learner's, from its start to the end of its last descendant. */
export class LearnerProgram implements Program, Speaker {
  readonly name: string;
  readonly role: LaunchPlan['role'];
  readonly protocol: LaunchPlan['protocol'];
  readonly asked: Address;
  readonly output: Output;
  readonly changes = new Changes();
  readonly #plan: LaunchPlan;
  readonly #listening: ListeningWatch;
  readonly #patience: Patience;
  readonly #process: ChildProcess;
  #address: Address | undefined;
  readonly #end: EndWatch;
  readonly #ending: Ending;
  readonly #inside: InsideView;
  readonly #transcript: Transcript;
  readonly #startsBy: number;

  constructor(plan: LaunchPlan, transcript: Transcript, patience: Patience) {
    this.name = plan.name;
    this.role = plan.role;
    this.protocol = plan.protocol;
    this.asked = plan.asked;
    this.#plan = plan;
    this.#listening = new ListeningWatch(plan, this.changes);
    this.#patience = patience;
    this.#transcript = transcript;
    this.#process = plan.spawn(plan.command, plan.args, {
      cwd: plan.cwd,
      env: plan.env,
      // A group of its own, so that it can be ended with everything that it has started.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: plan.inside ? stdioWithChannel('pipe') : 'pipe',
    });
    this.#startsBy = performance.now() + patience.startMs;
    const { answerMs } = patience;
    const waitMs = () => answerMs + this.startingMs;
    const whyDeaf = () => this.#inside.whyDeaf(this.asked.port);
    this.output = new Output(plan.name, this.#process, waitMs, whyDeaf);
    const { inside } = plan;
    this.#inside = new InsideView(this.#process, inside, this.#listening, this.changes, answerMs);
    this.#process.stdin?.on('error', () => undefined);
    this.#end = new EndWatch(this.#process, plan.isInCell, this.changes, () => {
      if (!this.#ending.isAskedFor) transcript.add(this.name, this.name, 'exit');
    });
    const { changes, complaints } = this;
    this.#ending = new Ending({ plan, watch: this.#end, changes, complaints });
  }

  /** How long it may still take to come up, in milliseconds: nobody has an answer to give before that. */
  get startingMs(): number {
    const isUp =
      this.#end.exit ?? (this.#inside.isThere ? this.#inside.hasBegun : this.output.both.text);
    if (isUp || this.#address) return 0;
    return Math.max(0, this.#startsBy - performance.now());
  }

  /** Waits until a Node program is up. Any other shows that in no way that all of them have in common. */
  async hasBegun(): Promise<void> {
    if (!this.#plan.inside) return;
    const { startMs } = this.#patience;
    await until(
      [this.changes],
      startMs,
      () => this.#inside.hasBegun || this.#end.exit || undefined,
    );
  }

  get address(): Address {
    if (!this.#address) throw new Error(`${this.name} does not listen`);
    return this.#address;
  }

  /** Waits until it listens. Throws CheckFailed when it does not come to that. */
  async ready(): Promise<void> {
    const { pid } = this.#process;
    const { inside, lookOutside, unseen } = this.#plan;
    const fromOutside = !inside && pid !== undefined;
    if (fromOutside && this.protocol === 'udp' && unseen) throw unseen;
    const stopLooking = fromOutside
      ? this.#listening.lookOutside(() => lookOutside(pid))
      : () => undefined;
    try {
      const where = await this.#comesToListen();
      const outOfReach = this.#listening.outOfReach(where);
      if (outOfReach) throw this.#crashed(outOfReach);
      this.#address = whereToConnect(where, this.asked);
    } finally {
      stopLooking();
    }
  }

  listensAsAsked() {
    const { host, port } = this.address;
    if (port === this.asked.port) return;
    const isUdp = this.protocol === 'udp';
    const described = {
      en: `to ${isUdp ? 'be bound to' : 'listen on'} port ${this.asked.port}, which PORT named`,
      'zh-CN': `${isUdp ? '绑定到' : '监听'} PORT 指定的端口 ${this.asked.port}`,
    };
    const received = `${host}:${port}`;
    throw new CheckFailed({ kind: 'mismatch', who: this.name, wanted: { described }, received });
  }

  types(text: string | Uint8Array) {
    const bytes = Buffer.from(text);
    this.#transcript.add('keyboard', this.name, 'data', bytes);
    this.#process.stdin?.write(bytes);
  }

  endsInput() {
    this.#transcript.add('keyboard', this.name, 'end');
    this.#ending.isAskedFor = true;
    this.#process.stdin?.end();
  }

  prints = (wanted: Wanted, context?: Context) => this.output.holds(wanted, 'stdout', context);
  complains = (wanted: Wanted, context?: Context) => this.output.holds(wanted, 'stderr', context);
  tells = (wanted: Wanted, context?: Context) => this.output.holds(wanted, undefined, context);
  forgets = () => this.output.forget();
  printed = () => this.output.stdout.text;
  complaints = () => this.output.stderr.text;

  ended = () => this.#end.exit;
  mayEnd = () => void (this.#ending.isAskedFor = true);

  exits(status: number, context: Context = {}): Promise<Exit> {
    const { withinMs = this.#patience.exitMs, ...rest } = context;
    const mayGoOn = () => this.#listening.mayGoOn(process.platform);
    return this.#ending.hasStatus(status, withinMs + this.startingMs, rest, mayGoOn);
  }

  signal(name: 'SIGTERM' | 'SIGINT') {
    this.#ending.isAskedFor = true;
    this.#transcript.add(this.name, this.name, 'signal', Buffer.from(name));
    const { pid } = this.#process;
    if (pid === undefined || this.#end.exit) return;
    signalTo(this.#plan.isInCell ? programOf(pid) : pid, name);
  }

  heldUpWhile = <T>(work: () => Promise<T>): Promise<T> => heldUpWhile(this.#process.pid, work);

  async keepsAlive(client: Client): Promise<boolean> {
    const { port: remotePort } = client.address;
    const seen = await keepAliveTimer(this.address.port, remotePort);
    if (seen !== undefined) return seen;
    return this.#inside.keepsAlive(remotePort);
  }

  /** Waits until it has joined a group which so many had joined before, as far as that can be seen. Never fails. */
  async hasJoined(group: string, membersBefore: number): Promise<void> {
    this.#inside.group = group;
    const joined = () =>
      this.#inside.isThere ? this.#inside.hasJoined(group) : membersOf(group) > membersBefore;
    const looking = setInterval(() => this.changes.fire(), lookEveryMs);
    await until(
      [this.changes],
      this.#patience.answerMs,
      () => joined() || this.#end.exit || undefined,
    );
    clearInterval(looking);
  }

  memory = (): Promise<Gauge> => memoryGauge(this.#process.pid ?? 0, this.#inside);
  openFiles = (): Promise<number> => openFiles(this.#process.pid ?? 0, this.#inside);
  writesTo = ({ address }: Client): Promise<Gauge | undefined> =>
    this.#inside.writesTo(address.port);
  udpSockets = (): Promise<readonly UdpSettings[]> => this.#inside.udpSocketsInUse();

  /** Whether it does not come back to its event loop, as far as a Node program shows that. */
  async isBlocked(): Promise<boolean> {
    if (this.#end.exit) return false;
    const isBlocked = this.#inside.asksForSignOfLife();
    const isClear = () => !isBlocked() || this.#end.exit !== undefined || undefined;
    return (await until([this.changes], this.#patience.answerMs, isClear)) === undefined;
  }

  /** How it has ended, once all that it printed is known. */
  get end(): Exit | undefined {
    return this.#ending.whole;
  }

  /** Why nobody in the group hears what it says, as far as that can be seen. */
  whyUnheard = (): Deafness | undefined => this.#inside.whyUnheard();

  /** Why it is not there any more, when nobody asked it to end. */
  unexpectedEnd = (): CheckFailed | undefined => this.#ending.unexpected();

  /** Waits a moment for the end of a program that has hung up. */
  mayBeDying = (): Promise<void> => this.#ending.comesWithin(dyingMs);

  /** Ends it with everything that it has started: politely, then for good. */
  async stop(): Promise<void> {
    this.#ending.isAskedFor = true;
    const { pid } = this.#process;
    if (pid === undefined) return;
    // Windows knows no polite way, and what the program has started can be found only while it lives.
    if (!this.#end.exit && process.platform !== 'win32') {
      killGroup(pid, 'SIGTERM');
      await until([this.changes], politeMs, () => this.#end.exit);
    }
    killGroup(pid, 'SIGKILL');
    await until([this.changes], politeMs, () => this.#end.exit);
    for (const stream of this.#process.stdio) stream?.destroy();
  }

  /** The same at once, for a verifier that is itself about to end. */
  kill() {
    if (this.#process.pid !== undefined) killGroup(this.#process.pid, 'SIGKILL');
  }

  /** Where it listens. Towards the end of its time it is asked for a sign of life, to tell a loop from idleness. */
  async #comesToListen(): Promise<Listening> {
    const { startMs, answerMs } = this.#patience;
    const look = () => this.#whereItListens();
    const early = await until([this.changes], startMs - answerMs, look);
    if (early) return early;
    const isBlocked = this.#inside.asksForSignOfLife();
    const late = await until([this.changes], answerMs, look);
    if (late) return late;
    throw this.#listening.untold ?? this.#crashed(this.#listening.whyNot(startMs, isBlocked()));
  }

  #whereItListens(): Listening | undefined {
    if (this.#end.trouble) {
      const code = this.#end.trouble.code ?? '';
      // Anything else is this machine's doing: too many processes, too many open files.
      if (code !== 'ENOENT' && code !== 'EACCES') throw this.#end.trouble;
      throw this.#crashed({ cause: 'cannot-start', command: this.#plan.command, code });
    }
    if (this.#end.exit && this.#end.isClosed) {
      const crash = this.#listening.portNotShared ?? this.#ending.crash(this.#end.exit);
      throw this.#listening.portTaken ?? this.#portLeft() ?? this.#crashed(crash);
    }
    if (this.#listening.isHopeless) throw this.#crashed(this.#listening.whyNot(0));
    return this.#listening.where();
  }

  #portLeft(): CannotTell | undefined {
    if (this.#plan.inside || this.#plan.sharesPort) return undefined;
    return saysPortTaken(this.complaints()) ? portLeft() : undefined;
  }

  #crashed(crash: Crash): CheckFailed {
    return new CheckFailed({ kind: 'crashed', program: this.name, crash });
  }
}
