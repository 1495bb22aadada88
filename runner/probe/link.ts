import dgram from 'node:dgram';
import { once } from 'node:events';
import type { Address } from '../lesson/failure.ts';
import type { Link, Traffic, Way } from '../lesson/link.ts';
import type { Program } from '../lesson/stage.ts';
import { LoopClock } from './loop-clock.ts';
import type { Transcript } from './transcript.ts';
import { Changes, until } from './waiting.ts';

/** So that a whole window is not lost for want of room here. In bytes. */
const receiveBuffer = 4 * 2 ** 20;

interface LinkParts {
  /** Where the first program finds the second one. */
  readonly address: Address;
  /** The name of the program that speaks first. */
  readonly from: string;
  readonly to: Program;
  readonly traffic: Traffic;
  readonly transcript: Transcript;
}

const isAt = (one: Address, other: Address) => one.port === other.port && one.host === other.host;

/** Passes datagrams on from one program to another and back. Both know only this one socket. */
export class UdpLink implements Link {
  readonly address: Address;
  readonly #parts: LinkParts;
  readonly #socket: dgram.Socket;
  readonly #changes = new Changes();
  readonly #onTheWay = new Set<NodeJS.Timeout>();
  /** How many marks it has sent to itself, and how many have come. */
  #marksSent = 0;
  #marksSeen = 0;
  /** Where the first program speaks from, once it has. */
  #first: Address | undefined;
  readonly #clock: LoopClock;

  private constructor(parts: LinkParts, socket: dgram.Socket) {
    this.address = parts.address;
    this.#parts = parts;
    this.#clock = new LoopClock(() => parts.transcript.now());
    this.#socket = socket;
    socket.on('message', (bytes, { address: host, port }) => this.#comes(bytes, { host, port }));
    // What cannot be delivered is reported to the sender; here it counts as lost.
    socket.on('error', () => undefined);
  }

  static async open(parts: LinkParts): Promise<UdpLink> {
    const socket = dgram.createSocket('udp4');
    await once(socket.bind(parts.address.port, parts.address.host), 'listening');
    socket.setRecvBufferSize(receiveBuffer);
    return new UdpLink(parts, socket);
  }

  until = <T>(look: () => T | undefined, withinMs: number): Promise<T | undefined> =>
    until([this.#changes], withinMs, look);

  /** What it sends to itself queues behind what has come. */
  catchesUp(): () => boolean {
    this.#marksSent += 1;
    const mark = this.#marksSent;
    this.#socket.send(String(mark), this.address.port, this.address.host, () => undefined);
    return () => this.#marksSeen >= mark;
  }

  heldUp(moreThanMs: number) {
    this.#clock.look();
    return this.#clock.heldUp(moreThanMs);
  }

  close() {
    this.#clock.stop();
    for (const timer of this.#onTheWay) clearTimeout(timer);
    this.#socket.close();
  }

  /** Undefined for a stranger, and for a second socket of either program. */
  #wayOf(from: Address): Way | undefined {
    if (isAt(from, this.#parts.to.address)) return 'back';
    this.#first ??= from;
    return isAt(from, this.#first) ? 'there' : undefined;
  }

  #comes(bytes: Buffer, from: Address) {
    if (isAt(from, this.address)) {
      this.#marksSeen = Number(bytes.toString());
      this.#changes.fire();
      return;
    }
    const way = this.#wayOf(from);
    if (!way) return;
    const { traffic, transcript } = this.#parts;
    const { arrivesAfter, says } = traffic.comes(bytes, way, transcript.now());
    if (arrivesAfter.length === 0) transcript.add(...this.#parties(way), 'lost', bytes, says);
    for (const ms of arrivesAfter) {
      if (ms === 0) this.#passesOn(bytes, way, says);
      else this.#passesOnAfter(ms, () => this.#passesOn(bytes, way, says));
    }
    this.#changes.fire();
  }

  #passesOnAfter(ms: number, passOn: () => void) {
    const timer = setTimeout(() => {
      this.#onTheWay.delete(timer);
      passOn();
    }, ms);
    this.#onTheWay.add(timer);
  }

  #passesOn(bytes: Buffer, way: Way, says: string | undefined) {
    const { to, traffic, transcript } = this.#parts;
    const target = way === 'there' ? to.address : this.#first;
    if (!target) return;
    transcript.add(...this.#parties(way), 'data', bytes, says);
    traffic.arrives(bytes, way, transcript.now());
    this.#socket.send(bytes, target.port, target.host, () => undefined);
    this.#changes.fire();
  }

  #parties(way: Way): [from: string, to: string] {
    const { from, to } = this.#parts;
    return way === 'there' ? [from, to.name] : [to.name, from];
  }
}
