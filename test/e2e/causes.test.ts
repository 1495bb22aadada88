import os from 'node:os';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { hostile, onlyResult, root, test, type Place } from './workshop.ts';

/** A program of the zoo that a check is named for. */
const zoo = (lesson: string, file: string) => path.join(root, 'test', 'zoo', lesson, 'bad', file);

interface Case {
  readonly lesson: string;
  readonly check: string;
  /** The program, or the folder that it is in. */
  readonly from: string;
}

const tcp = (from: string, check = 'echo'): Case => ({ lesson: '00-tcp-basics', check, from });
const udp = (from: string, check = 'echo'): Case => ({ lesson: '04-udp', check, from });
const chat = (from: string, check: string): Case => ({ lesson: '03-chat-v2', check, from });

/** The one check of the document; ports and times, which are others on every run, are left out of its sentences. */
async function judge(place: Place, { lesson, check, from }: Case, lang = 'en') {
  await place.solve(lesson, from, path.extname(from) === '' ? '' : 'server.ts');
  const options = ['--check', check, '--seed', '7', '--lang', lang, '--json'];
  const { out } = await place.run(['verify', lesson, ...options]);
  const { notes, checks } = onlyResult(out);
  const plain = (text = '') =>
    text.replace(/\d+(\.\d)? s\b/g, 'N s').replace(/(:|port )\d{4,5}\b/g, '$1PORT');
  const { message, hint } = checks[0]?.failure ?? {};
  await place.nothingLeft();
  return {
    status: checks[0]?.status,
    message: plain(message),
    hint: hint ?? '',
    notes: notes.map(plain),
  };
}

