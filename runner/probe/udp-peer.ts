import { Buffer } from 'node:buffer';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { CheckFailed, type Address, type Deafness, type Exit } from '../lesson/failure.ts';
import type { Context, Datagram, Peer, PeerOptions } from '../lesson/stage.ts';
import { find, type Wanted } from '../lesson/wanted.ts';
import { groupAddress } from './addresses.ts';
import { LoopClock } from './loop-clock.ts';
import { Missed } from './missed.ts';
import type { Transcript } from './transcript.ts';
import { Changes, until } from './waiting.ts';

/** So that a burst on the loopback interface is not lost for want of room. In bytes. */
const receiveBuffer = 4 * 2 ** 20;
/** A server that answers for ever must not fill the memory. */
const mostKept = 10_000;
/** So many are compared with what was wanted. */
const mostCompared = 100;

/** A program of the learner's that may say something. */
export interface Speaker {
  readonly name: string;
  readonly changes: Changes;
  /** How it has ended, once all that it printed is known. */
  readonly end: Exit | undefined;
  /** Why nobody in the group hears what it says, as far as that can be seen. */
  whyUnheard(): Deafness | undefined;
}

interface PeerParts {
  readonly name: string;
  /** Where it is bound. */
  readonly address: Address;
  /** The loopback interface, by its address. */
  readonly iface: string;
  readonly options: PeerOptions;
  readonly transcript: Transcript;
  readonly answerMs: () => number;
  /** So long something may be on its way. */
  readonly lingerMs: number;
  readonly speakers: readonly Speaker[];
  /** Where the learner's server listens. */
  readonly server: () => Address;
  /** Who that is, for the transcript. */
  readonly nameOf: (address: Address) => string;
  /** Whether one of ours is bound there. */
  readonly isOurs: (address: Address) => boolean;
}

function isIn(wanted: Wanted, { bytes }: Datagram): boolean {
  if ('datagram' in wanted) return Buffer.from(bytes).equals(wanted.datagram);
  if ('anything' in wanted) return true;
  return find(wanted, Buffer.from(bytes).toString()) !== undefined;
}

/** What is sent to a group goes out there. Where there is no multicast, nobody needs it. */
function stayOn(iface: string, socket: dgram.Socket) {
  try {
    socket.setMulticastInterface(iface);
  } catch {
    // A lesson about multicast has found that out before its first check.
  }
}

/** Somebody of ours with a UDP socket. */
export class UdpPeer implements Peer {
  readonly name: string;
  readonly address: Address;
  readonly #parts: PeerParts;
  readonly #socket: dgram.Socket;
  readonly #changes = new Changes();
  readonly #clock = new LoopClock();
  readonly #unheard: Datagram[] = [];
  /** How many datagrams the system has not taken yet. */
  #onTheWay = 0;
  #sendError: Error | undefined;
  #left = false;

