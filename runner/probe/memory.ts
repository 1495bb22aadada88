import { execFileSync } from 'node:child_process';
import { CannotTell } from '../lesson/failure.ts';
import type { Gauge } from '../lesson/stage.ts';
import type { InsideView } from './inside-view.ts';
import { bytesReadAhead, openFilesOf, processesOfGroup } from './proc.ts';

const notHere = new CannotTell({
  en: 'this system does not show from outside what a program in another language holds',
  'zh-CN': '这个系统无法从外部看到其他语言的程序占用了什么',
});

/** The resident memory of a group of processes, in bytes, where there is a ps; undefined elsewhere. */
function residentOf(group: number): number | undefined {
  try {
    const table = execFileSync('ps', ['-A', '-o', 'pgid=,rss='], { encoding: 'utf8' });
    const rows = table.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
    const own = rows.filter(([pgid]) => pgid === group);
    return own.reduce((sum, [, kibibytes = 0]) => sum + kibibytes * 1024, 0);
  } catch {
    return undefined;
  }
}

/**
 * How many bytes a group of processes holds. On Linux: what it had at first, and what it has read since and not
 * written, which is exact and costs it nothing. Elsewhere: what is alive inside of a Node program, or for others the
 * growth of their resident memory.
 */
export async function memoryGauge(group: number, inside: InsideView): Promise<Gauge> {
  // Once the garbage of its start is out, it may hold less than it began with.
  const atFirst = inside.isThere ? Math.max(0, await inside.memory()) : 0;
  const processes = processesOfGroup(group);
  const aheadAtFirst = bytesReadAhead(processes);
  if (aheadAtFirst !== undefined) {
    const grown = () => (bytesReadAhead(processes) ?? aheadAtFirst) - aheadAtFirst;
    return () => Promise.resolve(Math.max(0, atFirst + grown()));
  }
  if (inside.isThere) return () => inside.memory();
  const residentAtFirst = residentOf(group);
  if (residentAtFirst === undefined) throw notHere;
  return () => Promise.resolve((residentOf(group) ?? residentAtFirst) - residentAtFirst);
}

/** How many files and sockets a group of processes has open. Throws CannotTell when that cannot be seen. */
export async function openFiles(group: number, inside: InsideView): Promise<number> {
  const seen = openFilesOf(processesOfGroup(group));
  if (seen !== undefined) return seen;
  if (inside.isThere) return inside.openFiles();
  throw notHere;
}
