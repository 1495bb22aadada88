import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CannotTell } from '../lesson/failure.ts';
import type { Gauge } from '../lesson/stage.ts';
import type { InsideView } from './inside-view.ts';
import { bytesReadAhead, openFilesOf, ownMemoryOf, processesOfGroup } from './proc.ts';

const run = promisify(execFile);

const notHere = new CannotTell({
  en: 'this system does not show from outside what a program in another language holds',
  'zh-CN': '这个系统无法从外部看到其他语言的程序占用了什么',
});

/** The resident memory of a group of processes, in bytes, where there is a ps; undefined elsewhere. */
async function residentOf(group: number): Promise<number | undefined> {
  try {
    const { stdout } = await run('ps', ['-A', '-o', 'pgid=,rss=']);
    const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
    const own = rows.filter(([pgid]) => pgid === group);
    return own.reduce((sum, [, kibibytes = 0]) => sum + kibibytes * 1024, 0);
  } catch {
    return undefined;
  }
}

/** Measures the growth of a figure from now on. */
function growthOf(look: () => Promise<number | undefined>, atFirst: number, from: number): Gauge {
  return async () => Math.max(0, atFirst + ((await look()) ?? from) - from);
}

/**
 * How many bytes a group of processes holds. A Node program on Linux: what it had at first, and what it has read since
 * and not written, which is exact and costs it nothing; elsewhere what is alive inside of it. Other programs: how much
 * memory of their own they have got since.
 */
export async function memoryGauge(group: number, inside: InsideView): Promise<Gauge> {
  if (inside.isThere) {
    const atFirst = await inside.memory();
    const readAhead = () => Promise.resolve(bytesReadAhead(processesOfGroup(group)));
    const before = await readAhead();
    return before === undefined ? () => inside.memory() : growthOf(readAhead, atFirst, before);
  }
  // Not what they have read and not written: other languages write to sockets by calls that the system does not count.
  const look = () => ownMemoryOf(processesOfGroup(group)) ?? residentOf(group);
  const own = () => Promise.resolve(look());
  const before = await own();
  if (before === undefined) throw notHere;
  return growthOf(own, 0, before);
}

/** How many files and sockets a group of processes has open. Throws CannotTell when that cannot be seen. */
export async function openFiles(group: number, inside: InsideView): Promise<number> {
  const seen = openFilesOf(processesOfGroup(group));
  if (seen !== undefined) return seen;
  if (inside.isThere) return inside.openFiles();
  throw notHere;
}
