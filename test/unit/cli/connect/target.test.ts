import { describe, expect, test } from 'vitest';
import { parseInvocation } from '../../../../runner/cli/arguments.ts';
import { addressText, targetOf } from '../../../../runner/cli/connect/target.ts';
import { UsageError } from '../../../../runner/cli/usage-error.ts';

const target = (line: string) =>
  targetOf(parseInvocation(['connect', ...line.split(' ').filter((word) => word !== '')]));

describe('the address', () => {
  test.each([
    ['8080', '127.0.0.1', 8080],
    [':8080', '127.0.0.1', 8080],
    ['localhost:1', 'localhost', 1],
    ['example.org:65535', 'example.org', 65_535],
    ['[::1]:8080', '::1', 8080],
    ['[fe80::1%eth0]:80', 'fe80::1%eth0', 80],
    ['127.0.0.1 8080', '127.0.0.1', 8080],
    ['::1 8080', '::1', 8080],
    ['[::1] 8080', '::1', 8080],
  ])('%s', (line, host, port) => {
    expect(target(line)).toEqual({ kind: 'tcp', host, port });
    expect(target(`--udp ${line}`)).toEqual({ kind: 'udp', host, port });
  });

  test('is written with brackets where it has colons of its own', () => {
    expect(addressText('::1', 80)).toBe('[::1]:80');
    expect(addressText('localhost', 80)).toBe('localhost:80');
  });
});

describe('a group', () => {
  test('is on this machine, unless an interface is named', () => {
    const group = { kind: 'multicast', group: '239.1.2.3', port: 9000 };
    expect(target('--multicast 239.1.2.3 9000')).toEqual({ ...group, iface: '127.0.0.1' });
    expect(target('9000 --multicast 239.1.2.3 --iface 10.0.0.7')).toEqual({
      ...group,
      iface: '10.0.0.7',
    });
  });

  test('may be named again in the address', () => {
    expect(target('--multicast 239.1.2.3 239.1.2.3:9000')).toMatchObject({ group: '239.1.2.3' });
  });

  test.each(['224.0.0.0', '239.255.255.255'])('may be %s', (group) => {
    expect(target(`9 --multicast ${group}`)).toMatchObject({ group });
  });
});

describe('what cannot be meant is told, in both languages', () => {
  test.each([
    ['', 'Connect to what? Give [HOST:]PORT, for example: npx workshop connect 8080'],
    ['localhost', '"localhost" names no port'],
    ['localhost:', '"localhost:" names no port'],
    ['[::1]', '"[::1]" names no port'],
    ['127.0.0.1', '"127.0.0.1" names no port'],
    ['0', 'A port is a whole number from 1 to 65535, not "0".'],
    ['65536', 'A port is a whole number from 1 to 65535, not "65536".'],
    ['127.0.0.1:80a', 'A port is a whole number from 1 to 65535, not "80a".'],
    ['localhost x', 'A port is a whole number from 1 to 65535, not "x".'],
    ['http://localhost:80/', 'A port is a whole number from 1 to 65535, not "80/".'],
    ['::1', 'An IPv6 address is put in brackets, with the port behind them: [::1]:8080.'],
    ['8080 --multicast 240.0.0.1', 'A multicast group is an address from 224.0.0.0 to'],
    ['8080 --multicast 223.255.255.255', 'A multicast group is an address from 224.0.0.0 to'],
    ['8080 --multicast 239.1.2', 'A multicast group is an address from 224.0.0.0 to'],
    ['8080 --multicast ff02::1', 'A multicast group is an address from 224.0.0.0 to'],
    ['localhost:1 --multicast 239.1.2.3', 'With --multicast give the port alone'],
    ['8080 --udp --multicast 239.1.2.3', 'Choose one of --udp and --multicast'],
    ['8080 --iface 127.0.0.1', '--iface is for --multicast GROUP only.'],
    ['8080 --multicast 239.1.2.3 --iface lo', '--iface takes the IPv4 address of an interface'],
    ['8080 --udp --lf', '--lf is for TCP only'],
  ])('connect %s', (line, sentence) => {
    const complaint = () => {
      try {
        target(line);
      } catch (error) {
        if (error instanceof UsageError) return error.text;
        throw error;
      }
      return { en: '', 'zh-CN': '' };
    };
    expect(complaint().en.slice(0, sentence.length)).toBe(sentence);
    expect(complaint()['zh-CN']).toMatch(/\p{Script=Han}/u);
  });
});
