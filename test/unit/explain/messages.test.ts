import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../runner/lesson/failure.ts';
import { expectSentences, messages } from '../helpers/sentences.ts';

const asked = { host: '127.0.0.1', port: 40213 };
const said = { from: 'alice', text: 'see you' } as const;
const bob = { who: 'bob' } as const;
const end = { end: true } as const;

const observed: [Failure, string, string][] = [
  [
    { kind: 'silence', ...bob, wanted: said, waitedMs: 2000 },
    'bob should have heard "see you" from alice, but nothing came within 2 s.',
    'bob 应当收到 alice 说的 "see you"，但 2 s 内什么也没有收到。',
  ],
  [
    { kind: 'silence', ...bob, wanted: said, waitedMs: 1203, cameAfterMs: 1209 },
    'bob heard "see you" from alice only after 1.3 s; it has to be within 1.2 s.',
    'bob 过了 1.3 s 才收到 alice 说的 "see you"；应在 1.2 s 以内。',
  ],
  [
    { kind: 'silence', ...bob, wanted: end, waitedMs: 1200, cameAfterMs: 2000 },
    'The connection of bob was ended only after 2 s; it has to be within 1.2 s.',
    '与 bob 的连接过了 2 s 才结束；应在 1.2 s 以内。',
  ],
  [
    { kind: 'silence', who: 'client', wanted: { exit: 0 }, waitedMs: 2000, cameAfterMs: 2500 },
    'The client ended by itself only after 2.5 s; it has to be within 2 s.',
    'client 过了 2.5 s 才自己结束；应在 2 s 以内。',
  ],
  [
    {
      kind: 'silence',
      who: 'client',
      wanted: { connection: { host: '127.0.0.1', port: 4000 } },
      waitedMs: 2000,
      cameAfterMs: 2500,
    },
    'The client connected only after 2.5 s; it has to be within 2 s.',
    'client 过了 2.5 s 才来连接；应在 2 s 以内。',
  ],
  [
    {
      kind: 'silence',
      who: 'server',
      stream: 'stdout',
      wanted: { number: 8080 },
      waitedMs: 2000,
      cameAfterMs: 2500,
    },
    'The server printed the number 8080 on standard output only after 2.5 s; it has to be within 2 s.',
    'server 过了 2.5 s 才向标准输出打印数字 8080；应在 2 s 以内。',
  ],
  [
    { kind: 'silence', ...bob, wanted: end, waitedMs: 2500 },
    'The connection of bob should have been ended, but was still open after 2.5 s.',
    '与 bob 的连接应当结束，但 2.5 s 后仍然打开。',
  ],
  [
    { kind: 'silence', who: 'client', wanted: { exit: 0 }, waitedMs: 2000 },
    'The client should have ended by itself with exit status 0, but was still running after 2 s.',
    'client 应当自己结束（退出状态 0），但 2 s 后仍在运行。',
  ],
  [
    { kind: 'silence', who: 'client', wanted: { connection: asked }, waitedMs: 5000 },
    'The client did not connect to 127.0.0.1:40213 within 5 s.',
    'client 在 5 s 内没有来连接 127.0.0.1:40213。',
  ],
  [
    { kind: 'silence', who: 'server', stream: 'stdout', wanted: { number: 8080 }, waitedMs: 2000 },
    'The server should have printed the number 8080 on standard output, but printed nothing.',
    'server 应当向标准输出打印数字 8080，但没有打印任何内容。',
  ],
  [
    { kind: 'mismatch', ...bob, wanted: said, received: 'hello\r\nalice: see me\r\n' },
    'bob should have heard "see you" from alice, but heard "alice: see me⏎".',
    'bob 应当收到 alice 说的 "see you"，却收到了 "alice: see me⏎"。',
  ],
  [
    { kind: 'mismatch', who: 'client', wanted: { exit: 1 }, received: 'exit status 0' },
    'The client should have ended with exit status 1, but ended with exit status 0.',
    'client 应当以状态 1 退出，实际是 exit status 0。',
  ],
  [
    { kind: 'silence', who: 'server', stream: 'either', wanted: { number: 8 }, waitedMs: 2000 },
    'The server should have printed the number 8 on standard output or standard error, but printed nothing.',
    'server 应当向标准输出或标准错误打印数字 8，但没有打印任何内容。',
  ],
  [
    {
      kind: 'mismatch',
      who: 'server',
      stream: 'stderr',
      wanted: { mentions: '8080' },
      received: 'in use\n',
    },
    'The server should have printed a line that names 8080 on standard error, but printed "in use␊".',
    'server 应当向标准错误打印含有 8080 的一行，却打印了 "in use␊"。',
  ],
  [
    {
      kind: 'mismatch',
      ...bob,
      wanted: { ...said, lineEnd: '\r\n' },
      received: 'alice: see you\n',
    },
    'The line that bob heard, "alice: see you␊", does not end with \\r\\n.',
    'bob 收到的 "alice: see you␊" 没有以 \\r\\n 结尾。',
  ],
  [
    { kind: 'mismatch', ...bob, wanted: { ratio: [1, 5], lineEnd: '\n' }, received: 'You are 1/5' },
    'What bob heard, "You are 1/5", is no line: neither \\r\\n nor \\n ends it.',
    'bob 收到的 "You are 1/5" 不成一行：后面既没有 \\r\\n，也没有 \\n。',
  ],
  [
    {
      kind: 'mismatch',
      who: 'bob',
      wanted: { ...said, lineEnd: '\r\n' },
      received: 'somebody: see you\r\n',
    },
    'bob should have heard "see you" from alice, but alice does not stand before it: "somebody: see you⏎".',
    'bob 应当收到 alice 说的 "see you"，收到的这一行前面却没有 alice："somebody: see you⏎"。',
  ],
  [
    {
      kind: 'mismatch',
      who: 'bob',
      wanted: { from: null, text: 'see you' },
      received: 'see you\n',
    },
    'bob should have heard "see you", with the speaker\'s name before it, but no name stands before it: "see you␊".',
    'bob 应当收到带发言者名字的 "see you"，收到的这一行前面却没有名字："see you␊"。',
  ],
  [
    {
      kind: 'mismatch',
      who: 'server',
      wanted: { described: { en: 'keep-alive on', 'zh-CN': '开启 keep-alive' } },
      received: 'off',
    },
    'server: expected keep-alive on; found off.',
    'server：应当开启 keep-alive，实际是 off。',
  ],
  [
    { kind: 'unexpected', ...bob, unwanted: said, received: 'alice: see you\r\n' },
    'bob heard "alice: see you⏎", which should not have been said to bob.',
    'bob 收到了不该收到的 "alice: see you⏎"。',
  ],
  [
    {
      kind: 'unexpected',
      who: 'server',
      unwanted: { described: { en: 'a stack trace', 'zh-CN': '堆栈' } },
      received: 'at Server.x',
    },
    'server: there should not have been a stack trace: "at Server.x".',
    'server：不应出现堆栈："at Server.x"。',
  ],
  [
    { kind: 'closed', ...bob, by: 'server', how: 'end', wanted: said },
    'The server ended the connection while bob was waiting for "see you" from alice.',
    'bob 正等待 alice 说的 "see you"，server 却结束了连接。',
  ],
  [
    { kind: 'closed', ...bob, by: 'server', how: 'reset', wanted: { anything: true } },
    'The server reset the connection while bob was waiting for an answer.',
    'bob 正等待任意一行回复，server 却复位了连接。',
  ],
  [
    { kind: 'closed', ...bob, by: 'server', how: 'end', wanted: { text: '5' }, received: '4\n' },
    'The server ended the connection while bob was waiting for "5"; before that, bob had only heard "4␊".',
    'bob 正等待 "5"，server 却结束了连接，此前只收到 "4␊"。',
  ],
  [
    { kind: 'refused', ...bob, address: asked },
    'bob could not connect to 127.0.0.1:40213, where the server had been listening.',
    'bob 无法连接 127.0.0.1:40213，而服务器此前还在监听。',
  ],
  [
    {
      kind: 'measure',
      what: {
        en: 'The server kept {value}; a bounded server keeps under {limit}.',
        'zh-CN': '服务器保留了 {value}；有节制的服务器少于 {limit}。',
      },
      value: 34,
      limit: 8,
      unit: { en: 'MiB', 'zh-CN': 'MiB' },
    },
    'The server kept 34 MiB; a bounded server keeps under 8 MiB.',
    '服务器保留了 34 MiB；有节制的服务器少于 8 MiB。',
  ],
  [
    {
      kind: 'mismatch',
      ...bob,
      wanted: { described: { en: '128 MiB, then the end', 'zh-CN': '收到 128 MiB，然后连接结束' } },
      received: { en: '5 MiB, then a reset', 'zh-CN': '收到 5 MiB，然后连接被复位' },
    },
    'bob: expected 128 MiB, then the end; found 5 MiB, then a reset.',
    'bob：应当收到 128 MiB，然后连接结束，实际是收到 5 MiB，然后连接被复位。',
  ],
  [
    {
      kind: 'measure',
      what: {
        en: 'After ten clients, {value} were open; no more than {limit} should be.',
        'zh-CN': '十个客户端之后，打开着 {value}；应不多于 {limit}。',
      },
      value: 12,
      limit: 2,
      unit: { en: 'files', 'zh-CN': '个文件' },
    },
    'After ten clients, 12 files were open; no more than 2 files should be.',
    '十个客户端之后，打开着 12 个文件；应不多于 2 个文件。',
  ],
];

