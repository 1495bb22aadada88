// The peer that `verify` is measured against: an exercise of learnyounode that is about a TCP server, too.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from './measure.js';
import { cache } from './places.js';

const folder = path.join(cache, 'learnyounode');
const bin = path.join('node_modules', 'learnyounode', 'bin', 'learnyounode');
const solution = path.join(
  ...['node_modules', 'learnyounode', 'exercises', 'time_server', 'solution', 'solution.js'],
);

const learnyounode = (where, ...words) => {
  const home = path.join(where, 'home');
  return run([bin, ...words], { cwd: where, env: { HOME: home, USERPROFILE: home, LANG: 'C' } });
};

/** Installs it, unless an earlier run has. */
export async function preparePeer() {
  if (existsSync(folder)) return;
  process.stderr.write('  installing learnyounode\n');
  const half = `${folder}.${process.pid}`;
  mkdirSync(path.join(half, 'home'), { recursive: true });
  try {
    const words = ['install', '--prefix', half, '--ignore-scripts', '--no-audit', 'learnyounode'];
    execFileSync('npm', words, { stdio: 'ignore', shell: process.platform === 'win32' });
    await learnyounode(half, 'select', 'TIME SERVER');
    renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

/** Verifies its own solution of TIME SERVER. Resolves with the milliseconds. */
export async function verifyWithPeer() {
  const { ms, printed } = await learnyounode(folder, 'verify', solution);
  if (!printed.includes('# PASS')) throw new Error(`learnyounode did not pass:\n${printed}`);
  return ms;
}
