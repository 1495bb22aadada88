import { readdirSync, readFileSync, readlinkSync, statfsSync } from 'node:fs';
import type { Text } from '../../lesson/text.ts';
import { cellLimits } from '../../probe/cell.ts';
import { places } from './places.ts';

/** Between two looks, in milliseconds. Nobody fills the memory of a machine in that time. */
const lookEveryMs = 200;

interface Inmate {
  readonly pid: number;
  /** The number that it has in its cell: the first is the one that keeps it. */
  readonly inside: number;
  /** The namespace of its cell. */
  readonly cell: string;
  readonly threads: number;
  /** Resident, in bytes. */
  readonly memory: number;
}

const columns = (status: string, name: string) =>
  (new RegExp(`^${name}:(.*)$`, 'm').exec(status)?.[1] ?? '').trim().split(/\s+/);

/** A process that is in a deeper namespace than we are; undefined where it is not, or is gone. */
function inmate(pid: number, ownDepth: number): Inmate | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const numbers = columns(status, 'NSpid');
    if (numbers.length <= ownDepth) return undefined;
    const number = (name: string) => Number(columns(status, name)[0] ?? 0);
    const memory = number('VmRSS') * 1024;
    return {
      pid,
      inside: Number(numbers.at(-1)),
      cell: readlinkSync(`/proc/${pid}/ns/pid`),
      threads: number('Threads'),
      memory,
    };
  } catch {
    return undefined;
  }
}

/** Who is in each cell. */
function cells(): Iterable<readonly Inmate[]> {
  const ownDepth = columns(readFileSync('/proc/self/status', 'utf8'), 'NSpid').length;
  const byCell = new Map<string, Inmate[]>();
  for (const name of readdirSync('/proc')) {
    const found = /^\d+$/.test(name) ? inmate(Number(name), ownDepth) : undefined;
    if (found) byCell.set(found.cell, [...(byCell.get(found.cell) ?? []), found]);
  }
  return byCell.values();
}

/** What all processes of a cell may have together. The limits of the system for each are wider: see cellLimits. */
const most = { memory: 2 ** 30, threads: 100 } as const;

const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20);

const texts = {
  memory: {
    en: `A program used more than ${mebibytes(most.memory)} MiB of memory, and was ended.`,
    'zh-CN': `程序占用的内存超过了 ${mebibytes(most.memory)} MiB，已被终止。`,
  },
  processes: {
    en: `A program started more than ${most.threads} processes and threads, and was ended.`,
    'zh-CN': `程序启动的进程和线程超过了 ${most.threads} 个，已被终止。`,
  },
  disk: {
    en: `A program filled the ${mebibytes(cellLimits.disk)} MiB of disk that it may use.`,
    'zh-CN': `程序写满了允许使用的 ${mebibytes(cellLimits.disk)} MiB 磁盘空间。`,
  },
} satisfies Record<string, Text>;

type Incident = keyof typeof texts;

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);

function diskIsFull({ pid }: Inmate): boolean {
  try {
    const folders = ['/tmp', places.submission];
    return folders.some((folder) => statfsSync(`/proc/${pid}/root${folder}`).bavail === 0);
  } catch {
    return false;
  }
}

/** All but the keeper, who tells how the program has ended. */
function end(cell: readonly Inmate[]) {
  for (const { pid } of cell.filter(({ inside }) => inside !== 1)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }
}

/** Ends what takes too much, and remembers it. */
function inspect(cell: readonly Inmate[]): Incident | undefined {
  const [first] = cell;
  if (first && diskIsFull(first)) return 'disk';
  const tooMuch =
    sum(cell.map(({ memory }) => memory)) > most.memory
      ? 'memory'
      : sum(cell.map(({ threads }) => threads)) > most.threads
        ? 'processes'
        : undefined;
  if (tooMuch !== undefined) end(cell);
  return tooMuch;
}

/**
 * Watches from outside what the programs in cells use together: the system limits each process by itself. Returns how to
 * learn what happened, and how to stop.
 */
export function watchCells(): { incidents: () => Text[]; stop: () => void } {
  const seen = new Set<Incident>();
  const look = () => {
    for (const cell of cells()) {
      const incident = inspect(cell);
      if (incident !== undefined) seen.add(incident);
    }
  };
  const watching = setInterval(look, lookEveryMs);
  return {
    incidents: () => [...seen].map((incident) => texts[incident]),
    stop: () => clearInterval(watching),
  };
}
