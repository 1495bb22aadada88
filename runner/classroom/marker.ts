import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { MarkingOrder, MarkingReport } from './marking-order.ts';
import { places } from './sandbox/places.ts';
import { inSandbox, packageIn, type SandboxKind } from './sandbox/sandbox.ts';

/** No submission takes so long, unless it keeps the marker from its work. In milliseconds. */
const longestMs = 180_000;
/** What comes on standard error is told; no more of it than this, in characters. */
const mostComplaints = 2000;

/** A submission that could not be marked. The message is for the teacher. */
export class NotMarked extends Error {
  override readonly name = 'NotMarked';
  /** It was stopped because it took too long, after so many milliseconds. */
  readonly afterMs: number | undefined;

  constructor(message: string, afterMs?: number) {
    super(message);
    this.afterMs = afterMs;
  }
}

export interface MarkerOptions {
  readonly packageRoot: string;
  /** Where the big files of lessons are. */
  readonly cacheFolder: string;
  /** Undefined where the teacher trusts what was handed in. */
  readonly sandbox: SandboxKind | undefined;
}

/** What is to be marked, and where it lies. */
export interface Submitted extends Pick<MarkingOrder, 'lesson' | 'folder' | 'seed'> {
  /** A folder for this one alone, which is removed afterwards. */
  readonly scratch: string;
}

interface Launch {
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly endBy: NodeJS.Signals;
}

const markerIn = (packageRoot: string) => [packageRoot, 'dist', 'runner', 'cli', 'marker.js'];

/** How the marker is started in a sandbox that is built in this folder. */
function sandboxed(
  options: MarkerOptions,
  kind: SandboxKind,
  submitted: Submitted,
  root: string,
): Launch {
  const own = packageIn(options.packageRoot);
  const { lesson, seed, folder } = submitted;
  const order: MarkingOrder = { lesson, seed, folder: places.submission, isSandboxed: true };
  const shown = [
    ...own.shown,
    { source: process.execPath, at: places.node },
    { source: options.cacheFolder, at: places.cache },
    { source: folder, at: places.submission },
  ];
  const marker = path.posix.join(...markerIn(own.root));
  const words = [places.node, marker, JSON.stringify(order)];
  const system = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
  return {
    command: inSandbox(kind, { root, shown }, words),
    env: {
      PATH: [path.posix.dirname(places.node), ...system].join(':'),
      HOME: '/tmp',
      TMPDIR: places.marking,
      WORKSHOP_CACHE: places.cache,
    },
    // All that is in it ends with it.
    endBy: 'SIGKILL',
  };
}

function trusted(
  { packageRoot, cacheFolder }: MarkerOptions,
  { lesson, seed, folder }: Submitted,
): Launch {
  const order: MarkingOrder = { lesson, seed, folder, isSandboxed: false };
  const command = [process.execPath, path.join(...markerIn(packageRoot)), JSON.stringify(order)];
  const env = { ...process.env, WORKSHOP_CACHE: cacheFolder };
  return { command, env, endBy: 'SIGTERM' };
}

/** Runs the marker to its end. Throws NotMarked when nothing comes of it. */
async function run({ command, env, endBy }: Launch): Promise<MarkingReport> {
  const [first = '', ...rest] = command;
  // It ends with us: see marker.ts.
  const child = spawn(first, rest, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let isLate = false;
  const alarm = setTimeout(() => {
    isLate = true;
    child.kill(endBy);
  }, longestMs);
  try {
    const printed: Buffer[] = [];
    let complaints = '';
    child.stdout?.on('data', (piece: Buffer) => printed.push(piece));
    child.stderr?.on('data', (piece: Buffer) => {
      complaints = (complaints + piece.toString()).slice(-mostComplaints);
    });
    const status = await new Promise<number | string>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, by) => resolve(code ?? by ?? 1));
    });
    if (isLate) throw new NotMarked('', longestMs);
    if (status !== 0) {
      const [last] = complaints.trim().split('\n').slice(-1);
      throw new NotMarked(last || `the marker ended with ${status}`);
    }
    return JSON.parse(Buffer.concat(printed).toString()) as MarkingReport;
  } finally {
    clearTimeout(alarm);
  }
}

/**
 * Marks one lesson of one submission, in a process and, where there is one, in a sandbox of its own. Throws NotMarked.
 */
export async function mark(options: MarkerOptions, submitted: Submitted): Promise<MarkingReport> {
  const { sandbox } = options;
  if (sandbox === undefined) return run(trusted(options, submitted));
  const root = path.join(submitted.scratch, 'view');
  mkdirSync(root);
  return run(sandboxed(options, sandbox, submitted, root));
}
