import type { Address, CannotTell, Crash } from '../lesson/failure.ts';
import { isAnyAddress, isLoopback, isMulticast } from './addresses.ts';
import type { LaunchPlan } from './launch-plan.ts';
import { portTaken } from './port-taken.ts';
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

/** Keeps what is known of where one program listens. */
export class ListeningWatch {
  readonly #asked: Address;
  readonly #protocol: 'tcp' | 'udp';
  readonly #sharesPort: boolean;
  readonly #changes: Changes;
  readonly #found: Listening[] = [];
  #firstFoundAt = Infinity;
  /** The port that it could not have because somebody else has it. */
  #refused: number | undefined;
  #refusedAt = Infinity;

  constructor({ asked, protocol, sharesPort }: LaunchPlan, changes: Changes) {
    this.#asked = asked;
    this.#protocol = protocol;
    this.#sharesPort = sharesPort;
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
