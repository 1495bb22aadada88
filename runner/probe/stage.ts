import { setTimeout as sleep } from 'node:timers/promises';
import { highestOf, type Drawing } from '../lesson/chart.ts';
import { CannotTell, CheckFailed, type Address } from '../lesson/failure.ts';
import type { Link, Traffic } from '../lesson/link.ts';
import type { Random } from '../lesson/random.ts';
import type {
  Client,
  ConnectOptions,
  LaunchOptions,
  Peer,
  PeerOptions,
  Program,
  ScratchFile,
  Stage,
} from '../lesson/stage.ts';
import type { Cast, Launched } from '../lesson/trace.ts';
import { hearsBroadcasts } from './broadcast.ts';
import { castOf, launchedAs } from './cast.ts';
import { freePort } from './free-port.ts';
import { untilLevel } from './level.ts';
import { UdpLink } from './link.ts';
import { TcpListener } from './listener.ts';
import { Missed } from './missed.ts';
import { anyGroup } from './multicast.ts';
import { answersInHalves } from './nagle-trial.ts';
import { membersOf } from './proc.ts';
import type { LearnerProgram } from './program.ts';
import { isTheirDoing, openSocket } from './connecting.ts';
import { scratchFile } from './scratch.ts';
import type { StageParts } from './stage-parts.ts';
import { TcpClient } from './tcp-client.ts';
import type { Transcript } from './transcript.ts';
import { UdpPeer } from './udp-peer.ts';
import { Unwanted } from './unwanted.ts';

/** Where pieces have to arrive apart and no round trip tells that the first one has: in milliseconds. */
const pieceGapMs = 20;

/**
 * The real stage: real programs, real sockets, everything written down. What a check calls
 * is bound, so that it can take the words that it needs out of the stage.
 */
export class ProbeStage implements Stage {
  readonly random: Random;
  readonly platform = process.platform;
  readonly measures: Record<string, number> = {};
  readonly #charts = new Map<string, Drawing>();
  readonly programs: LearnerProgram[] = [];
  readonly #launched = new Map<LearnerProgram, Launched>();
  readonly #clients: TcpClient[] = [];
  readonly #listeners: TcpListener[] = [];
  readonly #peers: UdpPeer[] = [];
  readonly #links: UdpLink[] = [];
  readonly #unwanted = new Unwanted();
  #closing: Promise<void> | undefined;
  readonly hearNothingElse = this.#unwanted.hearNothingElse;
  readonly nobodyHears = this.#unwanted.nobodyHears;
  readonly transcript: Transcript;
  readonly #parts: StageParts;

  constructor(parts: StageParts) {
    this.#parts = parts;
    this.random = parts.random;
    this.transcript = parts.transcript;
  }