describe('what a client or a program observed, in both languages', () => {
  test.each(observed.map(([failure, en, zh]) => ({ failure, en, zh })))(
    '$en',
    ({ failure, en, zh }) => {
      expectSentences(failure, en, zh);
    },
  );
});

test('no sentence carries control characters or line ends of what was received', () => {
  const received = 'a\u001b[2Jlice\u0007: see\r\nyou\u009b31m\r\n';
  const hostile: Failure[] = [
    { kind: 'mismatch', ...bob, wanted: said, received },
    { kind: 'mismatch', ...bob, wanted: { described: { en: 'x', 'zh-CN': 'x' } }, received },
    { kind: 'unexpected', ...bob, unwanted: said, received },
    { kind: 'silence', ...bob, wanted: { text: received }, waitedMs: 1 },
    { kind: 'mismatch', ...bob, wanted: said, received: Buffer.from(received) },
    { kind: 'unexpected', ...bob, unwanted: said, received: Buffer.from(received) },
  ];
  for (const message of hostile.flatMap(messages)) expect(message).not.toMatch(/\p{Cc}/u);
});

test('a text of any length takes no more than a line or two', () => {
  const received = `alice: see ${'x'.repeat(100_000)}\r\n`;
  const [en = ''] = messages({ kind: 'mismatch', ...bob, wanted: said, received });
  expect(en.length).toBeLessThan(250);
  for (const datagram of [Buffer.from(received), Buffer.alloc(60_000, 0xff)]) {
    const about = { wanted: { datagram }, received: datagram };
    const [message = ''] = messages({ kind: 'mismatch', ...bob, ...about });
    expect(message.length).toBeLessThan(250);
  }
});
