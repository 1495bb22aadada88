// What the two chat rooms have in common: the same questions asked of both, each in its own protocol.
import type { Smaller } from '../../runner/lesson/smaller.ts';
import type { Client, Stage } from '../../runner/lesson/stage.ts';
import type { Text } from '../../runner/lesson/text.ts';
import type { Wanted } from '../../runner/lesson/wanted.ts';

/** How people talk in a room. */
export interface Talk {
  /** The line that says a text to everyone else: the text itself, or a command with it. */
  readonly line: (text: string) => string;
  /** What the others hear of it. */
  readonly heard: (speaker: Client, text: string) => Wanted;
}

/** The words that both lessons use. */
export interface ChatWords {
  /** The speaker says something and the listeners hear it. */
  readonly roundTrip: (speaker: Client, ...listeners: readonly Client[]) => Promise<void>;
  /** However a line is cut or ended, it is one line. */
  readonly framing: (people: Three) => Promise<void>;
  /** Somebody who stops reading delays nobody else. */
  readonly stalled: (people: Three) => Promise<void>;
  /** Everyone hears everything, and each speaker's lines in their order. */
  readonly crowd: (people: readonly Client[], aside?: Aside) => Promise<void>;
}

/** Something said to one person while everybody talks. */
interface Aside {
  readonly speaker: Client;
  readonly line: string;
  readonly listener: Client;
  readonly heard: Wanted;
}

type Three = readonly [Client, Client, Client];

export const chatWords = (stage: Stage, talk: Talk): ChatWords => ({
  roundTrip: roundTrips(stage, talk),
  framing: (people) => framing(stage, talk, people),
  stalled: (people) => stalled(stage, talk, people),
  crowd: (people, aside) => crowd(stage, talk, people, aside),
});

/** Whoever has heard it has also heard all that the server said before. */
export const roundTrips =
  ({ random }: Stage, talk: Talk) =>
  async (speaker: Client, ...listeners: readonly Client[]): Promise<void> => {
    const text = random.word();
    speaker.says(talk.line(text));
    for (const listener of listeners) await listener.hears(talk.heard(speaker, text));
  };

/** Lines in the pieces in which they arrive. */
interface Framing {
  /** What is said, all of it made of these words. */
  readonly texts: (word: () => string) => readonly string[];
  readonly pieces: (lines: readonly string[]) => readonly Uint8Array[];
  readonly after: Text;
}

/** The stream of bytes knows no lines: where a line is cut, and what ends it, must not matter. The simplest first. */
const framings: readonly Framing[] = [
  {
    texts: (word) => [word()],
    pieces: ([line = '']) => cut(`${line}\r\n`, line.length - 3),
    after: {
      en: 'one line arrived in two pieces, cut inside a word',
      'zh-CN': '一行分两次到达，断在一个词中间',
    },
  },
  {
    texts: (word) => [word()],
    pieces: ([line = '']) => cut(`${line}\r\n`, line.length + 1),
    after: {
      en: 'one line arrived in two pieces, cut between \\r and \\n',
      'zh-CN': '一行分两次到达，断在 \\r 和 \\n 之间',
    },
  },
  {
    texts: (word) => [word(), word(), word()],
    pieces: (lines) => [Buffer.from(lines.map((line) => `${line}\r\n`).join(''))],
    after: { en: 'three lines arrived in one piece', 'zh-CN': '三行一次到达' },
  },
  {
    texts: (word) => [word()],
    pieces: ([line = '']) => [Buffer.from(`${line}\n`)],
    after: {
      en: 'the line ended with \\n alone, as nc sends it',
      'zh-CN': '这一行只以 \\n 结尾，nc 就是这样发送的',
    },
  },
  {
    texts: (word) => [word(), word()],
    pieces: ([first = '', second = '']) => [
      Buffer.from(`${first}\n`),
      Buffer.from(`${second}\r\n`),
    ],
    after: {
      en: 'a line that ended with \\r\\n followed one that ended with \\n',
      'zh-CN': '以 \\n 结尾的一行之后，来了以 \\r\\n 结尾的一行',
    },
  },
  {
    texts: (word) => [`你好 ${word()}`],
    pieces: ([line = '']) =>
      cut(`${line}\r\n`, Buffer.from(line.slice(0, line.indexOf('你'))).length + 1),
    after: {
      en: 'a character of three bytes arrived cut in two',
      'zh-CN': '一个三字节的字符被切成两半到达',
    },
  },
];

function cut(text: string, at: number): Uint8Array[] {
  const bytes = Buffer.from(text);
  return [bytes.subarray(0, at), bytes.subarray(at)];
}

