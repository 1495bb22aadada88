import { describe, expect, test } from 'vitest';
import {
  bytesReadAhead,
  countMembers,
  parseSocketTable,
  sumReadAhead,
} from '../../../runner/probe/proc.ts';

const tcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 27051 1 0000000000000000 100 0 0 10 0
   1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 19532 1 0000000000000000 100 0 0 10 5
   2: 0100007F:1F90 0100007F:A2C4 01 00000000:00000000 02:00016E36 00000000  1000        0 27060 2 0000000000000000 20 4 30 10 -1
  10: 0201A8C0:D431 22D8B85D:0050 06 00000000:00000000 03:00000A1C 00000000     0        0 0 3 0000000000000000
`;

const tcp6 = `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000000000000:1F91 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 31001 1 0000000000000000 100 0 0 10 0
   1: 00000000000000000000000001000000:1F92 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 31002 1 0000000000000000 100 0 0 10 0
   2: 0000000000000000FFFF00000100007F:1F91 0000000000000000FFFF00000100007F:A2C5 01 00000000:00000000 02:00016E36 00000000  1000        0 31003 1 0000000000000000 20 4 30 10 -1
`;

const udp = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  123: 0100007F:14E9 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000        0 33001 2 0000000000000000 0
  124: 0100007F:9C40 0100007F:14E9 01 00000000:00000000 00:00000000 00000000  1000        0 33002 2 0000000000000000 0
`;

test('reads addresses and ports of IPv4, which of them listens, the timer and the inode', () => {
  const rows = parseSocketTable(tcp, 'tcp');
  expect(
    rows.map(({ local, listening, inode }) => [local.host, local.port, listening, inode]),
  ).toEqual([
    ['127.0.0.1', 8080, true, '27051'],
    ['0.0.0.0', 22, true, '19532'],
    ['127.0.0.1', 8080, false, '27060'],
    ['192.168.1.2', 54321, false, '0'],
  ]);
  expect(rows[2]).toMatchObject({ remote: { host: '127.0.0.1', port: 41668 }, timer: '02' });
  expect(rows[3]).toMatchObject({ remote: { host: '93.184.216.34', port: 80 }, timer: '03' });
});

test('reads IPv6 addresses, and those that stand for IPv4 ones as what they stand for', () => {
  const rows = parseSocketTable(tcp6, 'tcp');
  expect(rows.map(({ local, listening }) => [local.host, local.port, listening])).toEqual([
    ['::', 8081, true],
    ['::1', 8082, true],
    ['127.0.0.1', 8081, false],
  ]);
  expect(rows[2]?.remote).toEqual({ host: '127.0.0.1', port: 41669 });
});

test('takes a UDP socket that is bound and not connected for one that listens', () => {
  const rows = parseSocketTable(udp, 'udp');
  expect(rows.map(({ protocol, local, listening }) => [protocol, local.port, listening])).toEqual([
    ['udp', 5353, true],
    ['udp', 40000, false],
  ]);
});

test.each(['', '\n', tcp.split('\n')[0] ?? '', 'header\n  0: 0100007F:1F90\n'])(
  'finds nothing in %j',
  (table) => expect(parseSocketTable(table, 'tcp')).toEqual([]),
);

describe('the members of a multicast group', () => {
  const igmp = [
    'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter',
    '1\tlo        :     3      V3',
    '\t\t\t\t0A0101EF     2 0:00000000\t\t0',
    '\t\t\t\t0B0101EF     1 0:00000000\t\t0',
    '\t\t\t\t010000E0     1 0:00000000\t\t0',
    '2\teth0      :     2      V3',
    '\t\t\t\t0A0101EF    10 0:00000000\t\t0',
    '\t\t\t\t010000E0     1 0:00000000\t\t0',
    '',
  ].join('\n');

  test('are counted on all interfaces together', () => {
    expect(countMembers(igmp, '239.1.1.10')).toBe(12);
    expect(countMembers(igmp, '239.1.1.11')).toBe(1);
    expect(countMembers(igmp, '224.0.0.1')).toBe(2);
  });

  test('are none where nobody has joined, and where the system does not say', () => {
    // The address of the first one, the wrong way round.
    expect(countMembers(igmp, '10.1.1.239')).toBe(0);
    expect(countMembers(igmp, '239.1.1.1')).toBe(0);
    expect(countMembers('', '239.1.1.10')).toBe(0);
  });
});

describe('what was read ahead', () => {
  const figures = (rchar: number, wchar: number) =>
    `rchar: ${rchar}\nwchar: ${wchar}\nsyscr: 632687\nsyscw: 632675\nread_bytes: 4096\nwrite_bytes: 323932160\ncancelled_write_bytes: 0\n`;

  test('is what processes have read and not written, all of them together', () => {
    expect(sumReadAhead([figures(134_217_728, 4_194_304)])).toBe(130_023_424);
    expect(sumReadAhead([figures(1000, 10), figures(50, 400)])).toBe(640);
  });

  test('leaves out a process that has ended', () => {
    expect(sumReadAhead(['', figures(1000, 10)])).toBe(990);
  });

  test('is not known of nobody, nor where the system does not say', () => {
    expect(sumReadAhead([])).toBeUndefined();
    expect(sumReadAhead(['', ''])).toBeUndefined();
    // There cannot be a process of this number.
    expect(bytesReadAhead([2 ** 31])).toBeUndefined();
  });
});
