import { CannotTell, CheckFailed } from '../../runner/lesson/failure.ts';
import { defineCheck, defineLesson } from '../../runner/lesson/lesson.ts';
import type { Client, Stage, Timing } from '../../runner/lesson/stage.ts';
import type { Text } from '../../runner/lesson/text.ts';
import { find } from '../../runner/lesson/wanted.ts';

type Mode = 'default' | 'no-delay' | 'one-write';

const questions = 20;
/**
 * An answer waits when it takes longer than the one and comes in two parts further apart than the other, in milliseconds.
 * What waits takes 40 and more. On a busy machine we may see its first part so late that the second one is there as well:
 * what is late as a whole says nothing.
 */
const [slowMs, partsMs] = [30, 5];
/** With so few of them waiting, answers do not wait as a rule. */
const few = questions / 4;

/** Who asks in which mode. */
const roles: Record<Mode, string> = { default: 'alice', 'no-delay': 'bob', 'one-write': 'carol' };

/** Twenty answers on one connection. */
interface Measured {
  /** That of the mode. */
  readonly name: Text;
  readonly timings: readonly Timing[];
  /** How often the program handed bytes of theirs to the system; undefined where that is not seen. */
  readonly writes: number | undefined;
}

interface Answers {
  /** Somebody who asks. */
  readonly enters: (role: string) => Promise<Client>;
  readonly question: () => string;
  /**
   * Waits for the answer to what was asked just now. `onFirstByte` is done between its first byte and its last.
   */
  readonly isAnswered: (
    client: Client,
    question: string,
    context?: { readonly after?: Text; readonly onFirstByte?: () => void },
  ) => Promise<Timing>;
  /** The same of a question that is asked now. */
  readonly asks: (
    client: Client,
    question: string,
    context?: { readonly after: Text },
  ) => Promise<Timing>;
  /** Twenty questions in this mode: the server is started again for any but the default one. */
  readonly measured: (mode: Mode) => Promise<Measured>;
  /** Draws them side by side. */
  readonly shows: (...all: readonly Pick<Measured, 'name' | 'timings'>[]) => void;
}

const bodyOf = (question: string) => question.toUpperCase();

const answers = (stage: Stage): Answers => {
  const { connect, random, restart, draws, now } = stage;
  const question = () => `${random.words(random.int(1, 4))}?`;
  const isAnswered: Answers['isAnswered'] = async (client, asked, options = {}) => {
    const { onFirstByte, ...context } = options;
    const began = now();
    await client.hearsSomething();
    const first = now();
    onFirstByte?.();
    await client.hears({ text: bodyOf(asked) }, context);
    const last = now();
    return { tookMs: last - began, apartMs: last - first };
  };
  const asks: Answers['asks'] = (client, asked, context) => {
    client.says(asked);
    return isAnswered(client, asked, context);
  };
  const enters = (role: string) => connect(random.name(role));
  const measured = async (mode: Mode): Promise<Measured> => {
    if (mode !== 'default') await restart({ MODE: mode });
    const client = await enters(roles[mode]);
    const context = {
      after: {
        en: `the server had been started with MODE=${mode}`,
        'zh-CN': `服务器以 MODE=${mode} 启动`,
      },
    };
    // The first answer on a connection may be acknowledged at once.
    const asked = [question()];
    await asks(client, asked[0] ?? '', context);
    const writes = await stage.server.writesTo(client);
    const twenty = async () => {
      const timings: Timing[] = [];
      while (timings.length < questions) {
        const next = question();
        timings.push(await asks(client, next, context));
        asked.push(next);
      }
      return timings;
    };
    const first = await twenty();
    const written = await writes?.();
    // The machine may have been too busy the first time.
    const timings = isClear(first) ? first : await twenty();
    isWellMade(client, asked);
    return { name: inAll(mode), timings, writes: written };
  };
  return {
    enters,
    question,
    asks,
    isAnswered,
    measured,
    shows: (...all) =>
      draws('tookMs', {
        title: {
          en: 'from each question to the last byte of its answer',
          'zh-CN': '从每个问题到其回答的最后一个字节',
        },
        unit: inAll('ms'),
        limit: slowMs,
        series: all.map(({ name, timings }) => ({
          name,
          values: timings.map(({ tookMs }) => tookMs),
        })),
      }),
  };
};

