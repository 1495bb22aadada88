import os from 'node:os';
import { findSandbox, type FoundSandbox } from '../../classroom/sandbox/sandbox.ts';
import { broadcastTrouble } from '../../probe/broadcast.ts';
import { countFreePorts } from '../../probe/free-port.ts';
import { mostOpenFiles, timeToStart } from '../../probe/limits.ts';
import { tcpTrouble, udpTrouble } from '../../probe/loopback.ts';
import { multicastTrouble } from '../../probe/multicast.ts';
import { answersInHalves } from '../../probe/nagle-trial.ts';
import { inTime, troubleOf, type Trouble } from '../../probe/trouble.ts';
import { tryFolder } from '../../workspace/cache-trial.ts';
import { cacheFolder } from '../../workspace/cache.ts';

/** What a trial gave, or why it gave nothing. */
type Tried<T> = { readonly value: T } | { readonly trouble: Trouble };

/** What was seen of this machine. Of what just works or does not, only the trouble. */
export interface Observed {
  /** As in 20.19.0. */
  readonly node: string;
  readonly startMs: Tried<number>;
  readonly tcp4: Trouble | undefined;
  readonly tcp6: Trouble | undefined;
  readonly udp: Trouble | undefined;
  readonly broadcast: Trouble | undefined;
  readonly multicast: Trouble | undefined;
  /** How long an answer takes that is written in two halves, as a rule. */
  readonly inHalvesMs: Tried<number>;
  readonly freePorts: Tried<number>;
  /** Infinity: as many as it likes. */
  readonly openFiles: number;
  readonly sandbox: FoundSandbox;
  readonly cache: { readonly folder: string; readonly freeBytes: Tried<number> };
}

/** How many ports are tried. */
export const portsTried = 12;

/** A socket that works at all works at once. A program gets as long as `verify` gives it, and so does a disk. */
const patience = { socketMs: 1000, otherMs: 5000 };

const tried = <T>(work: Promise<T>, ms: number): Promise<Tried<T>> =>
  inTime(work, ms).then(
    (value) => ({ value }),
    (error: unknown) => ({ trouble: troubleOf(error) }),
  );

/** The first answer on a connection need not wait as the others do, nor need all of these. */
async function usualTime(host: string): Promise<number> {
  const times = (await answersInHalves(host, 5)).map(({ tookMs }) => tookMs);
  return times.sort((one, other) => one - other)[2] ?? 0;
}

/** Tries everything out, side by side. Leaves nothing behind and listens on loopback only. */
export async function observe(env: NodeJS.ProcessEnv, packageRoot: string): Promise<Observed> {
  const { socketMs: ms, otherMs } = patience;
  const local = '127.0.0.1';
  const openFiles = mostOpenFiles();
  const folder = cacheFolder(env, process.platform, os.homedir());
  const [start, tcp4, tcp6, udp, broadcast, multicast, inHalvesMs, freePorts, freeBytes, sandbox] =
    await Promise.all([
      tried(timeToStart(otherMs), otherMs + ms),
      tcpTrouble(local, ms),
      tcpTrouble('::1', ms),
      udpTrouble(local, ms),
      broadcastTrouble(ms),
      multicastTrouble(local, ms),
      tried(usualTime(local), otherMs),
      tried(countFreePorts(local, portsTried), ms),
      tried(tryFolder(folder), otherMs),
      findSandbox(packageRoot),
    ]);
  return {
    node: process.versions.node,
    startMs: start,
    tcp4,
    tcp6,
    udp,
    broadcast,
    multicast,
    inHalvesMs,
    freePorts,
    openFiles,
    sandbox,
    cache: { folder, freeBytes },
  };
}
