import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { drawLanes, fit } from '../../../runner/explain/lanes.ts';
import type { TranscriptEntry } from '../../../runner/lesson/transcript.ts';
import { entry } from '../helpers/results.ts';

const draw = (
  transcript: readonly TranscriptEntry[],
  options: Partial<Parameters<typeof drawLanes>[1]> = {},
) => drawLanes(transcript, { width: 80, most: 14, focus: [], lang: 'en', ...options });

const talk = [
  entry(0.42, 'alice', 'server', 'connect'),
  entry(1.5, 'bob', 'server', 'connect'),
  entry(2, 'bob', 'server', 'data', 'c:alice:hi\r\n'),
  entry(12.3, 'server', 'alice', 'data', 'bob: hi\r\n'),
  entry(100, 'alice', 'server', 'end'),
  entry(101, 'bob', 'server', 'reset'),
  entry(1234.56, 'server', 'server', 'exit'),
];

test('a conversation has a lane for each party, the server first, and an arrow a line', () => {
  expect(draw(talk)).toEqual([
    '        server      alice       bob',
    '   0.4    │◀──────────┤           │          connects',
    '   1.5    │◀──────────────────────┤          connects',
    '   2.0    │◀──────────────────────┤          c:alice:hi⏎',
    '  12.3    ├──────────▶│           │          bob: hi⏎',
    ' 100.0    │◀──────────┤           │          FIN',
    ' 101.0    │╳──────────────────────┤          RST',
    '1234.6    ╳           │           │          exits',
  ]);
});

test('a datagram that was lost ends in a cross, and is told by what it is', () => {
  const packet = { ...entry(5, 'sender', 'receiver', 'lost', 'D....'), says: 'DATA 0' };
  const passed = { ...packet, event: 'data' } as const;
  expect(draw([passed, packet]).slice(1)).toEqual([
    '   5.0    │◀──────────┤          DATA 0',
    '   5.0    │╳──────────┤          DATA 0 (lost)',
  ]);
  expect(draw([packet], { lang: 'zh-CN' }).at(-1)).toMatch(/DATA 0（丢失）$/);
});

test('everybody has a lane where there is room, whoever matters', () => {
  expect((draw(talk, { focus: ['bob'] })[0] ?? '').trim().split(/ +/)).toEqual([
    'server',
    'alice',
    'bob',
  ]);
});

test('only the last events are drawn, and how many came before them is told', () => {
  const lines = draw(talk, { most: 2 });
  expect(lines).toHaveLength(4);
  expect(lines[1]?.trim()).toBe('… 5 earlier');
  expect(lines.at(-1)).toMatch(/exits$/);
});

test('what is done to one party, and reaches nobody, is a mark on its lane', () => {
  const done = [
    entry(0, 'alice', 'server', 'connect'),
    entry(1, 'alice', 'alice', 'stall'),
    entry(2, 'alice', 'alice', 'resume'),
    entry(3, 'server', 'server', 'signal', 'SIGTERM'),
    entry(4, 'bob', 'server', 'refused'),
    entry(5, 'alice', 'alice', 'timeout'),
  ];
  expect(draw(done).slice(2)).toEqual([
    '   1.0    │           ●           │          stops reading',
    '   2.0    │           ●           │          reads again',
    '   3.0    ●           │           │          SIGTERM',
    '   4.0    │╳──────────────────────┤          is refused',
    '   5.0    │           ○           │          time-out: waited in vain',
  ]);
});

describe('a conversation in datagrams, to which nobody connects', () => {
  const answered = (name: string, at: number) => [
    entry(at, name, 'server', 'data', `hi from ${name}`),
    entry(at + 0.5, 'server', name, 'data', `hello ${name}`),
  ];

  test('begins with the one who was spoken to first', () => {
    expect(draw(answered('alice', 1))).toEqual([
      '        server      alice',
      '   1.0    │◀──────────┤          hi from alice',
      '   1.5    ├──────────▶│          hello alice',
    ]);
  });

  test('begins with the one with whom most talk, whoever spoke first', () => {
    const typed = entry(0, 'keyboard', 'member', 'data', 'hi');
    const spread = entry(1, 'member', 'listener', 'data', 'alice: hi');
    expect(draw([typed, spread])[0]?.trim().split(/ +/)).toEqual([
      'member',
      'keyboard',
      'listener',
    ]);
  });

  test('marks who has closed a socket, and takes them for nobody else’s partner', () => {
    const gone = entry(3, 'ghost', 'ghost', 'close');
    const said = entry(1, 'ghost', 'server', 'data', 'boo');
    expect(draw([said, gone])).toEqual([
      '        server      ghost',
      '   1.0    │◀──────────┤          boo',
      '   3.0    │           ●          closes its socket',
    ]);
  });

  test.each([36, 56, 76])('always has a lane for the server, in %i columns', (width) => {
    const crowd = Array.from({ length: 20 }, (_, index) => answered(`p${index}`, index)).flat();
    const lines = draw(crowd, { width, focus: ['p3'] });
    expect(lines[0]?.trim()).toMatch(/^server +.*p3/);
    expect(lines.join('\n')).toMatch(/hello p3/);
  });

  test.each([
    ['en', '(empty)'],
    ['zh-CN', '（空）'],
  ] as const)('says of an empty one in %s that it is', (lang, label) => {
    const lines = draw([entry(1, 'alice', 'server', 'data')], { lang });
    expect(lines.at(-1)?.endsWith(` ${label}`)).toBe(true);
  });

  test('draws a server that has ended before anybody came', () => {
    expect(draw([entry(3, 'server', 'server', 'exit')])).toEqual([
      '        server',
      '   3.0    ╳          exits',
    ]);
  });
});

