import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Address } from '../lesson/failure.ts';

/** Linux shows its sockets and processes as files below /proc. Elsewhere all of this finds nothing. */

export interface SocketRow {
  readonly protocol: 'tcp' | 'udp';
  readonly local: Address;
  readonly remote: Address;
  readonly listening: boolean;
  /** `02`: the keep-alive timer. */
  readonly timer: string;
  readonly inode: string;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** An address as the kernel prints it: each group of four bytes in the order of the machine, the port in plain hex. */
function addressOf(hex: string): Address {
  const [ip = '', port = ''] = hex.split(':');
  const groups = ip.match(/.{8}/g) ?? [];
  const bytes = groups.flatMap((group) => (group.match(/../g) ?? []).reverse());
  const dotted = bytes
    .slice(-4)
    .map((byte) => Number.parseInt(byte, 16))
    .join('.');
  if (bytes.length === 4) return { host: dotted, port: Number.parseInt(port, 16) };
  const joined = bytes.join('');
  if (/^0+$/.test(joined)) return { host: '::', port: Number.parseInt(port, 16) };
  if (/^0{31}1$/.test(joined)) return { host: '::1', port: Number.parseInt(port, 16) };
  if (/^0{20}f{4}/i.test(joined)) return { host: dotted, port: Number.parseInt(port, 16) };
  return { host: joined.match(/.{4}/g)?.join(':') ?? '', port: Number.parseInt(port, 16) };
}

/** The rows of the kernel's table of TCP or UDP sockets, as documented in proc_net_tcp. */
export function parseSocketTable(table: string, protocol: 'tcp' | 'udp'): SocketRow[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns.length > 9)
    .map(([, local = '', remote = '', state = '', , timer = '', , , , inode = '']) => ({
      protocol,
      local: addressOf(local),
      remote: addressOf(remote),
      // A bound UDP socket is shown as closed (07).
      listening: protocol === 'tcp' ? state === '0A' : state === '07',
      timer: timer.slice(0, 2),
      inode,
    }));
}

export function socketTable(pid: number | 'self' = 'self'): SocketRow[] {
  return (['tcp', 'tcp6', 'udp', 'udp6'] as const).flatMap((name) =>
    parseSocketTable(read(`/proc/${pid}/net/${name}`), name.startsWith('tcp') ? 'tcp' : 'udp'),
  );
}

const processIds = () =>
  list('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** The processes of a group. The name in the second column may itself hold blanks and brackets. */
export const processesOfGroup = (group: number): number[] =>
  processIds().filter((pid) => {
    const stat = read(`/proc/${pid}/stat`);
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) === group;
  });

/** The processes that were started with this in their environment, in whatever group they are by now. */
export const processesWithVariable = (variable: string): number[] =>
  processIds().filter((pid) => read(`/proc/${pid}/environ`).split('\0').includes(variable));

/** Where the processes of a group listen. */
export function listeningOf(group: number): SocketRow[] {
  const inodes = new Set(
    processesOfGroup(group).flatMap((pid) =>
      list(`/proc/${pid}/fd`).map((fd) => {
        try {
          return readlinkSync(`/proc/${pid}/fd/${fd}`);
        } catch {
          return '';
        }
      }),
    ),
  );
  return socketTable().filter((row) => row.listening && inodes.has(`socket:[${row.inode}]`));
}

/** How many sockets have joined a group, by the kernel's table of IPv4 multicast memberships. */
export function countMembers(table: string, group: string): number {
  const rows = [...table.matchAll(/^\s+([0-9A-F]{8})\s+(\d+)/gm)];
  const own = rows.filter(([, hex]) => addressOf(`${hex}:0`).host === group);
  return own.reduce((sum, [, , users]) => sum + Number(users), 0);
}

export const membersOf = (group: string) => countMembers(read('/proc/net/igmp'), group);

/** What a process has read and not written, by its figures as documented in proc_pid_io. */
function readAheadOf(figures: string): number {
  const figure = (name: string) =>
    Number(new RegExp(`^${name}: (\\d+)`, 'm').exec(figures)?.[1] ?? 0);
  return figure('rchar') - figure('wchar');
}

/** How many bytes were read and not written, by the figures of processes; undefined when none of them has any. */
export function sumReadAhead(figures: readonly string[]): number | undefined {
  const known = figures.filter((each) => each !== '');
  if (known.length === 0) return undefined;
  return known.reduce((sum, each) => sum + readAheadOf(each), 0);
}

/** How many bytes these processes have read and not written; undefined where the system does not say. */
export const bytesReadAhead = (pids: readonly number[]) =>
  sumReadAhead(pids.map((pid) => read(`/proc/${pid}/io`)));

/** How many files and sockets these processes have open; undefined where the system does not say. */
export function openFilesOf(pids: readonly number[]): number | undefined {
  const counts = pids.map((pid) => list(`/proc/${pid}/fd`).length).filter((count) => count > 0);
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

/** How much memory of their own these processes have, shared pages in part, in bytes; undefined where that is not shown. */
export function ownMemoryOf(pids: readonly number[]): number | undefined {
  const kibibytes = pids.flatMap((pid) => {
    const own = /^Pss_Anon:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
    return own === undefined ? [] : [Number(own)];
  });
  return kibibytes.length === 0 ? undefined : 1024 * kibibytes.reduce((sum, each) => sum + each, 0);
}
