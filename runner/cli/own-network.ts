import { execFileSync, spawn } from 'node:child_process';
import type { Lesson } from '../lesson/lesson.ts';
import { argumentsOf } from './arguments.ts';
import { exitStatus, type Context } from './context.ts';

/** Set where we have been started a second time, in a network that has nothing but a loopback interface. */
const marker = 'WORKSHOP_OWN_NETWORK';
/** Linux: as root of a user namespace, so that anybody may do it. */
const unshare = ['--map-root-user', '--net', 'sh', '-c'] as const;
const loopbackUp = 'ip link set lo up';

function canHaveOne(): boolean {
  try {
    execFileSync('unshare', [...unshare, loopbackUp], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Even when that one was killed and could not tell us. */
function endWithWhoeverStartedUs() {
  process.once('disconnect', () => process.exit(exitStatus.inconclusive));
  process.channel?.unref();
}

/**
 * A program that is still to learn which interface to use must not talk to the real network. Where Linux lets us, the
 * whole command is started once more in a network of its own, and its exit status returned; undefined where it has to
 * go on here.
 */
export async function inOwnNetwork(
  context: Context,
  lessons: readonly Lesson[],
): Promise<number | undefined> {
  const mayReachOut = lessons.some(({ needs }) => needs?.multicast);
  if (process.env[marker] !== undefined) endWithWhoeverStartedUs();
  if (!mayReachOut || process.env[marker] !== undefined) return undefined;
  if (process.platform !== 'linux' || !canHaveOne()) return undefined;
  const [, script = ''] = process.argv;
  // Not the arguments that we were started with: the command may have been chosen in the menu.
  const again = [process.execPath, ...process.execArgv, script, ...argumentsOf(context.invocation)];
  const child = spawn('unshare', [...unshare, `${loopbackUp} && exec "$0" "$@"`, ...again], {
    env: { ...process.env, [marker]: '1' },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const forget = context.onExit(() => child.kill('SIGTERM'));
  const status = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
  });
  forget();
  return status;
}
