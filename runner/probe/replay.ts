import { Buffer } from 'node:buffer';
import { setTimeout as sleep } from 'node:timers/promises';
import { emptyRecord, type StageRecord } from '../engine/ports.ts';
import { CheckFailed, type Failure } from '../lesson/failure.ts';
import type { Check } from '../lesson/lesson.ts';
import type { Client, Peer } from '../lesson/stage.ts';
import type { Trace } from '../lesson/trace.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import type { Probe } from './backstage.ts';
import type { Patience } from './patience.ts';
import { isOurs } from './recording.ts';
import type { ProbeStage } from './stage.ts';
import { until } from './waiting.ts';

/** A shorter pause between two events was none: a timer cannot keep it. In milliseconds. */
const leastPauseMs = 2;

/** What a trace that was played again brought. */
export interface Replayed {
  readonly record: StageRecord;
  /** Where in the new transcript each of our events stands. */
  readonly turns: readonly number[];
  /** Why the program did not come up, or is not there any more. */
  readonly crash?: Failure;
}

/** How much has come from the server, for each who hears it: bytes, or datagrams, and whether it was all. */
class Arrivals {
  readonly amounts = new Map<string, number>();
  readonly #stage: ProbeStage;
  #seen = 0;

  constructor(stage: ProbeStage) {
    this.#stage = stage;
  }

  add(entry: TranscriptEntry) {
    const { server, programs } = this.#stage;
    if (isOurs(entry, server.name)) return;
    const { to, event, bytes } = entry;
    const amount = event === 'data' && programs[0]?.protocol === 'tcp' ? bytes.length : 1;
    this.amounts.set(to, (this.amounts.get(to) ?? 0) + amount);
  }

  /** Adds what has come since it was last called. */
  update() {
    const { entries } = this.#stage.transcript;
    for (const entry of entries.slice(this.#seen)) this.add(entry);
    this.#seen = entries.length;
  }
}

/** Does on a stage what our side did in a trace, in step with what the server says. */
class Player {
  readonly turns: number[] = [];
  readonly #stage: ProbeStage;
  readonly #answerMs: number;
  readonly #clients = new Map<string, Client>();
  readonly #peers = new Map<string, Peer>();
  readonly #then: Arrivals;
  readonly #now: Arrivals;
  /** Those to whom the server does not say any more what it said then: they are not waited for. */
  readonly #lost = new Set<string>();
  #acted = performance.now();

  constructor(stage: ProbeStage, answerMs: number) {
    this.#stage = stage;
    this.#answerMs = answerMs;
    this.#then = new Arrivals(stage);
    this.#now = new Arrivals(stage);
  }

  async play({ clients, entries }: Trace) {
    const { server, programs } = this.#stage;
    if (programs[0]?.protocol === 'udp') {
      for (const { name } of clients) this.#peers.set(name, await this.#stage.peer(name));
    }
    let [before, ours] = [0, 0];
    for (const entry of entries) {
      const { atMs } = entry;
      if (isOurs(entry, server.name)) {
        await this.inStep();
        await this.#pause(atMs - before, atMs - ours);
        this.turns.push(this.#stage.transcript.entries.length);
        await this.#act(entry);
        this.#acted = performance.now();
        ours = atMs;
      } else this.#then.add(entry);
      before = atMs;
    }
  }

  /** Waits until all has come that had come then: the time for an answer, and once somebody is lost a part of it. */
  async inStep() {
    const missing = () => {
      this.#now.update();
      return [...this.#then.amounts].filter(
        ([who, amount]) => !this.#lost.has(who) && (this.#now.amounts.get(who) ?? 0) < amount,
      );
    };
    const ms = this.#lost.size === 0 ? this.#answerMs : this.#answerMs / 4;
    const isThere = () => missing().length === 0 || undefined;
    if (await until([this.#stage.transcript.changes], ms, isThere)) return;
    for (const [who] of missing()) this.#lost.add(who);
  }

  /** As long as it was then: after whatever came before, or, where that did not come, after our own last event. */
  async #pause(sinceAnyMs: number, sinceOursMs: number) {
    const left = sinceOursMs - (performance.now() - this.#acted);
    const ms = Math.min(this.#lost.size === 0 ? sinceAnyMs : left, this.#answerMs);
    if (ms >= leastPauseMs) await sleep(ms);
  }

  async #act({ from, to, event, bytes }: TranscriptEntry): Promise<void> {
    const { server } = this.#stage;
    const client = this.#clients.get(from);
    switch (event) {
      case 'connect':
      case 'refused': {
        const newcomer = await this.#stage.tryToConnect(from);
        if (newcomer) this.#clients.set(from, newcomer);
        else this.#clients.delete(from);
        return;
      }
      case 'data':
        if (to === server.name) (client ?? this.#peers.get(from))?.sends(bytes);
        return;
      case 'end':
        return client?.halfCloses();
      case 'reset':
        return client?.resets();
      case 'stall':
        return client?.stalls();
      case 'resume':
        return client?.resumes();
      case 'close':
        return this.#peers.get(from)?.leaves();
      case 'signal':
        return server.signal(Buffer.from(bytes).toString() === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
      case 'exit':
    }
  }
}

/** How long what is wanted may take to come, in milliseconds. */
const lastWaitMs = ({ failure }: Trace, { answerMs }: Patience) =>
  failure?.kind === 'silence' ? Math.max(answerMs, failure.waitedMs) : answerMs;

/**
 * Plays a trace against the program of this check. `isDecided` looks at what has come so far: when it says so, nothing
 * more is waited for.
 */
export async function replay(
  probe: Probe,
  check: Check,
  trace: Trace,
  patience: Patience,
  isDecided: (replayed: Replayed) => boolean,
): Promise<Replayed> {
  await probe.ready();
  const env = trace.programs[0]?.env ?? check.env;
  const open = await probe.open({ ...check, env });
  const { stage } = open;
  const player = new Player(stage, patience.answerMs);
  const { turns } = player;
  let crash: Failure | undefined;
  let record: StageRecord;
  try {
    await open.start();
    await open.run(async () => {
      await player.play(trace);
      await player.inStep();
      const { transcript, cast } = stage;
      const soFar = () => ({
        turns,
        record: { ...emptyRecord, transcript: transcript.entries, cast },
      });
      await until(
        [transcript.changes],
        lastWaitMs(trace, patience),
        () => isDecided(soFar()) || undefined,
      );
      await sleep(patience.lingerMs);
    });
    await open.settle();
  } catch (error) {
    if (!(error instanceof CheckFailed)) throw error;
    crash = error.failure;
  } finally {
    record = await open.close();
  }
  return { record, turns, ...(crash ? { crash } : {}) };
}
