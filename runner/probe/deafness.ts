import type { Address, Deafness } from '../lesson/failure.ts';
import type { UdpSettings } from '../lesson/stage.ts';
import { isAnyAddress, isMulticast } from './addresses.ts';

/** Why what was sent to a group may have gone astray; undefined where its way was chosen, or nothing was sent. */
export function muteness(sockets: readonly UdpSettings[]): Deafness | undefined {
  const speakers = sockets.filter(({ hasSent }) => hasSent);
  const isChosen = speakers.some(({ multicastInterface }) => multicastInterface !== undefined);
  return speakers.length > 0 && !isChosen ? { cause: 'no-interface' } : undefined;
}

/** Why nothing of what is sent to a group comes in on any of these sockets; undefined where it should. */
export function deafness(
  sockets: readonly UdpSettings[],
  group: Address,
  platform: NodeJS.Platform,
): Deafness | undefined {
  const joined = sockets.flatMap(({ memberships }) => memberships);
  if (!joined.some((membership) => membership.group === group.host)) {
    return { cause: 'not-joined', group: group.host };
  }
  const bound = sockets.flatMap((socket) => socket.bound ?? []);
  const there = bound.filter(({ port }) => port === group.port);
  const [elsewhere] = bound;
  if (elsewhere && there.length === 0) {
    return { cause: 'other-port', bound: elsewhere.port, port: group.port };
  }
  // Windows hands over to every member, wherever on its port it is bound.
  const [own] = there;
  const isDeaf = there.every(({ host }) => !isAnyAddress(host) && !isMulticast(host));
  return own && isDeaf && platform !== 'win32'
    ? { cause: 'own-address', host: own.host }
    : undefined;
}