async function framing(stage: Stage, talk: Talk, people: Three): Promise<void> {
  const words = () => stage.random.words(2);
  for (const each of framings) await arrives(stage, talk, people, each, each.texts(words));
}

/** Alice's lines arrive in these pieces, and Bob hears each of them. */
async function arrives(
  stage: Stage,
  talk: Talk,
  [alice, bob, carol]: Three,
  { pieces, after }: Framing,
  texts: readonly string[],
): Promise<void> {
  const roundTrip = () => roundTrips(stage, talk)(carol, alice);
  await stage.inPieces(alice, pieces(texts.map(talk.line)), roundTrip);
  for (const text of texts) await bob.hears(talk.heard(alice, text), { after });
}

/** Each way to cut and end lines, alone and with as few letters as possible. */
export function smallestFramings<S extends Stage>(
  talk: Talk,
  enter: (stage: S) => Promise<Three>,
): Smaller<S> {
  return {
    trials: framings.map((each) => {
      const letters = ['hello', 'there', 'again'].values();
      const texts = each.texts(() => letters.next().value ?? '');
      return {
        input: { pieces: each.pieces(texts.map(talk.line)) },
        run: async (stage) => arrives(stage, talk, await enter(stage), each, texts),
      };
    }),
  };
}

/** More than the systems at both ends keep between them, so that the server's writes to the stalled client pile up. */
const enoughBytes = 16 * 2 ** 20;
const lineBytes = 4 * 2 ** 10;
const linesAtOnce = 128;

async function stalled({ random }: Stage, talk: Talk, [alice, bob, carol]: Three): Promise<void> {
  carol.stalls();
  const filler = talk.line('x'.repeat(lineBytes));
  const fillers = `${filler}\r\n`.repeat(linesAtOnce - 1);
  for (let sent = 0; sent < enoughBytes; sent += linesAtOnce * lineBytes) {
    const last = random.words(2);
    alice.sends(`${fillers}${talk.line(last)}\r\n`);
    const after = {
      en: `${carol.name} had stopped reading, and ${alice.name} had said ${Math.round(sent / 2 ** 20)} MiB so far`,
      'zh-CN': `${carol.name} 已停止读取，${alice.name} 到此已发送 ${Math.round(sent / 2 ** 20)} MiB`,
    };
    try {
      await bob.hears(talk.heard(alice, last), { after });
    } catch (missed) {
      // Whoever was cut off while speaking could not be heard.
      alice.isStillConnected({ after, saying: filler.length });
      throw missed;
    }
  }
}

const speakers = 20;
const linesEach = 5;

async function crowd(
  { random }: Stage,
  talk: Talk,
  people: readonly Client[],
  aside?: Aside,
): Promise<void> {
  const speeches = people.slice(0, speakers).map((speaker) => ({
    speaker,
    texts: Array.from({ length: linesEach }, () => random.word()),
  }));
  const heard = speeches.map(({ speaker, texts }) => ({
    speaker,
    lines: texts.map((text) => talk.heard(speaker, text)),
  }));
  for (const person of people) person.forgets();
  for (const { speaker, texts } of speeches) {
    for (const text of texts) speaker.says(talk.line(text));
    if (speaker === aside?.speaker) speaker.says(aside.line);
  }
  const after = {
    en: `${speakers} of ${people.length} people said ${linesEach} lines each at once`,
    'zh-CN': `${people.length} 人中有 ${speakers} 人同时各说了 ${linesEach} 行`,
  };
  await Promise.all(
    people.map((person) => {
      const fromOthers = heard
        .filter(({ speaker }) => speaker !== person)
        .map(({ lines }) => lines);
      const forThisOne = person === aside?.listener ? [[aside.heard]] : [];
      return person.hearsInterleaved([...fromOthers, ...forThisOne], { after });
    }),
  );
}

/** The text between blanks that are part of it. Three in front: a server may set one or two there itself. */
export const amongBlanks = (text: string) => `   ${text}  `;

/** Names that a careless lookup takes for something else. */
export const oddNames = ['__proto__', 'constructor', 'toString', '🦊', 'Mary Ann'] as const;

/** The roles of a hundred people, none of which is part of another. */
export const aHundred = Array.from({ length: 100 }, (_, index) => `p${index}x`);

/** The same with fewer people. */
export const smallestCrowd = <S extends Stage>(
  run: (stage: S, roles: readonly string[]) => Promise<void>,
): Smaller<S> => ({
  most: aHundred.length,
  trial: (size) => ({
    input: {
      described: {
        en: size === 1 ? 'one person' : `${size} people`,
        'zh-CN': `${size} 人`,
      },
    },
    run: (stage) => run(stage, aHundred.slice(0, size)),
  }),
});
