import { execFile, type ExecException } from 'node:child_process';
import { promisify } from 'node:util';
import { cleanEnvironment } from './processes.ts';
import { nothingCame } from './trouble.ts';

interface Report {
  readonly userLimits?: { readonly open_files?: { readonly soft?: number | 'unlimited' } };
}

/**
 * How many files and sockets a Node.js program may have open; Infinity where there is no limit. Node raises the soft limit
 * to the hard one when it starts, in the learner's programs as well, so what it reports is what counts, not what
 * `ulimit -n` says in the shell. Call it before there are sockets: their peers' names would be looked up.
 */
export function mostOpenFiles(): number {
  const { userLimits } = process.report.getReport() as Report;
  const limit = userLimits?.open_files?.soft;
  return typeof limit === 'number' ? limit : Infinity;
}

/** How many milliseconds it takes to start a Node.js program that does nothing. Rejects when it cannot be started. */
export async function timeToStart(mostMs: number): Promise<number> {
  const began = performance.now();
  const options = { env: cleanEnvironment(), timeout: mostMs };
  await promisify(execFile)(process.execPath, ['-e', ''], options).catch((error: ExecException) => {
    throw error.killed ? nothingCame(mostMs) : error;
  });
  return performance.now() - began;
}