/** What is the same in all languages. */
const inAll = (text: string): Text => ({ en: text, 'zh-CN': text });

/** How many of these answers waited. */
const waiting = (timings: readonly Timing[]) =>
  timings.filter(({ tookMs, apartMs }) => tookMs > slowMs && apartMs > partsMs).length;

/** How many came at once. A busy machine delays answers, but makes none come earlier: nothing that waits is among these. */
const atOnce = (timings: readonly Timing[]) =>
  timings.filter(({ tookMs }) => tookMs <= slowMs).length;

const inAnswers: Text = { en: `of ${questions} answers`, 'zh-CN': `/ ${questions} 个回答` };
const inWrites: Text = { en: 'writes', 'zh-CN': '次写入' };

/** Whether answers wait as a rule. */
const isStalled = (timings: readonly Timing[]) => waiting(timings) > few && atOnce(timings) <= few;

/** Whether nothing waits as a rule. */
const isSwift = (timings: readonly Timing[]) => atOnce(timings) > few && waiting(timings) <= few;

const isClear = (timings: readonly Timing[]) => isStalled(timings) || isSwift(timings);

/** Too many of them wait for none, or too few come at once for all. */
const unclear = ({ name, timings }: Measured) =>
  new CannotTell({
    en: `with MODE=${name.en}, ${waiting(timings)} of ${questions} answers came in two parts and took more than ${slowMs} ms, and ${atOnce(timings)} came sooner: neither is the rule. The machine may have been too busy`,
    'zh-CN': `MODE=${name.en} 时，${questions} 个回答中有 ${waiting(timings)} 个分两部分到达，并且超过 ${slowMs} 毫秒，另有 ${atOnce(timings)} 个更快：看不出哪一种是常态。可能是机器太忙`,
  });

/** Without a stall there is nothing that could be gone. */
function isControl({ timings }: Measured) {
  if (isStalled(timings)) return;
  throw new CannotTell({
    en: 'with MODE=default hardly an answer waited this time, so that nothing can be said about the other modes; the machine may have been too busy',
    'zh-CN': '这一次，MODE=default 时几乎没有回答在等待，因此无法判断其他模式；可能是机器太忙',
  });
}

/** Fails when answers wait although this mode should prevent it. */
function mustBeSwift(measured: Measured) {
  const { name, timings } = measured;
  if (isSwift(timings)) return;
  if (!isStalled(timings)) throw unclear(measured);
  throw new CheckFailed({
    kind: 'measure',
    value: waiting(timings),
    limit: few,
    unit: inAnswers,
    what: {
      en: `With MODE=${name.en}, {value} still came in two parts and took more than ${slowMs} ms, as with MODE=default.`,
      'zh-CN': `MODE=${name.en} 时，{value}仍然分两部分到达，并且超过 ${slowMs} 毫秒，和 MODE=default 一样。`,
    },
  });
}

/** A figure that only a Node.js program has. */
function isSeen<T>(figure: T | undefined): asserts figure is T {
  if (figure !== undefined) return;
  throw new CannotTell({
    en: 'how often a program writes can be seen only in a Node.js program',
    'zh-CN': '只有 Node.js 程序才能看到它写了多少次',
  });
}

/** What is known of why nothing waits. */
function causeOf(writes: number | undefined): Text {
  if (writes === undefined) return { en: '', 'zh-CN': '' };
  return writes <= questions
    ? {
        en: ' Your server hands each answer to the system in one write: nothing is left that could wait.',
        'zh-CN': '你的服务器把每个回答一次写给系统：没有什么可等的了。',
      }
    : {
        en: ` Your server writes ${writes} times for ${questions} answers, and nothing waits, as if Nagle’s algorithm were off.`,
        'zh-CN': `你的服务器为 ${questions} 个回答写了 ${writes} 次，却没有什么在等待，就像 Nagle 算法被关闭了一样。`,
      };
}

