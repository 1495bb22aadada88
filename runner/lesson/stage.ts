import type { Drawing, Points } from './chart.ts';
import type { Address, Exit } from './failure.ts';
import type { Link, Traffic } from './link.ts';
import type { Random } from './random.ts';
import type { Text } from './text.ts';
import type { Wanted } from './wanted.ts';

export interface Context {
  /** What had happened just before, for the explanation of a failure. */
  readonly after?: Text;
  /** How long to wait at the most, in milliseconds, where it is not the usual time for an answer. */
  readonly withinMs?: number;
}

/** Finds messages in a stream that is not made of lines. */
export interface Reader<T> {
  /** Takes the bytes that came next, and what is wanted once it is there. Throws CheckFailed when they are wrong. */
  take(bytes: Uint8Array): T | undefined;
  /** What came in place of it. */
  instead(): string | Text | undefined;
}

/** What a client got of the lesson's big file. */
export interface Download {
  /** How many bytes came. */
  readonly bytes: number;
  /** The first byte that is not the file's, from 0. */
  readonly wrongAt?: number;
  /** Where in the file that stands which came there instead. */
  readonly insteadFrom?: number;
  /** How the other side closed the connection; undefined when it did not, but sent nothing more. */
  readonly over?: 'end' | 'reset';
  /** It took so long that we stopped waiting, although bytes still came. */
  readonly isSlow?: true;
  /** So little came in so long that we may have seemed to be one who does not read, be it the machine that was late. */
  readonly seemedGone?: true;
}

/** Somebody at the other end of a TCP connection to, or from, the learner's program. */
export interface Client {
  readonly name: string;
  /** This client's own address, as the learner's program sees it. */
  readonly address: Address;
  /** Sends a line, ended as telnet does with `\r\n`. */
  says(line: string): void;
  /** Sends exactly this, in one piece. */
  sends(data: string | Uint8Array): void;
  /** Waits until this is heard; what came before it is passed over. Returns the text up to its end. */
  hears(wanted: Wanted, context?: Context): Promise<string>;
  /** Hands each byte that comes to the reader, once and in order, until that has found what is wanted. */
  reads<T>(wanted: Wanted, reader: Reader<T>, context?: Context): Promise<T>;
  /** Waits a moment for a first word, such as a greeting. Never fails. */
  hearsSomething(): Promise<boolean>;
  /** Waits until each sequence was heard in its order; the sequences may be mixed. */
  hearsInterleaved(sequences: readonly (readonly Wanted[])[], context?: Context): Promise<void>;
  /** Waits until the other side has ended or reset the connection. */
  isEnded(context?: Context): Promise<void>;
  /** Whether the other side has ended or reset the connection within the time for an answer. Never fails. */
  gone(): Promise<boolean>;
  isConnected(): boolean;
  /** Fails when the other side has ended the connection. `saying`: while lines of so many bytes were said. */
  isStillConnected(context?: Context & { readonly saying?: number }): void;
  /** Ends its own side (FIN) and goes on listening. */
  halfCloses(): void;
  /** Hangs up politely: FIN, and nothing more is read. */
  leaves(): void;
  /** Hangs up rudely: RST. */
  resets(): void;
  /** Stops reading; what the other side sends piles up. */
  stalls(): void;
  resumes(): void;
  /**
   * Reads what comes and compares it with the lesson's big file, until the other side has ended, nothing came within
   * the time for an answer, or as many bytes have come as are asked for. Never fails.
   */
  downloads(bytes?: number): Promise<Download>;
  /** Sends so many bytes of the file, as fast as they are taken. Resolves when the system has them all. */
  uploads(bytes: number): Promise<void>;
  /** How many of the bytes that it has sent the system has taken. */
  accepted(): number;
  /** Where the lines end that were passed over so far, to look back at with `heardSince`. */
  mark(): number;
  heardSince(mark: number): string;
  /** Everything that was heard so far counts as passed over. */
  forgets(): void;
}

/** What came in one datagram. */
export interface Datagram {
  readonly bytes: Uint8Array;
  readonly from: Address;
  readonly came: Span;
}

