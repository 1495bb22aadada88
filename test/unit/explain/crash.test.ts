import { describe, test } from 'vitest';
import type { Crash } from '../../../runner/lesson/failure.ts';
import { expectSentences } from '../helpers/sentences.ts';

const asked = { host: '127.0.0.1', port: 40213 };
const missed = { who: 'bob', wanted: { from: 'alice', text: 'see you' } } as const;

const crashes: [Crash, string, string][] = [
  [
    {
      cause: 'does-not-compile',
      problem: { message: 'Unexpected "="', file: 'server.ts', line: 3 },
    },
    'The server does not compile (server.ts:3): Unexpected "="',
    'server 无法编译（server.ts:3）：Unexpected "="',
  ],
  [
    { cause: 'no-file', expected: 'solutions/03-chat-v2/server.ts' },
    'There is no server yet: it should be solutions/03-chat-v2/server.ts.',
    '没有找到 server：应在 solutions/03-chat-v2/server.ts。',
  ],
  [
    { cause: 'cannot-start', command: 'pyton3', code: 'ENOENT' },
    'The server could not be started: pyton3 (ENOENT).',
    'server 无法启动：pyton3（ENOENT）。',
  ],
  [
    { cause: 'exited', exit: { status: 3, signal: null }, at: 'server.ts:12' },
    'The server ended with exit status 3 at server.ts:12 when it should have gone on running.',
    'server 本应继续运行，却以状态 3 退出（server.ts:12）。',
  ],
  [
    { cause: 'exited', exit: { status: null, signal: 'SIGSEGV' } },
    'The server was ended by SIGSEGV when it should have gone on running.',
    'server 本应继续运行，却被信号 SIGSEGV 结束。',
  ],
  [
    { cause: 'never-listened', waitedMs: 5000, asked, protocol: 'tcp' },
    'The server runs, but did not listen on any port within 5 s; it should listen on 127.0.0.1:40213.',
    'server 启动 5 s 后仍未监听任何端口；应监听 127.0.0.1:40213。',
  ],
  [
    { cause: 'never-listened', waitedMs: 5000, asked, protocol: 'tcp', blocked: true },
    'The server did not listen on any port within 5 s: something keeps it busy, and it does not come back to its event loop.',
    'server 启动 5 s 后仍未监听任何端口：它一直在忙，没有回到事件循环。',
  ],
  [
    { cause: 'blocked', waitedMs: 1200, missed },
    'The server is kept busy and answers nobody: it did not come back to its event loop for more than 1.2 s, while bob was waiting for "see you" from alice.',
    'server 一直在忙，超过 1.2 s 没有回到事件循环，谁也得不到它的回应；此时 bob 正等待 alice 说的 "see you"。',
  ],
  [
    { cause: 'port-not-shared', asked },
    'The server could not be bound to port 40213 (EADDRINUSE): somebody else on this machine has it too, and it did not ask to share it.',
    'server 没能绑定端口 40213（EADDRINUSE）：本机已有别的程序在用，而它没有要求共用。',
  ],
  [
    { cause: 'wrong-protocol', protocol: 'udp', asked },
    'The server listens with UDP, but this lesson asks for TCP (the net module).',
    'server 使用的是 UDP，这一课要的是 TCP（net 模块）。',
  ],
  [
    { cause: 'wrong-protocol', protocol: 'tcp', asked },
    'The server listens with TCP, but this lesson asks for UDP (the dgram module).',
    'server 使用的是 TCP，这一课要的是 UDP（dgram 模块）。',
  ],
  [
    { cause: 'wrong-address', listens: { host: '::1', port: 8080 }, asked },
    'The server listens on ::1, which cannot be reached from 127.0.0.1; it should listen on HOST.',
    'server 监听 ::1，从 127.0.0.1 无法到达；请监听 HOST。',
  ],
];

describe('why a program is not there, in both languages', () => {
  test.each(crashes.map(([crash, en, zh]) => ({ crash, en, zh })))('$en', ({ crash, en, zh }) => {
    expectSentences({ kind: 'crashed', program: 'server', crash }, en, zh);
  });

  test('a problem without a place leaves no empty brackets', () => {
    const crash: Crash = { cause: 'does-not-compile', problem: { message: 'the file is gone' } };
    expectSentences(
      { kind: 'crashed', program: 'server', crash },
      'The server does not compile: the file is gone',
      'server 无法编译：the file is gone',
    );
  });

  test('and what a program threw that ended with another status', () => {
    expectSentences(
      {
        kind: 'mismatch',
        who: 'client',
        wanted: { exit: 0 },
        received: '1',
        thrown: { at: 'client.ts:12', error: 'Error: Not running' },
      },
      'The client should have ended with exit status 0, but ended with 1 at client.ts:12: Error: Not running.',
      'client 应当以状态 0 退出，实际是 1（client.ts:12）：Error: Not running。',
    );
  });
});
