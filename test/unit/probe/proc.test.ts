import { expect, test } from 'vitest';
import { parseSocketTable } from '../../../runner/probe/proc.ts';

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
