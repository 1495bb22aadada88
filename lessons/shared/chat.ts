// What the two chat rooms have in common: the same questions asked of both, each in its own protocol.
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

/** The stream of bytes knows no lines: where a line is cut, and what ends it, must not matter. */
async function framing(stage: Stage, talk: Talk, [alice, bob, carol]: Three): Promise<void> {
  const { random } = stage;
  const roundTrip = () => roundTrips(stage, talk)(carol, alice);
  const bobHears = (text: string, after: Text) => bob.hears(talk.heard(alice, text), { after });

  const text = random.words(2);
  const line = Buffer.from(`${talk.line(text)}\r\n`);
  const cuts = [
    { at: line.length - 2 - Math.ceil(text.length / 2), where: ['inside a word', '在一个词中间'] },
    { at: line.length - 1, where: ['between \\r and \\n', '在 \\r 和 \\n 之间'] },
  ] as const;
  for (const { at, where } of cuts) {
    await stage.inPieces(alice, [line.subarray(0, at), line.subarray(at)], roundTrip);
    await bobHears(text, {
      en: `one line arrived in two pieces, cut ${where[0]}`,
      'zh-CN': `一行分两次到达，断${where[1]}`,
    });
  }

  const three = [random.words(2), random.words(2), random.words(2)];
  alice.sends(three.map((each) => `${talk.line(each)}\r\n`).join(''));
  for (const each of three) {
    await bobHears(each, {
      en: 'three lines arrived in one piece',
      'zh-CN': '三行一次到达',
    });
  }

  const [withNewline, afterIt] = [random.words(2), random.words(2)];
  alice.sends(`${talk.line(withNewline)}\n`);
  await bobHears(withNewline, {
    en: 'the line ended with \\n alone, as nc sends it',
    'zh-CN': '这一行只以 \\n 结尾，nc 就是这样发送的',
  });
  alice.says(talk.line(afterIt));
  await bobHears(afterIt, {
    en: 'a line that ended with \\r\\n followed one that ended with \\n',
    'zh-CN': '以 \\n 结尾的一行之后，来了以 \\r\\n 结尾的一行',
  });

  const whole = `${random.word()} 你好 ${random.word()}`;
  const bytes = Buffer.from(`${talk.line(whole)}\r\n`);
  const insideCharacter = bytes.indexOf(Buffer.from('你')) + 1;
  const halves = [bytes.subarray(0, insideCharacter), bytes.subarray(insideCharacter)];
  await stage.inPieces(alice, halves, roundTrip);
  await bobHears(whole, {
    en: 'a character of three bytes arrived cut in two',
    'zh-CN': '一个三字节的字符被切成两半到达',
  });
}

/** More than the systems at both ends keep between them, so that the server's writes to the stalled client pile up. */
const enoughBytes = 16 * 2 ** 20;
const lineBytes = 4 * 2 ** 10;
const linesAtOnce = 128;

async function stalled({ random }: Stage, talk: Talk, [alice, bob, carol]: Three): Promise<void> {
  carol.stalls();
  const filler = 'x'.repeat(lineBytes);
  for (let sent = 0; sent < enoughBytes; sent += linesAtOnce * lineBytes) {
    const last = random.words(2);
    const lines = [...Array<string>(linesAtOnce - 1).fill(filler), last];
    alice.sends(lines.map((text) => `${talk.line(text)}\r\n`).join(''));
    await bob.hears(talk.heard(alice, last), {
      after: {
        en: `${carol.name} had stopped reading, and ${alice.name} had said ${Math.round(sent / 2 ** 20)} MiB so far`,
        'zh-CN': `${carol.name} 已停止读取，${alice.name} 到此已发送 ${Math.round(sent / 2 ** 20)} MiB`,
      },
    });
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

/** Names that a careless lookup takes for something else. */
export const oddNames = ['__proto__', 'constructor', 'toString', '🦊', 'Mary Ann'] as const;

/** The roles of a hundred people, none of which is part of another. */
export const aHundred = Array.from({ length: 100 }, (_, index) => `p${index}x`);
