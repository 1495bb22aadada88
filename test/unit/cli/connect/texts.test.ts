import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { refusal } from '../../../../runner/cli/connect/refusal.ts';
import type { Target } from '../../../../runner/cli/connect/target.ts';
import { texts } from '../../../../runner/cli/connect/texts.ts';
import { UsageError } from '../../../../runner/cli/usage-error.ts';

const tcp = (host: string, port = 8080): Target => ({ kind: 'tcp', host, port });
const group: Target = { kind: 'multicast', group: '239.1.2.3', port: 9000, iface: '10.0.0.7' };
const refused = (code: string, target: Target) =>
  refusal(Object.assign(new Error('it broke'), { code }), target, '03-chat-v2', 8080);

describe('nobody is listening', () => {
  test('on this machine: that names the address, and how to start the lesson', () => {
    const { en, 'zh-CN': zh } = refused('ECONNREFUSED', tcp('127.0.0.1'));
    for (const text of [en, zh]) {
      expect(text).toContain('127.0.0.1:8080');
      expect(text).toMatch(/npx workshop run 03-chat-v2[ （]/);
      expect(text).toContain('--udp');
    }
  });

  test('another port is named in the command', () => {
    expect(refused('ECONNREFUSED', tcp('localhost', 9000)).en).toContain(
      'npx workshop run 03-chat-v2 --port 9000',
    );
  });

  test('elsewhere: nothing that one could start', () => {
    expect(refused('ECONNREFUSED', tcp('10.1.1.1')).en).toBe(
      'Nobody is listening on 10.1.1.1:8080 with TCP.',
    );
  });
});

test('what the system says otherwise is named', () => {
  expect(refused('EHOSTUNREACH', tcp('::1')).en).toBe(
    '[::1]:8080 cannot be reached (EHOSTUNREACH).',
  );
  expect(refused('', tcp('localhost')).en).toContain('(it broke)');
  expect(refused('EADDRINUSE', group).en).toContain('reuseAddr: true');
});

test.each([
  ['ENOTFOUND', tcp('nowhere'), '"nowhere"'],
  ['EAI_AGAIN', tcp('nowhere'), '"nowhere"'],
  ['EADDRNOTAVAIL', group, '10.0.0.7'],
  ['ENODEV', group, '10.0.0.7'],
])('%s is wrong usage', (code, target, named) => {
  expect(() => refused(code, target)).toThrow(UsageError);
  expect(() => refused(code, target)).toThrow(named);
});

describe('the mark above a chunk', () => {
  test('says when it came, its size, and in UDP from whom', () => {
    expect(texts.en.mark(0.0123, 1, undefined, false)).toBe('▸ 0.012 s  1 byte');
    expect(texts.en.mark(75, 65_536, undefined, false)).toBe('▸ 75.000 s  65536 bytes');
    expect(texts.en.mark(1, 2, '127.0.0.1:9', false)).toBe('▸ 1.000 s  2 bytes from 127.0.0.1:9');
    expect(texts.en.mark(1, 2, '127.0.0.1:9', true)).toContain('(yourself)');
    expect(texts['zh-CN'].mark(1, 2, '127.0.0.1:9', true)).toBe(
      '▸ 1.000 s  2 字节  来自 127.0.0.1:9（你自己）',
    );
  });
});

test.each(['tcp', 'udp', 'multicast'] as const)(
  'what is told of %s at the start fits 60 columns',
  (kind) => {
    const ends = { local: '127.0.0.1:54321', remote: '239.1.2.3:9000' };
    for (const lang of ['en', 'zh-CN'] as const) {
      const { connected, keys } = texts[lang];
      const lines = [...connected(kind, ends), ...keys(kind, false), ...keys(kind, true)];
      expect(lines.filter((line) => stringWidth(line) > 60)).toEqual([]);
    }
  },
);