const oursName: Text = { en: 'a server of ours', 'zh-CN': '我们的服务器' };

const nothingWaits = new CannotTell({
  en: 'on this system nothing waits, not even the answers of a server of ours that writes them in two halves: the stall cannot be seen here',
  'zh-CN': '在这个系统上什么都不会等待，连我们自己那个分两半写回答的服务器也一样：这里看不到停顿',
});

/** Of a server of ours so many answers waited. */
function notStalled({ timings, writes }: Measured, ours: number) {
  const cause = causeOf(writes);
  return new CheckFailed({
    kind: 'measure',
    value: waiting(timings),
    limit: few,
    unit: inAnswers,
    what: {
      en: `With MODE=default, {value} came in two parts and took more than ${slowMs} ms. Of a server of ours, which writes each answer in two halves, ${ours} did, here and a moment ago.${cause.en}`,
      'zh-CN': `MODE=default 时，{value}分两部分到达，并且超过 ${slowMs} 毫秒；而刚才在这台机器上，我们自己那个分两半写回答的服务器有 ${ours} 个如此。${cause['zh-CN']}`,
    },
  });
}

/** None of these answers came at once, though the client had acknowledged their beginnings. */
const waitsItself = (timings: readonly Timing[]) =>
  new CheckFailed({
    kind: 'measure',
    value: timings.length,
    limit: 0,
    unit: inAnswers,
    what: {
      en: `When the client spoke as soon as an answer began, and so acknowledged that beginning, {value} still took more than ${slowMs} ms: it is the program that waits here, and not the system.`,
      'zh-CN': `回答一开始，客户端就立刻说话，从而确认了已收到的部分，但 {value}仍然超过 ${slowMs} 毫秒：在这里等待的是程序，而不是系统。`,
    },
  });

/** Fails when what was heard is not these answers, byte for byte, and nothing besides. */
function isWellMade(client: Client, asked: readonly string[]) {
  let rest = Buffer.from(client.heardSince(0));
  for (const question of asked) {
    const body = bodyOf(question);
    const number = Buffer.byteLength(body);
    const bodyAt = rest.indexOf('\n') + 1;
    const end = bodyAt + number;
    const header = rest.subarray(0, bodyAt).toString();
    const isRight = find({ number }, header) && rest.subarray(bodyAt, end).toString() === body;
    if (!isRight) {
      throw new CheckFailed({
        kind: 'mismatch',
        who: client.name,
        wanted: {
          described: {
            en: `a line with the number ${number}, and after it at once the ${number} bytes "${body}"`,
            'zh-CN': `先收到含有数字 ${number} 的一行，紧接着是 "${body}" 这 ${number} 个字节`,
          },
        },
        received: `"${rest.subarray(0, end + 2).toString()}"`,
      });
    }
    rest = rest.subarray(end);
  }
}

const cut = (line: string, at: number) => {
  const bytes = Buffer.from(line);
  return [bytes.subarray(0, at), bytes.subarray(at)];
};

/** The stream of bytes knows no questions: where it is cut must not matter. */
const framings = [
  {
    texts: (word: () => string) => [`${word()}?`],
    pieces: ([line = '']: readonly string[]) => cut(`${line}\r\n`, 3),
    after: { en: 'a question arrived in two pieces', 'zh-CN': '一个问题分两次到达' },
  },
  {
    texts: (word: () => string) => [`${word()}?`, `${word()}?`, `${word()}?`],
    pieces: (lines: readonly string[]) => [lines.map((line) => `${line}\r\n`).join('')],
    after: { en: 'three questions arrived in one piece', 'zh-CN': '三个问题一次到达' },
  },
  {
    texts: (word: () => string) => [`${word()}?`],
    pieces: ([line = '']: readonly string[]) => [`${line}\n`],
    after: {
      en: 'the question ended with \\n alone, as nc sends it',
      'zh-CN': '问题只以 \\n 结尾，nc 就是这样发送的',
    },
  },
  {
    texts: (word: () => string) => [`你好 ${word()}?`],
    pieces: ([line = '']: readonly string[]) => cut(`${line}\r\n`, 1),
    after: {
      en: 'a character of three bytes arrived cut in two',
      'zh-CN': '一个三字节的字符被切成两半到达',
    },
  },
];

