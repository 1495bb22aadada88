import { socketTable } from './proc.ts';
import { pause } from './waiting.ts';

/** The kernel's name for the keep-alive timer in its table of sockets. */
const keepAliveTimerCode = '02';
const looks = 20;

/**
 * Whether the keep-alive timer runs at the server's end of a connection; undefined where the system does not show it.
 * Other timers can cover it for some milliseconds, so it looks several times.
 */
export async function keepAliveTimer(
  serverPort: number,
  clientPort: number,
): Promise<boolean | undefined> {
  for (let look = 0; look < looks; look += 1) {
    const row = socketTable().find(
      ({ protocol, local, remote }) =>
        protocol === 'tcp' && local.port === serverPort && remote.port === clientPort,
    );
    if (!row) return undefined;
    if (row.timer === keepAliveTimerCode) return true;
    await pause(20);
  }
  return false;
}