/** Two moments between which something happened, as `performance.now()` tells them. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

/** Somebody of ours who sends and receives datagrams. */
export interface Peer {
  readonly name: string;
  readonly address: Address;
  /** Sends one datagram: to where the learner's server listens, unless said otherwise. */
  sends(data: string | Uint8Array, to?: Address): void;
  /** Waits until this has come in a datagram, and passes over that one alone: datagrams have no order. */
  hears(wanted: Wanted, context?: Context): Promise<Datagram>;
  /** All that came and was not passed over. */
  unheard(): readonly Datagram[];
  /** Gives up its port as soon as what it has said has gone, whatever is still on the way to it. */
  leaves(): void;
}

/** What a Node program has set on one of its UDP sockets. */
export interface UdpSettings {
  /** Where it is bound, once it is. */
  readonly bound?: Address;
  readonly memberships: readonly { readonly group: string; readonly iface: string | undefined }[];
  readonly multicastInterface?: string;
  readonly ttl?: number;
  readonly loopback?: boolean;
  readonly hasSent: boolean;
}

/** How long an answer took, in milliseconds. */
export interface Timing {
  /** From the question to the last byte. */
  readonly tookMs: number;
  /** From the first byte to the last. */
  readonly apartMs: number;
}

/** Something that can be measured again and again. */
export type Gauge = () => Promise<number>;

/** A program of the learner's that has been started. */
export interface Program {
  readonly name: string;
  /** Where it was asked to listen. */
  readonly asked: Address;
  /** Where it listens. */
  readonly address: Address;
  /** Fails unless it listens on the port that it was asked to. */
  listensAsAsked(): void;
  /** Types exactly this on its standard input. */
  types(text: string | Uint8Array): void;
  /** Ends its standard input. */
  endsInput(): void;
  prints(wanted: Wanted, context?: Context): Promise<string>;
  complains(wanted: Wanted, context?: Context): Promise<string>;
  /** Waits until this is printed, on standard output or standard error. */
  tells(wanted: Wanted, context?: Context): Promise<string>;
  /** Everything that it printed so far counts as passed over. */
  forgets(): void;
  /** All that it printed on standard output so far, without control sequences. */
  printed(): string;
  /** The same of standard error. */
  complaints(): string;
  /** How it has ended, if it has. */
  ended(): Exit | undefined;
  /** That it ends by itself is no failure any more. */
  mayEnd(): void;
  /** Waits until it ends by itself, with this status. */
  exits(status: number, context?: Context): Promise<Exit>;
  signal(name: 'SIGTERM' | 'SIGINT'): void;
  /** Holds it up while this is done: afterwards it finds all of it at once. Windows cannot: there it goes on. */
  heldUpWhile<T>(work: () => Promise<T>): Promise<T>;
  /** Whether TCP keep-alive is on for the program's end of this client's connection. */
  keepsAlive(client: Client): Promise<boolean>;
  /**
   * A gauge of how many bytes it holds: what it had before, and what it has read since and not written. Throws
   * CannotTell when that cannot be seen.
   */
  memory(): Promise<Gauge>;
  /** How many files and sockets it has open. Throws CannotTell when that cannot be seen. */
  openFiles(): Promise<number>;
  /**
   * A gauge of how often, from now on, it hands bytes for this client, whom it has answered before, to the system;
   * several pieces at once count once. Undefined for other languages.
   */
  writesTo(client: Client): Promise<Gauge | undefined>;
  /** The settings of all its UDP sockets, once one of them has sent something. Throws CannotTell for other languages. */
  udpSockets(): Promise<readonly UdpSettings[]>;
}

/** A port of ours that the learner's client connects to. */
export interface Listener {
  readonly address: Address;
  /** The next connection, from the program of this name. */
  accepts(from: string, options?: AcceptOptions): Promise<Client>;
}

export interface AcceptOptions extends Context {
  /** What our end is called. */
  readonly as?: string;
  /** Nothing is read until it `downloads` or `resumes`. */
  readonly paused?: boolean;
}

export interface ConnectOptions {
  /** Nothing is read until it `downloads` or `resumes`. */
  readonly paused?: boolean;
}