describe('bytes that were too many to be kept', () => {
  const sized = (size: number, lang: 'en' | 'zh-CN' = 'en') =>
    draw([entry(0, 'bob', 'server', 'connect'), { ...entry(1, 'server', 'bob', 'data'), size }], {
      lang,
    })
      .at(-1)
      ?.split(/ {2,}/)
      .at(-1);

  test.each([
    [0, '0 bytes'],
    [10_239, '10239 bytes'],
    [10_240, '10 KiB'],
    [196_608, '192 KiB'],
    [1_048_575, '1023 KiB'],
    [1_048_576, '1.0 MiB'],
    [134_217_728, '128.0 MiB'],
  ])('%i are told by their number', (size, label) => {
    expect(sized(size)).toBe(label);
  });

  test('are told in the language that was asked for', () => {
    expect(sized(1000, 'zh-CN')).toBe('1000 字节');
  });
});

describe('the names above the lanes', () => {
  const told = (...names: string[]) =>
    names.map((name, at) => entry(at, name, 'server', 'data', 'hi'));
  const heading = (transcript: readonly TranscriptEntry[], width = 76) =>
    (draw(transcript, { width })[0] ?? '').trim().split(/ {1,}(?=\S)/);

  test('are whole where there is room, each lane as wide as its name', () => {
    const lines = draw(told('keyboard', 'listener', 'somebody10'), { width: 76 });
    expect(lines.slice(0, 2)).toEqual([
      '        server keyboard listener somebody10',
      '   0.0    │◀─────┤        │        │         hi',
    ]);
  });

  test('are what tells several of the same program apart where there is not', () => {
    const members = told('member alice50', 'member bob81', 'member carol7', 'keyboard');
    expect(heading(members)).toEqual(['server', 'alice50', 'bob81', 'carol7', 'keyboard']);
  });

  test('are cut off where that is clear, and else in the middle', () => {
    expect(heading(told('alice50', 'listener', 'bob'), 56)).toEqual([
      'server',
      'alice…',
      'liste…',
      'bob',
    ]);
    expect(heading(told('vanish25', 'vanish19', 'bob'), 56)).toEqual([
      'server',
      'van…25',
      'van…19',
      'bob',
    ]);
  });
});

describe('many parties', () => {
  const names = Array.from({ length: 20 }, (_, index) => `p${index}`);
  const crowd = names.flatMap((name, index) => [
    entry(index, name, 'server', 'connect'),
    entry(index + 20, 'server', name, 'data', `hello ${name}\r\n`),
  ]);
  const heading = (focus: readonly string[]) =>
    (draw(crowd, { focus })[0] ?? '').trim().split(/ +/);

  test('leave at most five lanes, whoever matters among them', () => {
    expect(heading(['p3'])).toEqual(['server', 'p3', 'p17', 'p18', 'p19']);
  });

  test('leave at most five lanes although four matter', () => {
    expect(heading(['p1', 'p2', 'p3', 'p4'])).toEqual(['server', 'p1', 'p2', 'p3', 'p4']);
  });

  test('show no arrow of those who have no lane', () => {
    expect(draw(crowd, { focus: ['p3'] }).join('\n')).not.toMatch(/hello p5/);
  });
});

describe('no line is wider than the terminal', () => {
  const wide = [
    entry(0, '小明的客户端', 'server', 'connect'),
    entry(1, 'alexandria42', 'server', 'connect'),
    entry(2, '🦊🦊🦊', 'server', 'connect'),
    entry(3, 'dave', 'server', 'connect'),
    entry(4, '小明的客户端', 'server', 'data', `b:${'你好，世界'.repeat(40)}\r\n`),
    entry(5, 'server', '🦊🦊🦊', 'data', `小明: ${'🦊 a\t\u001b[31m'.repeat(40)}\r\n`),
    entry(
      6,
      'server',
      'dave',
      'data',
      Uint8Array.from({ length: 300 }, (_, i) => i % 256),
    ),
    entry(123456.7, 'dave', 'server', 'reset'),
  ];
  const two = wide.filter(({ from, to }) => ![from, to].some((name) => /🦊|dave|alex/u.test(name)));

  // The narrowest terminal that is reckoned with has 40 columns, four of which are margins.
  test.each([36, 40, 60, 76, 120])('of %i columns, with five lanes', (width) => {
    expect(Math.max(...draw(wide, { width }).map((line) => stringWidth(line)))).toBeLessThanOrEqual(
      width,
    );
  });

  test.each([36, 40, 60])('of %i columns, with two lanes', (width) => {
    const lines = draw(two, { width });
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    // And something of the text is left to read.
    expect(lines.at(-1)).toMatch(/b:你.*⏎$/u);
  });
});

test('no control character of the conversation reaches the terminal', () => {
  const lines = draw([
    entry(0, 'bob', 'server', 'connect'),
    entry(1, 'server', 'bob', 'data', 'a\u001b[2J\u0007\u009b\r\nb\u0000'),
  ]);
  expect(lines.join('')).not.toMatch(/\p{Cc}/u);
  expect(lines.at(-1)).toMatch(/a␛\[2J␇�⏎b␀$/u);
});

test('nothing that happened is drawn as nothing', () => {
  expect(draw([]).join('').trim()).toBe('');
});

describe('fit', () => {
  test('leaves alone what has room, and else keeps both ends', () => {
    expect(fit('hello', 5)).toBe('hello');
    expect(fit('hello world', 7)).toBe('hel…rld');
  });

  test.each([5, 6, 7, 8, 20])('takes at most %i columns of wide characters', (columns) => {
    const text = fit('你好a世界🦊再b见你好a世界🦊再b见', columns);
    expect(stringWidth(text)).toBeLessThanOrEqual(columns);
    expect(stringWidth(text)).toBeGreaterThanOrEqual(columns - 2);
  });
});