  private constructor(parts: PeerParts, socket: dgram.Socket) {
    this.#parts = parts;
    this.name = parts.name;
    this.address = parts.address;
    this.#socket = socket;
    socket.on('message', (bytes, { address: host, port }) => this.#receive(bytes, { host, port }));
    // What cannot be delivered is reported to the sender; that it was not answered is seen anyway.
    socket.on('error', () => undefined);
  }

  static async open(parts: PeerParts): Promise<UdpPeer> {
    const { iface, address } = parts;
    const { group } = parts.options;
    const socket = dgram.createSocket({ type: 'udp4', reuseAddr: group !== undefined });
    try {
      const host = group === undefined ? address.host : groupAddress(group, iface);
      await once(socket.bind(address.port, host), 'listening');
      socket.setRecvBufferSize(receiveBuffer);
      stayOn(iface, socket);
      if (group !== undefined) socket.addMembership(group, iface);
    } catch (error) {
      socket.close();
      throw error;
    }
    return new UdpPeer(parts, socket);
  }

  sends(data: string | Uint8Array, to: Address = this.#parts.server()) {
    const bytes = Buffer.from(data);
    this.#parts.transcript.add(this.name, this.#parts.nameOf(to), 'data', bytes);
    this.#onTheWay += 1;
    this.#socket.send(bytes, to.port, to.host, (error) => {
      this.#sendError ??= error ?? undefined;
      this.#onTheWay -= 1;
      this.#closeIfDone();
    });
  }

  async hears(wanted: Wanted, context: Context = {}): Promise<Datagram> {
    const { withinMs: waitedMs = this.#parts.answerMs(), ...about } = context;
    const found = await this.#waitsFor(wanted, waitedMs);
    if (found) return found;
    // What this machine has not sent cannot have been answered.
    if (this.#sendError) throw this.#sendError;
    const ended = this.#whoHasEnded();
    if (!ended) this.#parts.transcript.add(this.name, this.name, 'timeout');
    const look = this.#lookFor(wanted);
    const hasCome = () => (look() ? true : ended && false);
    const wait = { waitedMs, changes: this.#changes, hasCome };
    const received = this.#insteadOf(wanted);
    const why = received ? {} : { ...(ended ? { ended } : {}), ...this.#whyUnheard() };
    throw new Missed({ who: this.name, wanted, ...why, ...about }, wait, received);
  }

  /** Waits for it while there is somebody who can say it. */
  async #waitsFor(wanted: Wanted, ms: number): Promise<Datagram | undefined> {
    const { speakers, lingerMs } = this.#parts;
    const look = this.#lookFor(wanted);
    const changes = [this.#changes, ...speakers.map((each) => each.changes)];
    const found = await until(changes, ms, () => look() ?? (this.#whoHasEnded() && false));
    // What it had said may still be on its way.
    return found === false ? until([this.#changes], lingerMs, look) : found;
  }

  /** The learner's program, when it has ended and there is no other. */
  #whoHasEnded() {
    const [first, ...others] = this.#parts.speakers;
    if (!first?.end || others.some(({ end }) => !end)) return undefined;
    return { program: first.name, exit: first.end };
  }

  #whyUnheard(): { deaf?: Deafness } {
    if (this.#parts.options.group === undefined) return {};
    const deaf = this.#parts.speakers.map((each) => each.whyUnheard()).find(Boolean);
    return deaf ? { deaf } : {};
  }

  unheard = () => this.#unheard;

  /** Of what has come, the last that begins most as what was wanted does. */
  #insteadOf(wanted: Wanted): Uint8Array | undefined {
    const sought = 'datagram' in wanted ? wanted.datagram : new Uint8Array();
    const agreement = ({ bytes }: Datagram) => {
      const wrong = bytes.findIndex((byte, index) => byte !== sought[index]);
      return wrong < 0 ? bytes.length : wrong;
    };
    const last = this.#unheard.slice(-mostCompared);
    const best = Math.max(...last.map(agreement));
    return last.findLast((datagram) => agreement(datagram) === best)?.bytes;
  }

  leaves() {
    if (!this.#left) this.#parts.transcript.add(this.name, this.name, 'close');
    this.close();
  }

  /** The same without a word in the transcript. */
  close() {
    if (this.#left) return;
    this.#left = true;
    this.#clock.stop();
    this.#closeIfDone();
  }

  /** What has been said leaves the house first. */
  #closeIfDone() {
    if (this.#left && this.#onTheWay === 0) this.#socket.close();
  }

  /** Looks, whenever it is called, through what has come since. Takes what it finds. */
  #lookFor(wanted: Wanted): () => Datagram | undefined {
    let last: Datagram | undefined;
    return () => {
      // In a flood, looking through all of it for each datagram would take minutes.
      const from = last ? this.#unheard.lastIndexOf(last) + 1 : 0;
      last = this.#unheard.at(-1);
      const at = this.#unheard.slice(from).findIndex((datagram) => isIn(wanted, datagram));
      return at < 0 ? undefined : this.#unheard.splice(from + at, 1)[0];
    };
  }

  #receive(bytes: Buffer, from: Address) {
    const { transcript, nameOf, isOurs } = this.#parts;
    // What one of ours says was noted when it was sent.
    if (!isOurs(from)) transcript.add(nameOf(from), this.name, 'data', bytes);
    const came = this.#clock.cameUntil(performance.now());
    if (this.#unheard.length < mostKept) this.#unheard.push({ bytes, from, came });
    this.#changes.fire();
  }
}

/** Fails when something came that was not passed over. */
export function heardNothingElse(peer: Peer) {
  const [datagram] = peer.unheard();
  if (!datagram) return;
  // The same may have come before, rightly: this one is too many.
  const unwanted = { described: { en: 'a further datagram', 'zh-CN': '更多的数据报' } };
  const received = datagram.bytes;
  throw new CheckFailed({ kind: 'unexpected', who: peer.name, unwanted, received });
}