export interface LaunchOptions {
  /** What this one is called where several of the same program run. */
  readonly as?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The file that it is given. */
  readonly reads?: ScratchFile;
  /** The file that it is to write. */
  readonly writes?: ScratchFile;
  /** Where it is told to listen, or to connect to. */
  readonly address?: Address;
  /** It is waited for until it has joined this multicast group, as far as that can be seen. */
  readonly joins?: string;
  /** False: it is not waited for until it listens. */
  readonly untilItListens?: boolean;
}

export interface PeerOptions {
  /** Where it is bound; a free port of the loopback interface unless said otherwise. */
  readonly address?: Address;
  /** It hears what is sent to this group on its port. */
  readonly group?: string;
}

/** A file that exists for one check only. */
export interface ScratchFile {
  readonly path: string;
  /** What is in it now; undefined where it does not exist. */
  content(): Uint8Array | undefined;
}

export interface Silence extends Context {
  /** Makes the server say something else to these clients: all that came before it can then be looked at. */
  readonly until: () => Promise<void>;
}

/** What a check is handed: the only way for it to reach the world. */
export interface Stage {
  readonly random: Random;
  /** The program that was started for this check. */
  readonly server: Program;
  readonly connect: (name: string, options?: ConnectOptions) => Promise<Client>;
  /** A connection that may be refused: undefined when it is. */
  readonly tryToConnect: (name: string, options?: ConnectOptions) => Promise<Client | undefined>;
  /** Ends the server and starts it once more, with this added to its environment. */
  readonly restart: (env: Readonly<Record<string, string>>) => Promise<void>;
  readonly launch: (program: string, options?: LaunchOptions) => Promise<Program>;
  readonly listen: () => Promise<Listener>;
  /** Somebody who speaks UDP. */
  readonly peer: (name: string, options?: PeerOptions) => Promise<Peer>;
  /** A network between two programs: the one of this name, which speaks first, and another. */
  readonly link: (from: string, to: Program, traffic: Traffic) => Promise<Link>;
  /** A file of this name in a folder of its own; without a content it does not exist yet. */
  readonly scratchFile: (name: string, content?: Uint8Array) => ScratchFile;
  /** Whether what is sent to everybody on the loopback interface is heard. */
  readonly hearsBroadcasts: () => Promise<boolean>;
  /** Nothing but what was passed over may have come to them by the end of the check, or comes a moment after it. */
  readonly hearNothingElse: (...peers: readonly Peer[]) => void;
  /** An address of ours where nobody listens. */
  readonly freeAddress: () => Promise<Address>;
  /** A multicast group and a port that nobody else on this machine uses. */
  readonly freeGroup: () => Promise<Address>;
  /**
   * None of them hears it before `until` is done. A text, which is new, is looked for in all that they have heard, and
   * once more a moment after the check; anything else in what they hear from now on.
   */
  readonly nobodyHears: (
    unwanted: Wanted,
    clients: readonly Client[],
    silence: Silence,
  ) => Promise<void>;
  /** Sends the pieces so that they arrive apart. `roundTrip` makes the server answer on another connection. */
  readonly inPieces: (
    client: Client,
    pieces: readonly (string | Uint8Array)[],
    roundTrip?: () => Promise<void>,
  ) => Promise<void>;
  /** Lets this time pass: only where the lesson itself is about time. */
  readonly wait: (ms: number) => Promise<void>;
  readonly measure: (name: string, value: number) => void;
  /**
   * Measures until the figure has passed the limit or has been level for a while. Throws CannotTell when it does
   * neither.
   */
  readonly untilLevel: (gauge: Gauge, limit: number) => Promise<Points>;
  /** How long so many answers take that a server of ours writes in two halves, asked one after the other. */
  readonly answersInHalves: (times: number) => Promise<readonly Timing[]>;
  /** Records what was measured, to be drawn, and its highest figure under this name. The last drawing of a name counts. */
  readonly draws: (name: string, chart: Drawing) => void;
  /** Milliseconds since the check began. */
  readonly now: () => number;
  readonly platform: NodeJS.Platform;
}
