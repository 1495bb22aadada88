import { describe, expect, test } from 'vitest';
import type { UdpSettings } from '../../../runner/lesson/stage.ts';
import { deafness, muteness } from '../../../runner/probe/deafness.ts';

const group = { host: '239.1.2.3', port: 40213 };
const joined: UdpSettings['memberships'] = [{ group: group.host, iface: '127.0.0.1' }];
const socket = (host: string, port = group.port, memberships = joined): UdpSettings => ({
  bound: { host, port },
  memberships,
  hasSent: false,
});
const why = (sockets: readonly UdpSettings[], platform: NodeJS.Platform = 'linux') =>
  deafness(sockets, group, platform);

describe('a member hears nothing', () => {
  test('when none of its sockets has joined the group', () => {
    const notJoined = { cause: 'not-joined', group: group.host };
    expect(why([])).toEqual(notJoined);
    expect(why([socket(group.host, group.port, [])])).toEqual(notJoined);
    const elsewhere = [{ group: '239.9.9.9', iface: undefined }];
    expect(why([socket(group.host, group.port, elsewhere)])).toEqual(notJoined);
  });

  test('when it is bound to another port only', () => {
    expect(why([socket('0.0.0.0', 41234)])).toEqual({
      cause: 'other-port',
      bound: 41234,
      port: group.port,
    });
    // One that only sends has whatever port it gets.
    expect(why([socket('0.0.0.0', 41234), socket('0.0.0.0')])).toBeUndefined();
  });

  test('when it is bound to an address of its own, except on Windows', () => {
    const own = [socket('127.0.0.1')];
    expect(why(own)).toEqual({ cause: 'own-address', host: '127.0.0.1' });
    expect(why(own, 'win32')).toBeUndefined();
    expect(why([...own, socket(group.host)])).toBeUndefined();
  });
});

test('a member that has sent is not heard when it has chosen no interface', () => {
  const silent = socket(group.host);
  const sent = { ...silent, hasSent: true };
  const chosen = { ...sent, multicastInterface: '127.0.0.1' };
  expect(muteness([silent, sent])).toEqual({ cause: 'no-interface' });
  expect(muteness([silent])).toBeUndefined();
  expect(muteness([chosen, silent])).toBeUndefined();
});

test.each(['0.0.0.0', group.host])('a member on %s hears its group', (host) => {
  expect(why([socket(host)])).toBeUndefined();
});
