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

/** How often somebody may be waited for in vain before nobody waits for them any more. */
const mostMisses = 2;

/** What somebody heard then and hears now, up to where the replay is. */
interface Hearing {
  then: string;
  now: string;
  /** Something came then since our last event, and comes now. */
  expects: boolean;
  isServed: boolean;
  misses: number;
}

/** What was heard, as a text that can be compared: every digit is the same, since ports are not. */
const marks = ({ bytes }: TranscriptEntry, isDatagram: boolean): string =>
  Buffer.from(bytes).toString('latin1').replace(/\d/g, '0') + (isDatagram ? '\u{100}' : '');

/** Whether it has heard what it had heard then; where the words are others, whether it has heard anything. */
function hasHeard({ then, now, isServed }: Hearing): boolean {
  if (now.startsWith(then)) return true;
  return !then.startsWith(now) && isServed;
}

/** Does on a stage what our side did in a trace, in step with what the server says. */
class Player {
  readonly turns: number[] = [];
  readonly #stage: ProbeStage;
  readonly #answerMs: number;
  readonly #clients = new Map<string, Client>();
  readonly #peers = new Map<string, Peer>();
  readonly #hearings = new Map<string, Hearing>();
  #seen = 0;
  #acted = performance.now();

  constructor(stage: ProbeStage, answerMs: number) {
    this.#stage = stage;
    this.#answerMs = answerMs;
  }

  async play({ clients, entries }: Trace) {
    const { server } = this.#stage;
    if (this.#isDatagrams) {
      for (const { name } of clients) this.#peers.set(name, await this.#stage.peer(name));
    }
    let [before, ours] = [0, 0];
    for (const entry of entries) {
      const { atMs } = entry;
      // Only what is said is waited for; the end of a connection is given the time that it took then.
      if (isOurs(entry, server.name)) {
        await this.inStep();
        await this.#pause(atMs - before, atMs - ours);
        this.#begin();
        await this.#act(entry);
        before = ours = atMs;
      } else if (entry.event === 'data') {
        const hearing = this.#hearing(entry.to);
        hearing.then += marks(entry, this.#isDatagrams);
        hearing.expects = true;
        before = atMs;
      }
    }
  }

  /** Waits until all has come that had come then since our last event: no longer than for an answer. */
  async inStep() {
    const missing = () => {
      this.#listen();
      return [...this.#hearings.values()].filter(
        (each) => each.expects && each.misses < mostMisses && !hasHeard(each),
      );
    };
    // Whoever was waited for in vain once gets less time.
    const ms = this.#isAside ? this.#answerMs / 4 : this.#answerMs;
    const isThere = () => missing().length === 0 || undefined;
    if (await until([this.#stage.transcript.changes], ms, isThere)) return;
    for (const hearing of missing()) hearing.misses += 1;
  }

  get #isDatagrams(): boolean {
    return this.#stage.programs[0]?.protocol === 'udp';
  }

  /** Whether the server has not said something any more that it said then. */
  get #isAside(): boolean {
    return [...this.#hearings.values()].some(({ misses }) => misses > 0);
  }

  #hearing(who: string): Hearing {
    const nothing = { then: '', now: '', expects: false, isServed: false, misses: 0 };
    const hearing = this.#hearings.get(who) ?? nothing;
    this.#hearings.set(who, hearing);
    return hearing;
  }

  /** Takes note of what has come since it was last called. */
  #listen() {
    const { server, transcript } = this.#stage;
    for (const entry of transcript.entries.slice(this.#seen)) {
      if (isOurs(entry, server.name) || entry.event !== 'data') continue;
      const hearing = this.#hearing(entry.to);
      hearing.now += marks(entry, this.#isDatagrams);
      hearing.isServed = true;
    }
    this.#seen = transcript.entries.length;
  }

  /** As long as it was then: after whatever came before, or, where that did not come, after our own last event. */
  async #pause(sinceAnyMs: number, sinceOursMs: number) {
    const left = sinceOursMs - (performance.now() - this.#acted);
    const ms = Math.min(this.#isAside ? left : sinceAnyMs, this.#answerMs);
    if (ms >= leastPauseMs) await sleep(ms);
  }

  /** The next event of ours comes now. */
  #begin() {
    this.#listen();
    for (const hearing of this.#hearings.values()) hearing.expects = hearing.isServed = false;
    this.turns.push(this.#seen);
    this.#acted = performance.now();
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
      case 'lost':
      case 'timeout':
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
