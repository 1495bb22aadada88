import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findCommand } from '../../workspace/find-command.ts';
import { inCell, type Cell } from '../../probe/cell.ts';
import { places } from './places.ts';
import { byBubblewrap, byUnshare, type View } from './view.ts';

const run = promisify(execFile);

/** How strangers' code is kept away from everything else. */
export type SandboxKind = 'bubblewrap' | 'namespaces';

const isRoot = () => process.getuid?.() === 0;

/** The command that runs another one with this view. */
export const inSandbox = (kind: SandboxKind, view: View, command: readonly string[]) =>
  kind === 'bubblewrap' ? byBubblewrap(view, command) : byUnshare(view, command, isRoot());

/** Where this package is in a view, and what must be shown for that: itself, and the packages that it needs. */
export function packageIn(packageRoot: string): { root: string; shown: View['shown'] } {
  const parts = packageRoot.split(path.sep);
  const installed = parts.indexOf('node_modules');
  const at = (...names: string[]) => path.posix.join(places.workshop, ...names);
  if (installed >= 0) {
    const source = parts.slice(0, installed + 1).join(path.sep);
    return {
      root: at(...parts.slice(installed)),
      shown: [{ source, at: at('node_modules') }],
    };
  }
  const needed = ['dist', 'lessons', 'package.json', 'node_modules'];
  return {
    root: places.workshop,
    shown: needed.map((name) => ({ source: path.join(packageRoot, name), at: at(name) })),
  };
}

/** The cell for programs in a view where the package is there. */
export const cellIn = (root: string): Cell => ({
  folder: places.submission,
  fixed: [places.marking],
  // The answers.
  hidden: [path.posix.join(root, 'lessons'), path.posix.join(root, 'dist', 'lessons')],
});

/** Starts something trivial as a stranger's program would be started. Throws what goes wrong. */
async function tryOut(kind: SandboxKind, packageRoot: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'workshop-trial-'));
  try {
    const { root, shown } = packageIn(packageRoot);
    const submission = { source: path.join(packageRoot, 'dist'), at: places.submission };
    const view = { root: folder, shown: [...shown, submission] };
    const [command = '', ...args] = inSandbox(kind, view, inCell(cellIn(root), ['true']));
    await run(command, args, { timeout: 10_000 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export type FoundSandbox = { readonly kind: SandboxKind } | { readonly trouble: string };

/** What this machine has to keep strangers' code away, by trying it. */
export async function findSandbox(packageRoot: string): Promise<FoundSandbox> {
  if (process.platform !== 'linux') return { trouble: process.platform };
  const hasBubblewrap = findCommand('bwrap') !== undefined;
  // Only an ordinary user gains by it: root can become nobody, which is more.
  const kinds: SandboxKind[] =
    hasBubblewrap && !isRoot() ? ['bubblewrap', 'namespaces'] : ['namespaces'];
  let trouble = '';
  for (const kind of kinds) {
    try {
      await tryOut(kind, packageRoot);
      return { kind };
    } catch (error) {
      const { stderr, message } = error as Error & { stderr?: string };
      trouble = (stderr ?? '').trim().split('\n').at(-1) || message;
    }
  }
  return { trouble };
}
