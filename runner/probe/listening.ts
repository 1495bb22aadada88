import { CannotTell, type Address, type Crash } from '../lesson/failure.ts';
import { isAnyAddress, isLoopback, isMulticast } from './addresses.ts';
import type { LaunchPlan } from './launch-plan.ts';
import { isFreePort } from './free-port.ts';
import { portShared, portTaken } from './port-taken.ts';
import { listeningOf } from './proc.ts';
import { openSocket } from './connecting.ts';
import { pause, type Changes } from './waiting.ts';

/** A program that listens elsewhere first may still come to listen where it was asked to. */
const secondListenMs = 100;
/** And one that speaks UDP first may still come to speak TCP; one that was refused a port may try again. */
const changeOfMindMs = 1000;
/** Between two looks from outside, in milliseconds. */
const lookEveryMs = 15;

/** A place where a program listens. */
export interface Listening extends Address {
  readonly protocol: 'tcp' | 'udp';
}

/** Where a client reaches a program that may listen on every address, or on a group's. */
export function whereToConnect({ host, port }: Address, asked: Address): Address {
  return { host: isLoopback(host) ? host : asked.host, port };
}

/**
 * Finds out from outside where the programs of a group listen: from the system's tables where there are any, else by
 * connecting to where it was asked to listen, which a server that counts its clients may notice.
 */
export const lookOutside =
  (asked: Address, platform: NodeJS.Platform) =>
  async (group: number): Promise<readonly Listening[]> => {
    if (platform === 'linux') {
      return listeningOf(group).map(({ protocol, local }) => ({ protocol, ...local }));
    }
    const socket = await openSocket(asked, 100);
    if (socket instanceof Error) return [];
    socket.destroy();
    return [{ protocol: 'tcp', ...asked }];
  };

/**
 * Why nothing is said of a program in another language that was not seen to listen: only Linux shows all its sockets.
 * Elsewhere one that speaks UDP is never seen, and one that speaks TCP only where it was asked to listen.
 */
export function unseen(
  { host, port }: Address,
  protocol: 'tcp' | 'udp',
  platform: NodeJS.Platform,
): CannotTell | undefined {
  if (platform === 'linux') return undefined;
  return new CannotTell(
    protocol === 'udp'
      ? {
          en: 'where a program in another language listens with UDP can be seen on Linux only',
          'zh-CN': '其他语言的程序在哪里用 UDP 监听，只有在 Linux 上才能看到',
        }
      : {
          en: `nobody answers at ${host}:${port}, and where else a program in another language listens can be seen on Linux only; listen on HOST and PORT`,
          'zh-CN': `${host}:${port} 没有应答，而其他语言的程序还在哪里监听，只有在 Linux 上才能看到；请监听 HOST 和 PORT`,
        },
  );
}

/** Keeps what is known of where one program listens. */
export class ListeningWatch {
  readonly #asked: Address;
  readonly #protocol: 'tcp' | 'udp';
  readonly #sharesPort: boolean;
  readonly #unseen: CannotTell | undefined;
  readonly #changes: Changes;
  readonly #found: Listening[] = [];
  #firstFoundAt = Infinity;
  /** The port that it could not have because somebody else has it. */
  #refused: number | undefined;
  #refusedAt = Infinity;

  constructor({ asked, protocol, sharesPort, unseen }: LaunchPlan, changes: Changes) {
    this.#asked = asked;
    this.#protocol = protocol;
    this.#sharesPort = sharesPort;
    this.#unseen = unseen;
    this.#changes = changes;
  }

  add({ protocol, host, port }: Listening) {
    if (this.#found.some((each) => each.port === port && each.protocol === protocol)) return;
    this.#found.push({ protocol, host, port });
    this.#firstFoundAt = Math.min(this.#firstFoundAt, performance.now());
    void pause(secondListenMs).then(() => this.#changes.fire());
    void pause(changeOfMindMs).then(() => this.#changes.fire());
  }

  refuse(port: number) {
    this.#refused = port;
    this.#refusedAt = performance.now();
    void pause(changeOfMindMs).then(() => this.#changes.fire());
  }

  /** Where it listens, once that is certain. */
  where(): Listening | undefined {
    const candidates = this.#found.filter(({ protocol }) => protocol === this.#protocol);
    const asAsked = candidates.find(({ port }) => port === this.#asked.port);
    const hadItsTime = performance.now() - this.#firstFoundAt >= secondListenMs;
    return asAsked ?? (hadItsTime ? candidates[0] : undefined);
  }

  /** Whether it speaks only another protocol, or does not share its port, and has had its time to do better. */
  get isHopeless(): boolean {
    if (this.#found.some((each) => each.protocol === this.#protocol)) return false;
    const since = this.portNotShared ? this.#refusedAt : this.#firstFoundAt;
    return performance.now() - since >= changeOfMindMs;
  }

  /** Why it cannot be judged, when somebody else has its port. */
  get portTaken(): CannotTell | undefined {
    if (this.#refused === undefined || this.#found.length > 0 || this.portNotShared) {
      return undefined;
    }
    return portTaken(this.#refused, this.#asked.port);
  }

  /** Why it cannot be judged, when it was not seen to listen. */
  get untold(): CannotTell | undefined {
    return this.portTaken ?? this.#unseen;
  }

  /** What is wrong when the others on its port are ours, and would share it. */
  get portNotShared(): Crash | undefined {
    const isRefused = this.#refused === this.#asked.port && this.#found.length === 0;
    return this.#sharesPort && isRefused
      ? { cause: 'port-not-shared', asked: this.#asked }
      : undefined;
  }

  /** Why it cannot be reached where it listens. */
  outOfReach(listens: Listening): Crash | undefined {
    const { host } = listens;
    if (isLoopback(host) || isAnyAddress(host) || isMulticast(host)) return undefined;
    return { cause: 'wrong-address', listens, asked: this.#asked };
  }

  /**
   * Why it may be right to go on although it was asked to use a port that somebody else has. Elsewhere than on Linux
   * whoever listens on every address gets one that is taken on 127.0.0.1 only.
   */
  async mayGoOn(platform: NodeJS.Platform): Promise<CannotTell | undefined> {
    const where = this.where();
    const mayBeEverywhere = where ? isAnyAddress(where.host) : this.#unseen !== undefined;
    if (platform === 'linux' || !mayBeEverywhere) return undefined;
    const isTaken = !(await isFreePort(this.#asked, this.#protocol));
    return isTaken ? portShared(this.#asked.port) : undefined;
  }

  /** Why it cannot be probed when it has had its time. */
  whyNot(waitedMs: number, isBlocked = false): Crash {
    const [other] = this.#found;
    const asked = this.#asked;
    if (this.portNotShared) return this.portNotShared;
    if (other) return { cause: 'wrong-protocol', protocol: other.protocol, asked };
    const blocked = isBlocked ? ({ blocked: true } as const) : {};
    return { cause: 'never-listened', waitedMs, asked, protocol: this.#protocol, ...blocked };
  }

  /** Looks from outside, again and again. Returns how to stop. */
  lookOutside(look: () => Promise<readonly Listening[]>): () => void {
    let stopped = false;
    const lookOn = async () => {
      while (!stopped) {
        for (const found of await look()) this.add(found);
        this.#changes.fire();
        await pause(lookEveryMs);
      }
    };
    void lookOn();
    return () => (stopped = true);
  }
}
