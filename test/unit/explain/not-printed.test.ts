import { expect, test } from 'vitest';
import type { Failure } from '../../../runner/lesson/failure.ts';
import { expectSentences } from '../helpers/sentences.ts';

const unprinted = {
  kind: 'silence',
  who: 'server',
  stream: 'stdout',
  wanted: { number: 8080 },
  waitedMs: 2000,
} as const;

const notPrinted: [Failure, string, string][] = [
  [
    { ...unprinted, hadPrinted: true },
    'The server should have printed the number 8080 on standard output, but printed nothing more.',
    'server 应当向标准输出打印数字 8080，但没有再打印任何内容。',
  ],
  [
    { ...unprinted, insteadOn: 'stderr' },
    'The server should have printed the number 8080 on standard output, but printed it on standard error.',
    'server 应当向标准输出打印数字 8080，却打印到了标准错误。',
  ],
  [
    { ...unprinted, deaf: { cause: 'not-joined', group: '239.1.2.3' } },
    'The server should have printed the number 8080 on standard output, but printed nothing. It has not joined the group 239.1.2.3.',
    'server 应当向标准输出打印数字 8080，但没有打印任何内容。它没有加入组 239.1.2.3。',
  ],
  [
    { ...unprinted, deaf: { cause: 'other-port', bound: 41234, port: 8080 } },
    'The server should have printed the number 8080 on standard output, but printed nothing. It is bound to port 41234, but what is said to the group goes to port 8080.',
    'server 应当向标准输出打印数字 8080，但没有打印任何内容。它绑定到端口 41234，而组里的内容发往端口 8080。',
  ],
  [
    {
      kind: 'mismatch',
      who: 'server',
      stream: 'stdout',
      wanted: { number: 8080 },
      received: 'hi\n',
      deaf: { cause: 'own-address', host: '127.0.0.1' },
    },
    'The server should have printed the number 8080 on standard output, but printed "hi␊". It is bound to 127.0.0.1, where nothing arrives that is sent to a group.',
    'server 应当向标准输出打印数字 8080，却打印了 "hi␊"。它绑定到 127.0.0.1，发给组的内容到不了那里。',
  ],
];

test.each(notPrinted)('%j', (failure, en, zh) => {
  expect.hasAssertions();
  expectSentences(failure, en, zh);
});
