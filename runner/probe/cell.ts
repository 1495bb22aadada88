import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Exit } from '../lesson/failure.ts';

/**
 * Linux: namespaces of its own for a program that must not be trusted. It sees no process but its own, so it can neither
 * end nor change whoever judges it; its folder is a copy, which is thrown away; it has no rights to mount or to become
 * somebody else. Needs util-linux.
 */
export interface Cell {
  /** The folder of which it gets a copy. */
  readonly folder: string;
  /** Folders that it sees, but must not change. */
  readonly fixed: readonly string[];
  /** Folders that it finds empty. */
  readonly hidden: readonly string[];
}

/** What a program in a cell may use. Sizes in bytes, times in seconds. */
export const cellLimits = {
  /** Of each of its processes, with what V8 reserves: from Node.js 24 on, half a GiB for each thread that runs JavaScript. */
  memory: 4 * 2 ** 30,
  /** Threads count, of which a Node program has about ten. */
  processes: 128,
  openFiles: 4096,
  fileSize: 64 * 2 ** 20,
  /** Its own folder and /tmp, each. */
  disk: 64 * 2 ** 20,
  /** Of the processor, for each of its processes. */
  cpu: 60,
} as const;

/** The exit status of a cell that could not be made. */
const notFurnished = 113;

/**
 * Runs as the first process of the cell, still with the right to mount. $1 is the folder, then come what stays open in the
 * fixed ones, the fixed ones, and the hidden ones, each up to `--`, and the command. Whatever the shell itself has to say is
 * not the program's.
 */
const furnish = `
exec 9>&2 2>/dev/null
trap 'exit ${notFurnished}' EXIT
set -e
own=$1; shift
mount -t tmpfs -o mode=755,size=${cellLimits.disk} own /mnt
cp -R "$own/." /mnt
mount -n --move /mnt "$own"
mount -t tmpfs -o mode=1777,size=${cellLimits.disk} tmp /tmp
while [ "$1" != -- ]; do mount --bind "$1" "$1"; shift; done; shift
while [ "$1" != -- ]; do mount -o remount,bind,ro,nosuid,nodev "$1"; shift; done; shift
while [ "$1" != -- ]; do mount -t tmpfs -o ro,size=4k nothing "$1"; shift; done; shift
cd "$PWD"
export HOME=/tmp TMPDIR=/tmp
set +e
trap - EXIT
(exec "$@") 2>&9 9>&-
`;

const limits = [
  'prlimit',
  `--data=${cellLimits.memory}`,
  `--nproc=${cellLimits.processes}`,
  `--nofile=${cellLimits.openFiles}`,
  `--fsize=${cellLimits.fileSize}`,
  `--cpu=${cellLimits.cpu}`,
  '--core=0',
];

const withoutRights = ['setpriv', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];

/** The command that runs another one in a cell. The folder of the file that it `writes` is open to it. */
export function inCell(
  { folder, fixed, hidden }: Cell,
  command: readonly string[],
  writes?: string,
): [string, ...string[]] {
  const open = writes === undefined ? [] : [path.dirname(writes)];
  return [
    'unshare',
    ...['--user', '--map-root-user', '--pid', '--fork', '--kill-child', '--mount-proc'],
    ...['sh', '-c', furnish, 'cell', folder, ...open, '--', ...fixed, '--', ...hidden, '--'],
    ...withoutRights,
    ...limits,
    ...command,
  ];
}

const childrenOf = (pid: number) => {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return children.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

/** The program in a cell: the child of its shell, which is the child of what we have started. Until then, that. */
export const programOf = (started: number): number =>
  childrenOf(started).flatMap(childrenOf)[0] ?? started;

/** Whether there was no cell to run a program in. */
export const hadNoCell = ({ status }: Exit) => status === notFurnished;

/** How a program in a cell has ended: its shell ends by itself, and says by a number which signal it was. */
export function endInCell({ status, signal }: Exit): Exit {
  const number = (status ?? 0) - 128;
  const [name] = Object.entries(os.constants.signals).find(([, each]) => each === number) ?? [];
  return name === undefined ? { status, signal } : { status: null, signal: name };
}