const check = defineCheck<Stage & Answers>;

export default defineLesson({
  id: '06-nagle',
  title: { en: 'Nagle’s algorithm', 'zh-CN': 'Nagle 算法' },
  teaches: {
    en: 'why two small writes can take 40 ms',
    'zh-CN': '两次小的写入为什么会花 40 毫秒',
  },
  programs: [{ name: 'server', role: 'listens', protocol: 'tcp' }],
  environment: { MODE: 'default' },
  vocabulary: answers,
  checks: [
    check('answers', {
      title: {
        en: 'a question is answered with a line that holds the length in bytes, and then the body',
        'zh-CN': '每个问题的回答：先是含有正文字节数的一行，然后是正文',
      },
      env: { MODE: 'default' },
      hints: {
        en: [
          'How is a client to know where the body ends? And what does it take for the beginning of the next answer?',
          'The length counts bytes, and of the body alone. A string counts something else, and a line end after the body would have to be counted, too.',
          'const body = Buffer.from(question.toUpperCase()); then `${body.length}\\r\\n`, and after it the body, with nothing behind it.',
        ],
        'zh-CN': [
          '客户端怎样知道正文到哪里为止？它又会把什么当成下一个回答的开头？',
          '长度数的是字节，而且只数正文。字符串的 length 数的是别的东西；正文后面多写的换行也会被算进去。',
          'const body = Buffer.from(question.toUpperCase())；先写 `${body.length}\\r\\n`，再写 body，后面什么也不加。',
        ],
      },
      async run({ enters, question, random }) {
        const alice = await enters('alice');
        const asked: string[] = [];
        for (const next of [question(), `你好 ${random.word()}?`, `${random.phrase()}?`]) {
          alice.says(next);
          await alice.hears({ text: bodyOf(next) });
          asked.push(next);
          isWellMade(alice, asked);
        }
      },
    }),

    check('framing', {
      title: {
        en: 'a question is a line, in however many pieces it arrives; several may come at once',
        'zh-CN': '一个问题就是一行，无论分几次到达；也可能几个一起来',
      },
      env: { MODE: 'default' },
      needs: ['answers'],
      hints: {
        en: [
          'Is a chunk a question? What comes when half a line arrives, and what when three arrive together?',
          'Keep what stands behind the last line end until more has come, and answer each whole line. setEncoding() keeps half a character.',
          "const lines = (rest + chunk).split('\\n'); rest = lines.pop() ?? ''; for (const line of lines) answer(socket, line.replace(/\\r$/, ''));",
        ],
        'zh-CN': [
          '一个数据块就是一个问题吗？只到了半行会怎样？三行一起到又会怎样？',
          '最后一个换行之后的内容先留着，等更多的到来；每个完整的行都要回答。setEncoding() 会留住半个字符。',
          "const lines = (rest + chunk).split('\\n'); rest = lines.pop() ?? ''; for (const line of lines) answer(socket, line.replace(/\\r$/, ''));",
        ],
      },
      async run({ enters, question, asks, inPieces, random }) {
        const alice = await enters('alice');
        const bob = await enters('bob');
        const roundTrip = async () => void (await asks(bob, question()));
        const all: string[] = [];
        for (const { texts, pieces, after } of framings) {
          const asked = texts(() => random.words(2));
          await inPieces(alice, pieces(asked), roundTrip);
          for (const each of asked) await alice.hears({ text: bodyOf(each) }, { after });
          all.push(...asked);
        }
        isWellMade(alice, all);
      },
    }),

    check('stalls', {
      title: {
        en: 'with MODE=default, header and body are two writes, and the body waits for some 40 ms',
        'zh-CN': 'MODE=default 时，头部和正文分两次写，正文要等约 40 毫秒',
      },
      env: { MODE: 'default' },
      needs: ['framing'],
      hints: {
        en: [
          'The wait is what is to be seen here. What does the system do with a second small write while the first one is not acknowledged?',
          'It needs two writes, one after the other, and Nagle’s algorithm at work, as it is unless somebody calls setNoDelay() or passes { noDelay: true }.',
          'socket.write(`${body.length}\\r\\n`); socket.write(body); and nothing else: no cork(), no timer.',
        ],
        'zh-CN': [
          '这里要看到的就是等待。第一次小的写入还没有被确认时，系统会怎样处理第二次？',
          '需要前后两次写入，并且 Nagle 算法在起作用；只要没有人调用 setNoDelay()、也没有传 { noDelay: true }，它就在起作用。',
          'socket.write(`${body.length}\\r\\n`); socket.write(body); 除此之外什么也不要：不用 cork()，也不用定时器。',
        ],
      },
      async run({ enters, question, asks, isAnswered, measured, answersInHalves, shows }) {
        let yours = await measured('default');
        if (!isStalled(yours.timings)) {
          const timings = await answersInHalves(questions);
          if (!isStalled(timings)) throw nothingWaits;
          // Once more: the machine may have been too busy the first time.
          yours = await measured('default');
          shows(yours, { name: oursName, timings });
          if (isSwift(yours.timings)) throw notStalled(yours, waiting(timings));
          if (!isStalled(yours.timings)) throw unclear(yours);
        } else shows(yours);
        // Whoever speaks at once acknowledges at once, and the system lets the body go. A program that waits does not:
        // with one answer that comes at once it is the system that had waited.
        const bob = await enters('bob');
        await asks(bob, question());
        const spokenTo: Timing[] = [];
        let asked = question();
        bob.says(asked);
        while (spokenTo.length < questions && atOnce(spokenTo) === 0) {
          const next = question();
          const onFirstByte = () => bob.sends(next.slice(0, 1));
          spokenTo.push(await isAnswered(bob, asked, { onFirstByte }));
          bob.sends(`${next.slice(1)}\r\n`);
          asked = next;
        }
        if (atOnce(spokenTo) === 0) throw waitsItself(spokenTo);
      },
    }),

    check('no-delay', {
      title: {
        en: 'with MODE=no-delay there are still two writes, and with setNoDelay() nothing waits',
        'zh-CN': 'MODE=no-delay 时，仍是两次写，但因为 setNoDelay() 不再等待',
      },
      env: { MODE: 'default' },
      needs: ['stalls'],
      hints: {
        en: [
          'Who decides that the body has to wait, and who may tell it not to?',
          'TCP_NODELAY is a setting of a socket: in Node setNoDelay(). It has to be on before the answer is written, and the two writes stay as they are.',
          "if (process.env.MODE === 'no-delay') socket.setNoDelay(true);",
        ],
        'zh-CN': [
          '是谁决定让正文等待的？又可以由谁告诉它不必等？',
          'TCP_NODELAY 是 socket 的一项设置，在 Node 里是 setNoDelay()。要在写回答之前设置好，两次写入保持不变。',
          "if (process.env.MODE === 'no-delay') socket.setNoDelay(true);",
        ],
      },
      async run({ measured, shows }) {
        const control = await measured('default');
        const noDelay = await measured('no-delay');
        shows(control, noDelay);
        isControl(control);
        mustBeSwift(noDelay);
        isSeen(noDelay.writes);
        if (noDelay.writes >= 2 * questions) return;
        throw new CheckFailed({
          kind: 'measure',
          value: noDelay.writes,
          limit: 2 * questions,
          unit: inWrites,
          what: {
            en: `With MODE=no-delay nothing waits, but the ${questions} answers were handed to the system in {value}. This mode is to write header and body apart, as default does: {limit}.`,
            'zh-CN': `MODE=no-delay 时没有等待，但 ${questions} 个回答一共用了 {value}交给系统。这个模式应当像 default 一样把头部和正文分开写：{limit}。`,
          },
        });
      },
    }),

    check('one-write', {
      title: {
        en: 'with MODE=one-write, header and body leave in one segment, and nothing waits',
        'zh-CN': 'MODE=one-write 时，头部和正文在同一个报文段里发出，不再等待',
      },
      env: { MODE: 'default' },
      needs: ['stalls'],
      hints: {
        en: [
          'In this mode, in how many pieces is an answer handed to the system: in two, in one, or not at all, as after a cork() without uncork()?',
          'socket.cork() keeps what is written, and socket.uncork() hands all of it over at once. Or put the two together before you write.',
          "When MODE is 'one-write': socket.cork(); answer(socket, question); socket.uncork();",
        ],
        'zh-CN': [
          '在这个模式下，一个回答分几次交给系统：两次、一次，还是一次也没有（cork() 之后没有 uncork()）？',
          'socket.cork() 把写入的内容留住，socket.uncork() 一次全部交出去。或者在写之前把两部分合在一起。',
          "MODE 是 'one-write' 时：socket.cork(); answer(socket, question); socket.uncork();",
        ],
      },
      async run({ measured, shows }) {
        const control = await measured('default');
        const noDelay = await measured('no-delay');
        const oneWrite = await measured('one-write');
        shows(control, noDelay, oneWrite);
        isControl(control);
        mustBeSwift(oneWrite);
        isSeen(oneWrite.writes);
        if (oneWrite.writes <= questions) return;
        throw new CheckFailed({
          kind: 'measure',
          value: oneWrite.writes,
          limit: questions,
          unit: inWrites,
          what: {
            en: `With MODE=one-write the ${questions} answers were handed to the system in {value}; it should be {limit}, one for header and body together.`,
            'zh-CN': `MODE=one-write 时，${questions} 个回答一共用了 {value}交给系统；应当是 {limit}，头部和正文合在一次里。`,
          },
        });
      },
    }),

    check('batch', {
      title: {
        en: 'with MODE=one-write, twenty questions that come together are answered in one write',
        'zh-CN': 'MODE=one-write 时，一起到达的二十个问题用一次写入回答',
      },
      tier: 'stretch',
      env: { MODE: 'one-write' },
      needs: ['one-write'],
      hints: {
        en: [
          'Twenty questions have come in one chunk. How many answers are finished when you uncork for the first time?',
          'What is corked leaves with the last uncork(). Where does the work on a chunk begin, and where does it end?',
          'socket.cork() before the loop over the lines of a chunk, socket.uncork() after it. Or process.nextTick(() => socket.uncork()).',
        ],
        'zh-CN': [
          '二十个问题在一个数据块里到达。你第一次 uncork 的时候，做完了几个回答？',
          '留住的内容随最后一次 uncork() 发出。对一个数据块的处理从哪里开始，到哪里结束？',
          '在遍历一个数据块的各行之前 socket.cork()，之后 socket.uncork()。或者 process.nextTick(() => socket.uncork())。',
        ],
      },
      async run({ server, enters, question, asks, measure }) {
        const carol = await enters('carol');
        const first = question();
        await asks(carol, first);
        const gauge = await server.writesTo(carol);
        isSeen(gauge);
        const asked = Array.from({ length: questions }, question);
        carol.sends(asked.map((each) => `${each}\r\n`).join(''));
        for (const each of asked) await carol.hears({ text: bodyOf(each) });
        isWellMade(carol, [first, ...asked]);
        const writes = await gauge();
        measure('writes', writes);
        if (writes <= 1) return;
        throw new CheckFailed({
          kind: 'measure',
          value: writes,
          limit: 1,
          unit: inWrites,
          what: {
            en: `${questions} questions had come in one piece, and their answers were handed to the system in {value}. One is enough.`,
            'zh-CN': `${questions} 个问题一次到达，而它们的回答一共用了 {value}交给系统。一次就够了。`,
          },
        });
      },
    }),
  ],
});