  get charts(): readonly Drawing[] {
    return [...this.#charts.values()];
  }

  get cast(): Cast {
    return castOf(this.#launched.values(), [...this.#clients, ...this.#peers]);
  }

  get server(): Program {
    const [program] = this.programs;
    if (!program) throw new Error('this check starts no program');
    return program;
  }

  readonly restart = async (env: Readonly<Record<string, string>>): Promise<void> => {
    const { name } = this.server;
    await this.programs[0]?.stop();
    await this.launch(name, { env });
    this.programs.shift();
  };

  readonly launch = async (name: string, options: LaunchOptions = {}): Promise<Program> => {
    const { joins, untilItListens = true } = options;
    if (this.#closing) throw new Error('the stage was closed');
    const membersBefore = joins === undefined ? 0 : membersOf(joins);
    const program = await this.#parts.launcher.launch(name, options);
    this.programs.push(program);
    // Or it may have been closed meanwhile.
    if (this.#closing) await program.stop();
    this.#launched.set(program, launchedAs(program, options));
    if (program.role !== 'listens' || !untilItListens) await program.hasBegun();
    else {
      await program.ready();
      this.#launched.set(program, launchedAs(program, options, program.address));
      this.#parts.launcher.listens(program);
      if (joins !== undefined) await program.hasJoined(joins, membersBefore);
    }
    return program;
  };

  readonly connect = async (name: string, options?: ConnectOptions): Promise<Client> => {
    const client = await this.tryToConnect(name, options);
    if (client) return client;
    const { address } = this.server;
    throw new CheckFailed({ kind: 'refused', who: name, address });
  };

  readonly tryToConnect = async (
    name: string,
    { paused = false }: ConnectOptions = {},
  ): Promise<Client | undefined> => {
    const { address, name: peer } = this.server;
    const { answerMs } = this.#parts.patience;
    this.#parts.goesOn();
    const askedMs = performance.now();
    const socket = await openSocket(address, answerMs, paused);
    const { transcript, file } = this.#parts;
    if (socket instanceof Error) {
      if (!isTheirDoing(socket)) throw socket;
      transcript.add(name, peer, 'refused');
      return undefined;
    }
    transcript.add(name, peer, 'connect');
    const parts = { name, peer, socket, transcript, answerMs, hangsUp: true, file, askedMs };
    const client = new TcpClient(parts);
    this.#clients.push(client);
    return client;
  };

  readonly listen = async (): Promise<TcpListener> => {
    const answerMs = () => this.#answerMs;
    const { transcript, file } = this.#parts;
    const listener = await TcpListener.open(await this.freeAddress(), {
      transcript,
      answerMs,
      file,
    });
    this.#listeners.push(listener);
    return listener;
  };

  readonly peer = async (name: string, options: PeerOptions = {}): Promise<Peer> => {
    const peer = await UdpPeer.open({
      name,
      address: options.address ?? (await this.freeAddress()),
      iface: this.#parts.host,
      options,
      transcript: this.#parts.transcript,
      answerMs: () => this.#answerMs,
      lingerMs: this.#parts.patience.lingerMs,
      speakers: this.programs,
      server: () => this.server.address,
      nameOf: (address) => this.#nameOf(address),
      isOurs: (address) => this.#peerAt(address) !== undefined,
    });
    this.#peers.push(peer);
    return peer;
  };

  readonly link = async (from: string, to: Program, traffic: Traffic): Promise<Link> => {
    const about = { from, to, traffic, transcript: this.transcript };
    const link = await UdpLink.open({ address: await this.freeAddress(), ...about });
    this.#links.push(link);
    return link;
  };

  readonly scratchFile = (name: string, content?: Uint8Array): ScratchFile =>
    scratchFile(this.#parts.folder(), name, content);

  readonly hearsBroadcasts = () => hearsBroadcasts(this.#parts.patience.answerMs);

  readonly freeGroup = async (): Promise<Address> => ({
    host: anyGroup(),
    port: await freePort(this.#parts.host),
  });

  readonly freeAddress = async (): Promise<Address> => ({
    host: this.#parts.host,
    port: await freePort(this.#parts.host),
  });

  readonly inPieces = async (
    client: Client,
    pieces: readonly (string | Uint8Array)[],
    roundTrip: () => Promise<void> = () => sleep(pieceGapMs),
  ): Promise<void> => {
    for (const [index, piece] of pieces.entries()) {
      // After the first answer the server may still be about to read, in the same turn of its event loop; not after
      // the second.
      if (index > 0) await roundTrip();
      if (index > 0) await roundTrip();
      client.sends(piece);
    }
  };

  readonly wait = (ms: number) => sleep(ms);

  readonly measure = (name: string, value: number) => {
    this.measures[name] = value;
  };

  readonly untilLevel = untilLevel;

  readonly answersInHalves = (times: number) => answersInHalves(this.#parts.host, times);

  readonly draws = (name: string, chart: Drawing) => {
    this.#charts.set(name, chart);
    this.measure(name, highestOf(chart));
  };

  readonly now = () => this.#parts.transcript.now();

  /** Lingers for what must not be heard, and looks whether the programs still live. */
  async settle(): Promise<void> {
    await this.#unwanted.hasNotCome(this.#parts.patience.lingerMs);
    for (const program of this.programs) {
      // How one that only runs comes to its end, the check has asked by now if that is its concern.
      const end = program.role === 'listens' && program.unexpectedEnd();
      if (end) throw end;
    }
  }

  /** A program that has ended by itself explains whatever the clients ran into. */
  async causeOfDeath(error: unknown): Promise<unknown> {
    const failure = error instanceof CheckFailed ? error.failure : undefined;
    if (failure?.kind === 'crashed' || !(failure || error instanceof CannotTell)) return error;
    for (const program of this.programs) {
      if (failure?.kind === 'closed' || failure?.kind === 'refused') await program.mayBeDying();
      const end = program.unexpectedEnd();
      if (end) return end;
    }
    return error;
  }

  /** Waits on for the time of another answer: what was missed may only be late, or a program caught in a loop. */
  async whyMissed(missed: unknown): Promise<unknown> {
    if (!(missed instanceof Missed)) return missed;
    const { answerMs } = this.#parts.patience;
    const [late, ...areBlocked] = await Promise.all([
      missed.lateWithin(answerMs),
      ...this.programs.map((program) => program.isBlocked()),
    ]);
    const blocked = this.programs[areBlocked.indexOf(true)];
    if (late || !blocked) return late ?? missed;
    const { who, wanted, after } = missed.about;
    const crash = { cause: 'blocked', waitedMs: answerMs, missed: { who, wanted } } as const;
    const about = after ? { after } : {};
    return new CheckFailed({ kind: 'crashed', program: blocked.name, crash, ...about });
  }

  close = (): Promise<void> => (this.#closing ??= this.#close());

  async #close(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    for (const listener of this.#listeners) listener.close();
    for (const peer of [...this.#peers, ...this.#links]) peer.close();
    await Promise.all(this.programs.map((program) => program.stop()));
  }

  /** How long to wait for what a program says of its own accord. */
  get #answerMs(): number {
    const starting = this.programs.map(({ startingMs }) => startingMs);
    return this.#parts.patience.answerMs + Math.max(0, ...starting);
  }

  /** Whoever is not one of ours is the learner's program. */
  #nameOf(address: Address): string {
    const [program] = this.programs;
    return this.#peerAt(address)?.name ?? program?.name ?? `${address.host}:${address.port}`;
  }

  #peerAt = ({ host, port }: Address): Peer | undefined =>
    this.#peers.find(({ address }) => address.host === host && address.port === port);
}
