import net from 'node:net';
import type { Address } from '../lesson/failure.ts';
import { usualPort } from './lessons.ts';

const usualHost = '127.0.0.1';

/**
 * Where a program is to listen: what somebody has set by hand counts more than what we suggest. Some shells and tools
 * keep the name of the machine in HOST, which is not meant for us: only an address counts.
 */
export function addressToRunOn(
  { HOST = '', PORT = '' }: NodeJS.ProcessEnv,
  port: number | undefined,
): Address {
  const isMeant = net.isIP(HOST) !== 0 || HOST === 'localhost';
  const own = /^[1-9]\d*$/.test(PORT) && Number(PORT) <= 65_535 ? Number(PORT) : undefined;
  return { host: isMeant ? HOST : usualHost, port: port ?? own ?? usualPort };
}
