import type { Address, Exit } from './failure.ts';
import type { Random } from './random.ts';
import type { Text } from './text.ts';
import type { Wanted } from './wanted.ts';

/** What had happened just before, for the explanation of a failure. */
export interface Context {
  readonly after?: Text;
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
  /** Waits a moment for a first word, such as a greeting. Never fails. */
  hearsSomething(): Promise<boolean>;
  /** Waits until each sequence was heard in its order; the sequences may be mixed. */
  hearsInterleaved(sequences: readonly (readonly Wanted[])[], context?: Context): Promise<void>;
  /** Waits until the other side has ended or reset the connection. */
  isEnded(context?: Context): Promise<void>;
  /** Whether the other side has ended or reset the connection within the time for an answer. Never fails. */
  gone(): Promise<boolean>;
  isConnected(): boolean;
  /** Fails when the other side has ended the connection. */
  isStillConnected(context?: Context): void;
  /** Ends its own side (FIN) and goes on listening. */
  halfCloses(): void;
  /** Hangs up politely: FIN, and nothing more is read. */
  leaves(): void;
  /** Hangs up rudely: RST. */
  resets(): void;
  /** Stops reading; what the other side sends piles up. */
  stalls(): void;
  resumes(): void;
  /** Where the lines end that were passed over so far, to look back at with `heardSince`. */
  mark(): number;
  heardSince(mark: number): string;
  /** Everything that was heard so far counts as passed over. */
  forgets(): void;
}

/** A program of the learner's that has been started. */
export interface Program {
  readonly name: string;
  /** Where it was asked to listen. */
  readonly asked: Address;
  /** Where it listens. */
  readonly address: Address;
  /** Fails unless it listens on the port that it was asked to. */
  listensAsAsked(): void;
  prints(wanted: Wanted, context?: Context): Promise<string>;
  complains(wanted: Wanted, context?: Context): Promise<string>;
  /** All that it printed on standard error so far, without control sequences. */
  complaints(): string;
  /** Waits until it ends by itself, with this status. */
  exits(status: number, context?: Context): Promise<Exit>;
  signal(name: 'SIGTERM' | 'SIGINT'): void;
  /** Whether TCP keep-alive is on for the program's end of this client's connection. */
  keepsAlive(client: Client): Promise<boolean>;
}

/** A port of ours that the learner's client connects to. */
export interface Listener {
  readonly address: Address;
  /** The next connection, under this name. */
  accepts(name: string): Promise<Client>;
}

export interface LaunchOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it is told to listen, or to connect to. */
  readonly address?: Address;
  /** False: it is not waited for until it listens. */
  readonly untilItListens?: boolean;
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
  readonly connect: (name: string) => Promise<Client>;
  /** A connection that may be refused: undefined when it is. */
  readonly tryToConnect: (name: string) => Promise<Client | undefined>;
  readonly launch: (program: string, options?: LaunchOptions) => Promise<Program>;
  readonly listen: () => Promise<Listener>;
  /** An address of ours where nobody listens. */
  readonly freeAddress: () => Promise<Address>;
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
  /** Milliseconds since the check began. */
  readonly now: () => number;
  readonly platform: NodeJS.Platform;
}
