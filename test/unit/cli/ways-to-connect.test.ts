import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { makePalette } from '../../../runner/cli/palette.ts';
import { portRefused } from '../../../runner/cli/port-refused.ts';
import { howToConnect, type Runs } from '../../../runner/cli/ways-to-connect.ts';
import { langs } from '../../../runner/lesson/text.ts';

const runs: Runs = {
  lesson: '00-tcp-basics',
  program: 'server',
  protocol: 'tcp',
  address: { host: '127.0.0.1', port: 8080 },
  settings: {},
};

/** The commands, each on a line of its own. */
const commands = (given: Partial<Runs>) =>
  howToConnect({ ...runs, ...given }, 'en', makePalette(false, {}), 80)
    .split('\n')
    .filter((line) => /^ {4}\S/.test(line))
    .map((line) => line.trim());

describe('somebody who runs a program is told how to talk to it', () => {
  test('over TCP', () =>
    expect(commands({})).toEqual([
      'npx workshop connect 8080',
      'nc 127.0.0.1 8080',
      'telnet 127.0.0.1 8080',
    ]));

  test('over UDP, at another address', () =>
    expect(commands({ protocol: 'udp', address: { host: '::1', port: 9000 } })).toEqual([
      'npx workshop connect --udp [::1]:9000',
      'nc -u ::1 9000',
    ]));

  test.each(['0.0.0.0', '::'])('on every address, which %s stands for', (host) =>
    expect(commands({ address: { host, port: 9000 } })).toEqual([
      'npx workshop connect 9000',
      'nc 127.0.0.1 9000',
      'telnet 127.0.0.1 9000',
    ]),
  );

  test('in a group', () =>
    expect(commands({ protocol: 'udp', settings: { GROUP: '239.1.2.3', TTL: '1' } })).toEqual([
      'npx workshop connect --multicast 239.1.2.3 8080',
    ]));

  test.each(langs)('and what its environment holds, in %s, on a narrow terminal', (lang) => {
    const settings = { GROUP: '239.1.2.3', IFACE: '127.0.0.1', NAME: 'me', TTL: '1' };
    const text = howToConnect({ ...runs, settings }, lang, makePalette(false, {}), 60);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'HOST=127.0.0.1 PORT=8080 GROUP=239.1.2.3 IFACE=127.0.0.1 NAME=me TTL=1',
    );
    expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(60);
  });
});

describe('a port that a program does not get', () => {
  test('because the system keeps it', () => {
    expect(portRefused('EACCES', 80, true)?.en).toBe(
      'The system keeps port 80 for itself (EACCES): choose another port with --port.',
    );
    expect(portRefused('EACCES', 80, false)?.en).toContain('listen on PORT.');
  });

  test('for any other reason is left to Node to tell', () =>
    expect(portRefused('EADDRNOTAVAIL', 80, true)).toBeUndefined());
});
