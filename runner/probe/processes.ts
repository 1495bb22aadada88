import { execFileSync, spawn } from 'node:child_process';
import { processesWithVariable } from './proc.ts';

/** The environment variable by which everything that a run has started can be found again. */
export const runVariable = 'WORKSHOP_RUN';

export type Spawn = typeof spawn;

/**
 * What starts any command. On Windows many of them are scripts for cmd.exe, such as npx.cmd, which Node itself does not
 * start; their arguments have to be quoted in a way of their own.
 */
export const spawnerOf = async (platform: NodeJS.Platform): Promise<Spawn> =>
  platform === 'win32' ? (await import('cross-spawn')).default : spawn;

/** Sends a signal to a process, or to a group when it is negative, if there is one still. */
export function signalTo(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

/** Sends a signal to a program and to all that it has started. Windows ends them, whatever the signal is. */
export function killGroup(leader: number, signal: NodeJS.Signals) {
  if (process.platform !== 'win32') return signalTo(-leader, signal);
  try {
    execFileSync('taskkill', ['/pid', String(leader), '/T', '/F'], { stdio: 'ignore' });
  } catch {
    // It has ended already.
  }
}

/** Holds a program up, with all that it has started, while this is done. Windows cannot: there it goes on. */
export async function heldUpWhile<T>(
  leader: number | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (leader === undefined || process.platform === 'win32') return work();
  signalTo(-leader, 'SIGSTOP');
  try {
    return await work();
  } finally {
    signalTo(-leader, 'SIGCONT');
  }
}

/** On Linux: ends what has left its group and is still there. */
export function sweep(run: string) {
  for (const pid of processesWithVariable(`${runVariable}=${run}`)) signalTo(pid, 'SIGKILL');
}

/** Other languages keep what they print until there is more of it, and guess at the encoding, unless told otherwise. */
export const foreignEnvironment = {
  // macOS need not have the other one.
  LANG: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
  PYTHONUNBUFFERED: '1',
  PYTHONUTF8: '1',
} as const;

/** What a program gets to see of our environment. */
export function cleanEnvironment(): Record<string, string> {
  const kept =
    process.platform === 'win32'
      ? [
          'PATH',
          'PATHEXT',
          'SYSTEMROOT',
          'COMSPEC',
          'TEMP',
          'TMP',
          'USERPROFILE',
          'APPDATA',
          'LOCALAPPDATA',
          'HOMEDRIVE',
          'HOMEPATH',
        ]
      : ['PATH', 'HOME', 'TMPDIR'];
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
