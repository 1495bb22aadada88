import type { ChildProcess } from 'node:child_process';
import { CannotTell, type Deafness } from '../lesson/failure.ts';
import type { Gauge, UdpSettings } from '../lesson/stage.ts';
import type { Text } from '../lesson/text.ts';
import { deafness, muteness } from './deafness.ts';
import { InsideChannel } from './inside-channel.ts';
import type { FigureName, FromInside, ToInside } from './inside.ts';
import type { ListeningWatch } from './listening.ts';
import { until, type Changes } from './waiting.ts';

/** What can be asked for. */
type Figure =
  { readonly ask: FigureName } | { readonly ask: 'writes'; readonly remotePort: number };

const notHeld: Text = {
  en: 'the program did not say what it holds',
  'zh-CN': '程序没有回答它占用了什么',
};
const notWritten: Text = {
  en: 'the program did not say how often it writes',
  'zh-CN': '程序没有回答它写了多少次',
};

/** What the preload tells of the Node program that it is in; of any other program nothing. */
export class InsideView {
  readonly isThere: boolean;
  readonly #udpSockets = new Map<number, UdpSettings>();
  /** The multicast group that it was to join. */
  group: string | undefined;
  /** Whether the learner's first line has been reached. */
  hasBegun = false;
  readonly #channel: InsideChannel;
  readonly #listening: ListeningWatch;
  readonly #changes: Changes;
  readonly #answerMs: number;
  readonly #keepAlive = new Map<number, boolean>();
  readonly #figures = new Map<number, number | undefined>();
  #questions = 0;

  constructor(
    process: ChildProcess,
    isThere: boolean,
    listening: ListeningWatch,
    changes: Changes,
    answerMs: number,
  ) {
    this.isThere = isThere;
    this.#listening = listening;
    this.#changes = changes;
    this.#answerMs = answerMs;
    this.#channel = new InsideChannel(process, (message) => this.#learn(message));
  }

  /** Whether keep-alive is on for the connection from this port. Throws CannotTell when it does not say. */
  async keepsAlive(remotePort: number): Promise<boolean> {
    if (!this.isThere) {
      throw new CannotTell({
        en: 'only Linux shows from outside whether keep-alive is on',
        'zh-CN': '只有在 Linux 上才能从外部看到是否开启了 keep-alive',
      });
    }
    this.#ask({ ask: 'keep-alive', remotePort });
    return this.#answer(() => this.#keepAlive.get(remotePort), {
      en: 'the program did not say whether keep-alive is on',
      'zh-CN': '程序没有回答是否开启了 keep-alive',
    });
  }

  hasJoined = (group: string): boolean =>
    this.#sockets().some(({ memberships }) =>
      memberships.some((membership) => membership.group === group),
    );

  /** Why nothing that is sent to its group on this port comes in, as far as it can be seen. */
  whyDeaf(port: number): Deafness | undefined {
    if (!this.isThere || this.group === undefined) return undefined;
    return deafness(this.#sockets(), { host: this.group, port }, process.platform);
  }

  /** Why nobody in the group hears what it sends there, as far as it can be seen. */
  whyUnheard = (): Deafness | undefined => muteness(this.#sockets());

  /** The settings of its UDP sockets, once something was sent. Throws CannotTell when that cannot be seen. */
  async udpSocketsInUse(): Promise<readonly UdpSettings[]> {
    if (!this.isThere) {
      throw new CannotTell({
        en: 'what is set on a socket can be seen only in a Node.js program',
        'zh-CN': '只有 Node.js 程序才能看到 socket 上设置了什么',
      });
    }
    const hasSent = () => this.#sockets().some((each) => each.hasSent) || undefined;
    await until([this.#changes], this.#answerMs, hasSent);
    return this.#sockets();
  }

  /** How many bytes are alive in it beyond what Node itself had when it started. */
  memory = () => this.#figure({ ask: 'memory' }, notHeld);
  openFiles = () => this.#figure({ ask: 'open-files' }, notHeld);

  /** A gauge of how often it hands bytes for the connection from this port to the system, from now on. */
  async writesTo(remotePort: number): Promise<Gauge | undefined> {
    if (!this.isThere) return undefined;
    const writes = () => this.#figure({ ask: 'writes', remotePort }, notWritten);
    const before = await writes();
    return async () => (await writes()) - before;
  }

  /** Asks for a sign of life, which comes when the event loop next turns. Returns whether that is still to come. */
  asksForSignOfLife(): () => boolean {
    if (!this.hasBegun) return () => false;
    const question = this.#askFor({ ask: 'sign-of-life' });
    return () => !this.#figures.has(question);
  }

  async #figure(figure: Figure, without: Text): Promise<number> {
    const question = this.#askFor(figure);
    const look = () =>
      this.#figures.has(question) ? { it: this.#figures.get(question) } : undefined;
    const { it } = await this.#answer(look, without);
    if (it === undefined) throw new CannotTell(without);
    return it;
  }

  #askFor(figure: Figure): number {
    this.#questions += 1;
    this.#ask({ ...figure, question: this.#questions });
    return this.#questions;
  }

  #ask(question: ToInside) {
    this.#channel.send(question);
  }

  async #answer<T>(look: () => T | undefined, without: Text): Promise<T> {
    const answer = await until([this.#changes], this.#answerMs, look);
    if (answer === undefined) throw new CannotTell(without);
    return answer;
  }

  #sockets = (): readonly UdpSettings[] => [...this.#udpSockets.values()];

  #learn(message: FromInside) {
    switch (message.type) {
      case 'begun':
        this.hasBegun = true;
        break;
      case 'listening':
        this.#listening.add(message);
        break;
      case 'listen-failed':
        if (message.code === 'EADDRINUSE') this.#listening.refuse(message.port);
        break;
      case 'keep-alive':
        this.#keepAlive.set(message.remotePort, message.on);
        break;
      case 'figure':
        this.#figures.set(message.question, message.value);
        break;
      case 'udp-settings':
        this.#udpSockets.set(message.id, message.settings);
    }
    this.#changes.fire();
  }
}