/** Each cause has its own sentence, and a hint that begins or goes on like this. */
const causes: [string, Case, string, string][] = [
  [
    'does not compile',
    chat(hostile('does-not-compile'), 'greeting'),
    'The server does not compile (server.ts:4): Expected ")" but found ";"',
    'The caret shows where the compiler gave up.',
  ],
  [
    'imports a file that is not there',
    chat(hostile('missing-import'), 'greeting'),
    'The server does not compile (server.ts:8): Could not resolve "./greetings.ts"',
    'Is the name spelled as the file is',
  ],
  [
    'exits at once',
    tcp(hostile('exits-at-once')),
    'The server ended with exit status 3 when it should have gone on running.',
    'is process.exit() called',
  ],
  [
    'never listens',
    tcp(hostile('never-listens')),
    'The server runs, but did not listen on any port within N s; it should listen on 127.0.0.1:PORT.',
    'Is server.listen(PORT, HOST) ever reached?',
  ],
  [
    'loops before it listens',
    tcp(hostile('loops-before-listening')),
    'The server did not listen on any port within N s: something keeps it busy, and it does not come back to its event loop.',
    'Which loop may never end',
  ],
  [
    'listens on a port of its own choice where PORT is asked for',
    tcp(zoo('00-tcp-basics', 'listens.any-free-port.ts'), 'listens'),
    'server: expected to listen on port PORT, which PORT named; found 127.0.0.1:PORT.',
    'Where does your program learn on which port it is to listen',
  ],
  [
    'listens with UDP where TCP is asked for',
    tcp(hostile('listens-with-udp')),
    'The server listens with UDP, but this lesson asks for TCP (the net module).',
    'TCP is net.createServer() and listen()',
  ],
  [
    'listens with TCP where UDP is asked for',
    udp(hostile('listens-with-tcp')),
    'The server listens with TCP, but this lesson asks for UDP (the dgram module).',
    "UDP is dgram.createSocket('udp4') and bind()",
  ],
  [
    'accepts and stays silent',
    tcp(hostile('stays-silent')),
    'alice13 should have heard "Curimu  mitejo, silugo (7)?", but nothing came within N s. The server has not sent a single byte to anybody.',
    'Does the listener that should answer ever run?',
  ],
  [
    'closes the connection at once',
    tcp(hostile('hangs-up-at-once')),
    'The server ended the connection while alice13 was waiting for "Curimu  mitejo, silugo (7)?". Before that, alice13 had connected.',
    'Who calls end() or destroy() on this socket',
  ],
  [
    'closes the connection when spoken to',
    tcp(hostile('hangs-up')),
    'The server ended the connection while alice13 was waiting for "Curimu  mitejo, silugo (7)?". Before that, alice13 had sent "Curimu  mitejo, silugo (7)?⏎".',
    'Who calls end() or destroy() on this socket',
  ],
  [
    'resets the connection',
    tcp(hostile('resets')),
    'The server reset the connection while alice13 was waiting for "Curimu  mitejo, silugo (7)?". Before that, alice13 had sent "Curimu  mitejo, silugo (7)?⏎".',
    'A reset is a connection that is thrown away',
  ],
  [
    'answers with a wrong byte',
    udp(hostile('harms-a-byte')),
    'alice13 should have heard a datagram of these 27 bytes, but heard one of 27 bytes: byte 4 is ff instead of 69.',
    'Who sent the datagram',
  ],
  [
    'takes bytes for text',
    tcp(zoo('00-tcp-basics', 'binary.as-text.ts'), 'binary'),
    'but heard something else: byte 127 is ef instead of 80.',
    'Bytes that are no text were taken for text',
  ],
  [
    'answers the wrong client',
    udp(zoo('04-udp', 'senders.remembers-first-sender.ts'), 'senders'),
    'bob21 should have heard a datagram of these 27 bytes, but nothing came within N s. It went to alice44 instead.',
    'remembers who sent last, or first',
  ],
  [
    'answers other clients as well',
    chat(zoo('03-chat-v2', 'private.everybody-hears-it.ts'), 'private'),
    'carol58 heard "alice65:    Fowili  milumu, foceje (8)?  ", which should not have been said to carol58. Just before: it was sent to bob41 alone.',
    'Who is allowed to see this line?',
  ],
  [
    'answers twice',
    udp(hostile('answers-twice')),
    'alice13 heard "Curimu  mitejo, silugo (7)?" twice.',
    'Is it sent in two places',
  ],
  [
    'answers late',
    tcp(hostile('answers-late')),
    'alice13 heard "Curimu  mitejo, silugo (7)?" only after N s; it has to be within N s.',
    'What does the answer wait for',
  ],
  [
    'dies in the middle',
    chat(hostile('throws-on-connection'), 'greeting'),
    "The server ended with exit status 1 at server.ts:7 when it should have gone on running: TypeError: Cannot read properties of undefined (reading 'push'). Before that, alice28 had connected.",
    'An exception that nobody catches ends the whole program',
  ],
  [
    'does not listen to an error',
    tcp(zoo('00-tcp-basics', 'reset.no-error-handler.ts'), 'reset'),
    'The server ended with exit status 1 when it should have gone on running: Error: read ECONNRESET. Before that, mallory44 had reset the connection.',
    "where do you listen to its 'error'?",
  ],
  [
    'blocks its event loop',
    tcp(hostile('endless-loop')),
    'The server is kept busy and answers nobody: it did not come back to its event loop for more than N s, while alice13 was waiting for "Curimu  mitejo, silugo (7)?". Before that, alice13 had sent "Curimu  mitejo, silugo (7)?⏎".',
    'Which loop may never end',
  ],
];

describe.concurrent('the cause, not the symptom: a program that', () => {
  test.for(causes)('%s', async ([, submission, sentence, hint], { place }) => {
    const told = await judge(place, submission);
    expect(told.status).toBe('failed');
    expect(told.message).toContain(sentence);
    expect(told.hint).toContain(hint);
  });

  const elsewhere: [string, boolean][] = [
    ['listens-on-another-loopback', process.platform === 'linux'],
    [
      'listens-on-ipv6',
      Object.values(os.networkInterfaces()).some((each) =>
        each?.some(({ address }) => address === '::1'),
      ),
    ],
  ];
  test.for(elsewhere)(
    '%s is judged there, with a note',
    async ([name, canBeTold], { place, skip }) => {
      skip(!canBeTold, 'this machine has no such address');
      const { status, notes } = await judge(place, tcp(hostile(name)));
      expect(status).toBe('passed');
      expect(notes.join()).toMatch(
        /^the server listens on .+:PORT although HOST and PORT were 127\.0\.0\.1:PORT$/,
      );
    },
  );

  test('is told so in Chinese, too', async ({ place }) => {
    const { message, hint } = await judge(place, tcp(hostile('hangs-up-at-once')), 'zh-CN');
    expect(message).toBe(
      'alice13 正等待 "Curimu  mitejo, silugo (7)?"，server 却结束了连接。在此之前，alice13 连接了。',
    );
    expect(hint).toMatch(/^谁对这个 socket 调用了 end/);
  });
});
