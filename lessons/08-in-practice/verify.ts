import { CannotTell, CheckFailed } from '../../runner/lesson/failure.ts';
import { defineCheck, defineLesson } from '../../runner/lesson/lesson.ts';
import type { Smaller } from '../../runner/lesson/smaller.ts';
import type { Client, Context, Listener, Program, Stage } from '../../runner/lesson/stage.ts';
import type { Text } from '../../runner/lesson/text.ts';
import { encode, FrameLog, header, type Message } from '../shared/frames.ts';

/** What somebody asks the server. */
interface Question {
  readonly id: number;
  readonly text: string;
  readonly afterMs?: number;
}

/** One of our ends of a connection: the client of the learner's server, or the server of the learner's client. */
interface Speaker {
  readonly name: string;
  readonly client: Client;
  /** Sends these messages in one piece. */
  readonly says: (...messages: readonly Message[]) => void;
  readonly asks: (...questions: readonly Question[]) => void;
  /** Waits for a message that says this, and passes over that one alone. */
  readonly hears: (message: Message, context?: Context) => Promise<Message>;
  /** Waits for the right answer, whatever comes before it. */
  readonly isAnswered: (question: Question, context?: Context) => Promise<void>;
  /** All that was heard so far, in order. */
  readonly heard: readonly Message[];
}

interface InPractice {
  /** Somebody connects to the server. Pings are answered, unless by somebody silent. */
  readonly arrives: (role: string, isSilent?: 'silent') => Promise<Speaker>;
  /** The learner's client connects to us. */
  readonly meets: (listener: Listener, as: string, context?: Context) => Promise<Speaker>;
  readonly startsClient: (listener: Listener, env?: Record<string, string>) => Promise<Program>;
  /** A question with an id of its own. */
  readonly question: (more?: Partial<Question>) => Question;
  /** Whoever asks something gets the answer. */
  readonly isServed: (speaker: Speaker, context?: Context) => Promise<void>;
}

type Words = Stage & InPractice;

/** So seldom that no heartbeat is seen or missed while other things are looked at. In milliseconds. */
const quiet = { HEARTBEAT_MS: '20000' };
/** Where the heartbeat is what is looked at. In milliseconds. */
const heartbeatMs = 250;
const withHeartbeat = { HEARTBEAT_MS: String(heartbeatMs) };
/** After so many heartbeats without a byte, somebody counts as gone. */
const mostMissed = 3;
const deadMs = mostMissed * heartbeatMs;
/** What is due at a certain time, and a moment for a busy machine, in milliseconds. */
const soonAfter = (ms: number) => ms + 2000;
/** Timers have been seen to fire a little early. */
const tolerance = 0.9;
const milliseconds: Text = { en: 'ms', 'zh-CN': '毫秒' };

const inPractice = ({ random, connect, launch }: Stage): InPractice => {
  let lastId = random.int(1, 900);
  const question = (more: Partial<Question> = {}): Question => {
    lastId += random.int(1, 9);
    return { id: lastId, text: random.words(2), ...more };
  };
  const isServed = async (speaker: Speaker, context?: Context) => {
    const each = question();
    speaker.asks(each);
    await speaker.isAnswered(each, context);
  };
  return {
    question,
    isServed,
    arrives: async (role, isSilent) => speakerOn(await connect(random.name(role)), isSilent),
    meets: async (listener, as, context) =>
      speakerOn(await listener.accepts('client', { as, ...context }), 'silent'),
    startsClient: ({ address }, env = {}) =>
      launch('client', { address, env: { ...quiet, RETRY_MS: '20', ...env } }),
  };
};

function speakerOn(client: Client, isSilent?: 'silent'): Speaker {
  const says = (...messages: readonly Message[]) =>
    client.sends(Buffer.concat(messages.map(encode)));
  const log = new FrameLog(client.name, ({ kind }) => {
    if (kind === 'ping' && !isSilent) says(pong);
  });
  const hears = (message: Message, context?: Context) =>
    client.reads({ message: inWords(message) }, log.finder(message), context);
  return {
    name: client.name,
    client,
    says,
    asks: (...questions) => says(...questions.map(asRequest)),
    hears,
    isAnswered: async (question, context) => {
      await hears(answerTo(question), context);
    },
    heard: log.heard,
  };
}

const asRequest = (question: Question): Message => ({ kind: 'request', ...question });
const answerTo = ({ id, text }: Question): Message => ({
  kind: 'answer',
  id,
  text: text.toUpperCase(),
});
const ping: Message = { kind: 'ping' };
const pong: Message = { kind: 'pong' };

/** A message that is waited for, as part of a sentence. */
function inWords({ kind, id, text = '' }: Message): Text {
  const shown = text.length > 60 ? `${text.slice(0, 20)}…${text.slice(-10)}` : text;
  if (kind === 'answer') {
    return {
      en: `the answer ${id}, "${shown}"`,
      'zh-CN': `编号 ${id}、内容为 "${shown}" 的回答`,
    };
  }
  if (kind === 'request') {
    return { en: `the request "${shown}"`, 'zh-CN': `内容为 "${shown}" 的请求` };
  }
  return { en: `a ${kind}`, 'zh-CN': kind };
}

/** Frames in the pieces in which they arrive. */
interface Cut {
  readonly count: number;
  readonly pieces: (frames: readonly Buffer[]) => readonly Uint8Array[];
  readonly after: Text;
}

/** The stream of bytes knows no frames: where it is cut must not matter. The simplest first. */
const cuts: readonly Cut[] = [
  {
    count: 1,
    pieces: ([frame]) => cut(frame, 4),
    after: {
      en: 'a frame arrived in two pieces, cut between its length and its body',
      'zh-CN': '一个帧分两次到达，断在长度和帧体之间',
    },
  },
  {
    count: 1,
    pieces: ([frame]) => cut(frame, 2),
    after: {
      en: 'a frame arrived in two pieces, cut inside its length',
      'zh-CN': '一个帧分两次到达，断在长度的 4 个字节中间',
    },
  },
  {
    count: 1,
    pieces: ([frame]) => cut(frame, (frame?.indexOf('你') ?? 0) + 1),
    after: {
      en: 'a frame arrived in two pieces, cut inside a character of three bytes',
      'zh-CN': '一个帧分两次到达，断在一个三字节的字符中间',
    },
  },
  {
    count: 3,
    pieces: (frames) => [Buffer.concat(frames)],
    after: { en: 'three frames arrived in one piece', 'zh-CN': '三个帧一次到达' },
  },
  {
    count: 2,
    pieces: (frames) => cut(Buffer.concat(frames), (frames[0]?.length ?? 0) + 3),
    after: {
      en: 'one frame arrived with the first three bytes of the next one, then the rest',
      'zh-CN': '一个帧连同下一帧的前 3 个字节一起到达，然后才是其余部分',
    },
  },
  {
    count: 1,
    pieces: ([frame]) => [...(frame ?? [])].map((byte) => Uint8Array.of(byte)),
    after: { en: 'a frame arrived byte by byte', 'zh-CN': '一个帧逐字节到达' },
  },
];

function cut(frame: Buffer = Buffer.alloc(0), at: number): Uint8Array[] {
  return [frame.subarray(0, at), frame.subarray(at)];
}

/** Alice's requests arrive in these pieces, and each is answered. */
async function arriveCut(
  { arrives, isServed, inPieces }: Words,
  { pieces, after }: Cut,
  questions: readonly Question[],
) {
  const [alice, bob] = [await arrives('alice'), await arrives('bob')];
  const frames = questions.map((each) => encode(asRequest(each)));
  await inPieces(alice.client, pieces(frames), () => isServed(bob));
  for (const each of questions) await alice.isAnswered(each, { after });
}

/** Each way to cut, alone and with as few letters as possible. */
const smallestCuts: Smaller<Words> = {
  trials: cuts.map((each) => {
    const texts = ['你好', '早', '再见'].slice(0, each.count);
    const questions = texts.map((text, index) => ({ id: index + 1, text }));
    return {
      input: { pieces: each.pieces(questions.map((question) => encode(asRequest(question)))) },
      run: (stage) => arriveCut(stage, each, questions),
    };
  }),
};

const check = defineCheck<Words>;

export default defineLesson({
  id: '08-in-practice',
  title: { en: 'In practice', 'zh-CN': '实际应用' },
  teaches: {
    en: 'a protocol that lasts: frames, heartbeats, reconnecting, draining',
    'zh-CN': '经得起使用的协议：分帧、心跳、重连、善始善终',
  },
  programs: [
    { name: 'server', role: 'listens', protocol: 'tcp' },
    { name: 'client', role: 'runs', protocol: 'tcp' },
  ],
  environment: { MAX_FRAME: '65536', HEARTBEAT_MS: '5000', RETRY_MS: '500' },
  vocabulary: inPractice,
  checks: [
    check('frames', {
      title: {
        en: 'each request is answered in a frame, under its id, in capitals, and not before its time',
        'zh-CN': '每个请求都得到一帧回答：编号相同，内容变为大写，且不早于规定的时间',
      },
      env: quiet,
      hints: {
        en: [
          'How does the other side know where your message ends?',
          'Four bytes before each body say how long it is: in bytes, not in characters, and the most significant byte first.',
          'const body = Buffer.from(JSON.stringify(message)); const length = Buffer.alloc(4); length.writeUInt32BE(body.length): then both in one write, with Buffer.concat().',
          "An answer is { kind: 'answer', id, text: text.toUpperCase() }, with the id of its own request, after setTimeout(..., afterMs ?? 0).",
        ],
        'zh-CN': [
          '对方怎么知道你的一条消息到哪里为止？',
          '每个帧体前面的 4 个字节说明它有多长：数的是字节，不是字符；高位字节在前。',
          'const body = Buffer.from(JSON.stringify(message)); const length = Buffer.alloc(4); length.writeUInt32BE(body.length)；然后用 Buffer.concat() 合起来，一次写出。',
          "回答是 { kind: 'answer', id, text: text.toUpperCase() }，编号就是那个请求的编号；用 setTimeout(..., afterMs ?? 0) 等到时间。",
        ],
      },
      async run({ arrives, question, isServed, now }) {
        const [alice, bob] = [await arrives('alice'), await arrives('bob')];
        await isServed(alice);
        const chinese = question({ text: `你好 ${question().text}` });
        alice.asks(chinese);
        await alice.isAnswered(chinese, {
          after: {
            en: 'the text held characters of three bytes',
            'zh-CN': '内容里有三字节的字符',
          },
        });

        // An id means something on its own connection alone.
        const hers = question({ afterMs: 50 });
        const his = question({ id: hers.id, afterMs: 50 });
        alice.asks(hers);
        bob.asks(his);
        const after = {
          en: `${alice.name} and ${bob.name} had asked under the same id`,
          'zh-CN': `${alice.name} 和 ${bob.name} 用了相同的编号提问`,
        };
        await alice.isAnswered(hers, { after });
        await bob.isAnswered(his, { after });

        const slow = question({ afterMs: 150 });
        const began = now();
        alice.asks(slow);
        await alice.isAnswered(slow, { withinMs: soonAfter(150) });
        isNotBefore(now() - began, 150, {
          en: 'The answer to a request with "afterMs":150 came after {value}; it should not come before {limit}.',
          'zh-CN': '带有 "afterMs":150 的请求，{value}后就得到了回答；不应早于 {limit}。',
        });
      },
    }),

    check('split-frames', {
      title: {
        en: 'a frame is a frame, in however many pieces it arrives',
        'zh-CN': '无论分几次到达，一个帧就是一个帧',
      },
      needs: ['frames'],
      env: quiet,
      hints: {
        en: [
          'What does one `data` event hold: a frame, half a frame, three of them?',
          'Keep what has come and makes no frame yet. As long as it holds four bytes, and as many more as they say, take one frame off its front.',
          'waiting = Buffer.concat([waiting, chunk]); while (waiting.length >= 4) { const length = waiting.readUInt32BE(); if (waiting.length < 4 + length) break; ... waiting = waiting.subarray(4 + length); }',
        ],
        'zh-CN': [
          '一次 `data` 事件里有什么：一个帧、半个帧，还是三个帧？',
          '还凑不成一帧的内容要留着。只要它够 4 个字节，并且后面够它们所说的长度，就从前面取下一帧。',
          'waiting = Buffer.concat([waiting, chunk]); while (waiting.length >= 4) { const length = waiting.readUInt32BE(); if (waiting.length < 4 + length) break; ... waiting = waiting.subarray(4 + length); }',
        ],
      },
      async run(stage) {
        for (const each of cuts) {
          const questions = Array.from({ length: each.count }, () =>
            stage.question({ text: `你好 ${stage.random.words(2)}` }),
          );
          await arriveCut(stage, each, questions);
        }
      },
      smaller: smallestCuts,
    }),

    check('too-long', {
      title: {
        en: 'a length of more than MAX_FRAME ends that connection at once; MAX_FRAME itself is fine',
        'zh-CN': '长度超过 MAX_FRAME，立即结束该连接；恰好等于 MAX_FRAME 则没有问题',
      },
      needs: ['split-frames'],
      startsProgram: false,
      hints: {
        en: [
          'When do you know that a frame is too long: when all of it is there, or before?',
          'Its first four bytes tell. Whoever waits for the body lets a stranger decide how much memory is used.',
          'if (length > maxFrame) return socket.destroy(): right after the length was read. An unsigned one: readUInt32BE, since readInt32BE makes -1 of ff ff ff ff.',
        ],
        'zh-CN': [
          '你什么时候就知道一个帧太长了：等它全部到齐，还是更早？',
          '它的前 4 个字节已经说明。若要等帧体到来，就是让陌生人决定你用掉多少内存。',
          'if (length > maxFrame) return socket.destroy()；读出长度后马上判断。要读成无符号数：readUInt32BE，因为 readInt32BE 会把 ff ff ff ff 读成 -1。',
        ],
      },
      async run({ launch, arrives, question, isServed, random }) {
        const most = random.int(3000, 5000);
        await launch('server', { env: { ...quiet, MAX_FRAME: String(most) } });
        const alice = await arrives('alice');
        const longest = fill(question(), most);
        alice.asks(longest);
        await alice.isAnswered(longest, {
          after: {
            en: `MAX_FRAME was ${most}, and so long was the body of the request`,
            'zh-CN': `MAX_FRAME 为 ${most}，请求的帧体恰好这么长`,
          },
        });
        for (const length of [most + 1, 0xffff_ffff]) {
          const mallory = await arrives('mallory');
          mallory.client.sends(header(length));
          await mallory.client.isEnded({
            after: {
              en: `MAX_FRAME was ${most}, and ${mallory.name} announced a body of ${length} bytes`,
              'zh-CN': `MAX_FRAME 为 ${most}，${mallory.name} 发来的长度是 ${length} 字节`,
            },
          });
        }
        await isServed(alice);
      },
    }),

    check('heartbeat', {
      title: {
        en: 'a ping gets a pong at once, also during slow work; whoever is silent gets a ping',
        'zh-CN': 'ping 立即得到 pong，处理慢请求时也一样；对方沉默时，主动发 ping',
      },
      needs: ['split-frames'],
      env: withHeartbeat,
      hints: {
        en: [
          'How can the other side tell a server that works for long from one that is gone?',
          'Answer a ping where you read it, without waiting for the requests that came before it. And let a timer of each connection send pings.',
          "if (message.kind === 'ping') send(socket, { kind: 'pong' }): no await on the way there.",
          "const heartbeat = setInterval(() => send(socket, { kind: 'ping' }), heartbeatMs); socket.on('close', () => clearInterval(heartbeat))",
        ],
        'zh-CN': [
          '对方怎样分辨服务器是忙了很久，还是已经不在了？',
          '在读到 ping 的地方就回答，不等前面的请求处理完。另外，让每个连接有一个定时器来发 ping。',
          "if (message.kind === 'ping') send(socket, { kind: 'pong' })；到这一步之前不要有 await。",
          "const heartbeat = setInterval(() => send(socket, { kind: 'ping' }), heartbeatMs); socket.on('close', () => clearInterval(heartbeat))",
        ],
      },
      async run({ arrives, question }) {
        const alice = await arrives('alice');
        const slow = question({ afterMs: 400 });
        alice.says(asRequest(slow), ping);
        const after = {
          en: 'a request with "afterMs":400 was followed by a ping',
          'zh-CN': '一个带有 "afterMs":400 的请求之后，紧跟着一个 ping',
        };
        await alice.hears(pong, { after });
        pongCameFirst(alice, after);

        const silent = await arrives('quiet', 'silent');
        await silent.hears(ping, {
          withinMs: soonAfter(heartbeatMs),
          after: {
            en: `${silent.name} had connected and said nothing, and HEARTBEAT_MS was ${heartbeatMs}`,
            'zh-CN': `${silent.name} 连上后什么也没说，而 HEARTBEAT_MS 为 ${heartbeatMs}`,
          },
        });
        silent.says(pong);
        await silent.hears(ping, {
          withinMs: soonAfter(heartbeatMs),
          after: {
            en: `${silent.name} had answered one ping, and then said nothing more`,
            'zh-CN': `${silent.name} 回答了一个 ping，之后再没有说话`,
          },
        });
      },
    }),

    check('dead-peer', {
      title: {
        en: 'whoever says nothing for 3 heartbeats is dropped; whoever answers the pings is not',
        'zh-CN': '连续 3 次心跳没有动静的连接被断开；回答 ping 的不会',
      },
      needs: ['heartbeat'],
      env: withHeartbeat,
      takesLong: true,
      hints: {
        en: [
          'If the other computer loses its power, what arrives at yours? Which event tells you?',
          'Nothing arrives, so there is none: only the silence tells. Each byte that comes is a sign of life, a pong as well.',
          'Count the heartbeats since something came: `missed = 0` in the data listener; at each beat: if (missed === 3) socket.destroy(); missed += 1.',
          'socket.setTimeout() does not do it: what you write yourself counts as traffic, too, and you write a ping at each beat.',
        ],
        'zh-CN': [
          '对方的电脑断了电，你这边会收到什么？哪个事件会告诉你？',
          '什么也收不到，所以没有事件：只有沉默说明问题。到来的每个字节都是存活的迹象，pong 也算。',
          '数一数上次有内容到来之后过了几次心跳：在 data 监听器里 `missed = 0`；每次心跳时：if (missed === 3) socket.destroy(); missed += 1。',
          '用 socket.setTimeout() 不行：你自己写出去的也算有动静，而你每次心跳都写一个 ping。',
        ],
      },
      async run({ arrives, isServed, now }) {
        const silent = await arrives('quiet', 'silent');
        // At the earliest it was heard when it said this.
        const began = now();
        await isServed(silent);
        await Promise.all([isDropped(silent, began, now), staysAlive({ arrives, isServed, now })]);
      },
    }),

    check('drains', {
      title: {
        en: 'on SIGTERM all that was asked is answered, the connections are ended, and it exits with 0',
        'zh-CN': '收到 SIGTERM：已提出的请求全部得到回答，然后结束连接，以状态 0 退出',
      },
      tier: 'stretch',
      needs: ['heartbeat'],
      env: quiet,
      notOn: {
        platforms: ['win32'],
        because: {
          en: 'Windows has no SIGTERM that a program could catch',
          'zh-CN': 'Windows 没有程序可以捕获的 SIGTERM',
        },
      },
      hints: {
        en: [
          'Three requests are being worked on when you are told to stop. Who is still waiting for whom?',
          'server.close() lets nobody new in, and leaves the connections alone. Each of them may end when its last answer has been written: count them.',
          'end() sends what is waiting and then FIN; destroy() and process.exit() throw it away.',
          "process.once('SIGTERM', () => { draining = true; server.close(); for (const connection of connections) endIfDone(connection); }): and endIfDone again after each answer.",
        ],
        'zh-CN': [
          '让你停下的时候，还有三个请求正在处理。谁还在等谁？',
          'server.close() 不再接受新的连接，已有的连接它不管。每个连接在写出最后一个回答之后才可以结束：数着它们。',
          'end() 先发完等待的内容，再发 FIN；destroy() 和 process.exit() 会把它们丢掉。',
          "process.once('SIGTERM', () => { draining = true; server.close(); for (const connection of connections) endIfDone(connection); })；每写出一个回答，再调用一次 endIfDone。",
        ],
      },
      async run({ server, arrives, question }) {
        const [alice, idle] = [await arrives('alice'), await arrives('idle')];
        const asked = [300, 200, 100].map((afterMs) => question({ afterMs }));
        alice.says(...asked.map(asRequest), ping);
        // Then it has read them all.
        await alice.hears(pong);
        server.signal('SIGTERM');
        const after = {
          en: 'three requests were being worked on when SIGTERM was sent',
          'zh-CN': '发送 SIGTERM 时，有三个请求正在处理',
        };
        for (const each of asked.toReversed()) await alice.isAnswered(each, { after });
        const thenEnds = {
          en: 'SIGTERM was sent, and everything asked had been answered',
          'zh-CN': '已发送 SIGTERM，所有请求也都得到了回答',
        };
        for (const { client } of [alice, idle]) await client.isEnded({ after: thenEnds });
        await server.exits(0, { after: thenEnds });
      },
    }),

    check('pipelined', {
      title: {
        en: 'the client asks without waiting, and matches the answers by their id, in any order',
        'zh-CN': '客户端不等回答就继续提问，并按编号对上任意顺序到来的回答',
      },
      program: 'client',
      hints: {
        en: [
          'Twenty lines are typed at once. What does your client wait for before it sends the second? And what for before it hangs up?',
          'For nothing: it gives each line an id and remembers which text has which. An answer brings the id back.',
          'const unanswered = new Map(); on a line: unanswered.set(id, text); on an answer: console.log(`${unanswered.get(id)}: ${text}`); unanswered.delete(id)',
          "The end of the input is not the end of the answers: end the connection when readline has emitted 'close' and the Map is empty. clearInterval() on the socket’s 'close', or the heartbeat keeps the program running.",
        ],
        'zh-CN': [
          '一下子输入了二十行。你的客户端在发第二行之前，等的是什么？挂断之前，等的又是什么？',
          '什么也不用等：给每一行一个编号，记住哪个编号是哪段内容。回答会把编号带回来。',
          'const unanswered = new Map()；来一行时：unanswered.set(id, text)；来一个回答时：console.log(`${unanswered.get(id)}: ${text}`); unanswered.delete(id)',
          "输入结束并不等于回答都到了：等 readline 触发了 'close'，并且 Map 也空了，再结束连接。socket 触发 'close' 时要 clearInterval()，否则心跳会让程序一直运行。",
        ],
      },
      async run({ listen, startsClient, meets, random, inPieces }) {
        const listener = await listen();
        const client = await startsClient(listener);
        const lines = Array.from({ length: 20 }, () => random.word());
        client.types(lines.map((line) => `${line}\n`).join(''));
        const server = await meets(listener, 'server');
        const asked = await hearsAll(server, lines);
        server.says(ping);
        await server.hears(pong, {
          after: {
            en: `the client had asked ${lines.length} questions, and was sent a ping`,
            'zh-CN': `客户端已提出 ${lines.length} 个请求，这时收到一个 ping`,
          },
        });

        // The last one first: some in one piece, and one byte by byte.
        const answers = asked.toReversed().map((each) => ({ ...each, answer: random.word() }));
        const frames = answers.map(({ id, answer }) =>
          encode({ kind: 'answer', id, text: answer }),
        );
        const [first = Buffer.alloc(0), ...rest] = frames;
        await inPieces(server.client, [
          first.subarray(0, 2),
          first.subarray(2, 9),
          first.subarray(9),
        ]);
        server.client.sends(Buffer.concat(rest));
        const after = {
          en: 'the answers came in the opposite order',
          'zh-CN': '回答以相反的顺序到来',
        };
        for (const { line, answer } of answers) {
          await client.prints({ text: `${line}: ${answer}` }, { after });
        }
        await finishes(client, server, random.word(), random.word());
      },
    }),

    check('reconnects', {
      title: {
        en: 'the client connects again when it has lost the server, and asks again what was not answered',
        'zh-CN': '失去服务器后，客户端重新连接，并重新提出未得到回答的请求',
      },
      program: 'client',
      needs: ['pipelined'],
      takesLong: true,
      hints: {
        en: [
          'The connection is gone, and a question was on its way. Who still knows it?',
          "'close' comes after every kind of end: FIN, RST, and your own destroy(). Connect again there, and send what has no answer yet.",
          'A server that has fallen silent ends nothing. The client needs the same heartbeat as the server: ping, count, destroy().',
          "socket.on('close', () => { if (!done()) setTimeout(connect, pause); }): and in connect(), for (const [id, text] of unanswered) send(...). Listen to 'error', too, or the first RST ends the program.",
        ],
        'zh-CN': [
          '连接没了，而一个问题还在路上。谁还记得它？',
          "无论哪种结束，最后都会触发 'close'：FIN、RST，还有你自己的 destroy()。在那里重新连接，并发送还没有回答的内容。",
          '沉默的服务器什么也不会结束。客户端需要和服务器一样的心跳：发 ping、计数、destroy()。',
          "socket.on('close', () => { if (!done()) setTimeout(connect, pause); })；在 connect() 里 for (const [id, text] of unanswered) send(...)。还要监听 'error'，否则第一个 RST 就会结束程序。",
        ],
      },
      async run(stage) {
        await survivesLostConnections(stage);
        await leavesSilentServer(stage);
      },
    }),

    check('backoff', {
      title: {
        en: 'before each further attempt in vain the client waits at least twice as long',
        'zh-CN': '每多失败一次，客户端重连前至少多等一倍的时间',
      },
      tier: 'stretch',
      program: 'client',
      needs: ['reconnects'],
      hints: {
        en: [
          'A server has just come back, and a thousand clients try to connect as fast as they can. What happens to it?',
          'Wait RETRY_MS before the first new attempt, twice that before the second, four times that before the third.',
          'What counts as success? A server that accepts you and hangs up has not helped you: only begin again at RETRY_MS when a frame has come.',
          "setTimeout(connect, retryMs * 2 ** failures); failures += 1: and failures = 0 where a message is read, not in 'connect'.",
        ],
        'zh-CN': [
          '服务器刚刚恢复，一千个客户端拼命地连它。它会怎样？',
          '第一次重试前等 RETRY_MS，第二次等两倍，第三次等四倍。',
          '怎样才算成功？接受了你又马上挂断的服务器，并没有帮到你：收到一帧之后，才能从 RETRY_MS 重新开始。',
          "setTimeout(connect, retryMs * 2 ** failures); failures += 1；在读到消息的地方 failures = 0，而不是在 'connect' 里。",
        ],
      },
      async run({ listen, startsClient, meets, random, now, measure }) {
        const retryMs = 40;
        const listener = await listen();
        const client = await startsClient(listener, { RETRY_MS: String(retryMs) });
        const [line, answer] = [random.word(), random.word()];
        client.types(`${line}\n`);
        let server = await meets(listener, nth(1));
        for (let failures = 1; failures <= 4; failures += 1) {
          const hungUp = now();
          server.client.leaves();
          const after = {
            en: `${inVain(failures).en}: the server hung up without a word`,
            'zh-CN': `${inVain(failures)['zh-CN']}：服务器一言不发就挂断了`,
          };
          server = await meets(listener, nth(failures + 1), { after, withinMs: soonAfter(1000) });
          // At the most: the client may have heard of the end later, and we of its connection.
          const waited = now() - hungUp;
          measure(`pause${failures}Ms`, Math.round(waited));
          isNotBefore(waited, retryMs * 2 ** (failures - 1), {
            en: `RETRY_MS was ${retryMs}. After ${inVain(failures).en} the client was back after {value}; it should have waited for {limit} at the least.`,
            'zh-CN': `RETRY_MS 为 ${retryMs}。${inVain(failures)['zh-CN']}之后，客户端过了 {value}就回来了；至少应等 {limit}。`,
          });
        }
        const { id = 0 } = await server.hears({ kind: 'request', text: line });
        server.says({ kind: 'answer', id, text: answer });
        await client.prints({ text: `${line}: ${answer}` });
      },
    }),
  ],
});

/** Fails when something came sooner than it should have. What we saw too late only seems longer. */
function isNotBefore(ms: number, limit: number, what: Text) {
  if (ms >= limit * tolerance) return;
  throw new CheckFailed({
    kind: 'measure',
    value: Math.floor(ms),
    limit,
    unit: milliseconds,
    what,
  });
}

/** The same question with a longer text: its body has exactly so many bytes. */
function fill(question: Question, bytes: number): Question {
  const missing = bytes - (encode(asRequest(question)).length - header(0).length);
  return { ...question, text: question.text + 'x'.repeat(missing) };
}

/** Fails when the answer had come before it. */
function pongCameFirst({ name, heard }: Speaker, after: Text) {
  const first = heard.find(({ kind }) => kind === 'answer' || kind === 'pong');
  if (first?.kind !== 'answer') return;
  const wanted = { message: { en: 'the pong before the answer', 'zh-CN': 'pong，然后才是回答' } };
  const received = JSON.stringify(first);
  throw new CheckFailed({ kind: 'mismatch', who: name, wanted, received, after });
}

const fellSilent = ({ name }: Speaker): Text => ({
  en: `${name} had fallen silent, and HEARTBEAT_MS was ${heartbeatMs}: after ${deadMs} ms it counts as dead`,
  'zh-CN': `${name} 不再说话，而 HEARTBEAT_MS 为 ${heartbeatMs}：沉默 ${deadMs} 毫秒即视为失去联系`,
});

/** Whoever has said nothing since `began` is dropped: in time, and not too soon. */
async function isDropped(silent: Speaker, began: number, now: () => number) {
  await silent.client.isEnded({ withinMs: soonAfter(deadMs), after: fellSilent(silent) });
  isNotBefore(now() - began, deadMs, {
    en: `HEARTBEAT_MS was ${heartbeatMs}, and ${silent.name} was dropped after {value} of silence; it should not be before {limit}.`,
    'zh-CN': `HEARTBEAT_MS 为 ${heartbeatMs}，${silent.name} 沉默 {value}后就被断开；不应早于 {limit}。`,
  });
}

/** So many pings take longer than it takes to be given up. */
const beats = mostMissed + 2;
/** So often somebody is dropped for nothing before it counts, and so often it is tried. */
const patience = { drops: 2, tries: 5 };

/** Whoever does nothing but answer pings stays connected. On a busy machine a pong may be late: that proves nothing. */
async function staysAlive({
  arrives,
  isServed,
  now,
}: Pick<Words, 'arrives' | 'isServed' | 'now'>): Promise<void> {
  let drops = 0;
  for (let tries = 0; tries < patience.tries; tries += 1) {
    const talker = await arrives('talker', 'silent');
    const after = {
      en: `${talker.name} had answered each ping with a pong`,
      'zh-CN': `${talker.name} 对每个 ping 都回答了 pong`,
    };
    let [said, longest] = [now(), 0];
    try {
      for (let beat = 0; beat < beats; beat += 1) {
        await talker.hears(ping, { withinMs: soonAfter(heartbeatMs), after });
        talker.says(pong);
        [said, longest] = [now(), Math.max(longest, now() - said)];
      }
      return await isServed(talker, { after });
    } catch (error) {
      if (!(error instanceof CheckFailed) || error.failure.kind !== 'closed') throw error;
      const wasInTime = Math.max(longest, now() - said) < deadMs - heartbeatMs;
      if (wasInTime) drops += 1;
      if (drops === patience.drops) throw error;
    }
  }
  throw new CannotTell({
    en: 'this machine is too busy to answer the pings in time',
    'zh-CN': '这台机器太忙，来不及回答 ping',
  });
}

/** Hears a request for each line, none of them answered yet, each under an id of its own. */
async function hearsAll(server: Speaker, lines: readonly string[]) {
  const after = {
    en: `${lines.length} lines had been typed, and none of them was answered yet`,
    'zh-CN': `已输入 ${lines.length} 行，还没有一行得到回答`,
  };
  const asked: { line: string; id: number }[] = [];
  for (const line of lines) {
    const request = await server.hears({ kind: 'request', text: line }, { after });
    const { id } = request;
    if (typeof id !== 'number' || asked.some((other) => other.id === id)) {
      const unwanted = {
        described: {
          en: 'a request without a number of its own as its id',
          'zh-CN': '编号缺失、不是数字或者重复的请求',
        },
      };
      const received = JSON.stringify(request);
      throw new CheckFailed({ kind: 'unexpected', who: server.name, unwanted, received });
    }
    asked.push({ line, id });
  }
  return asked;
}

/** The input ends while a question is on its way: it is still answered, and printed, and then the client ends. */
async function finishes(client: Program, server: Speaker, line: string, answer: string) {
  client.types(`${line}\n`);
  client.endsInput();
  const { id = 0 } = await server.hears({ kind: 'request', text: line });
  const after = {
    en: 'the input had ended before this was answered',
    'zh-CN': '在得到回答之前，输入已经结束',
  };
  // Who has ended its side cannot answer a ping. The end of the input may reach it a little later than the first one.
  for (let times = 1; times <= 2; times += 1) {
    server.says(ping);
    await server.hears(pong, { after });
  }
  server.says({ kind: 'answer', id, text: answer });
  await client.prints({ text: `${line}: ${answer}` }, { after });
  const done = {
    en: 'the input had ended, and everything was answered',
    'zh-CN': '输入已结束，一切都得到了回答',
  };
  await server.client.isEnded({ after: done });
  server.client.leaves();
  await client.exits(0, { after: done });
}

const inVain = (attempts: number): Text => ({
  en: attempts === 1 ? 'one attempt in vain' : `${attempts} attempts in vain`,
  'zh-CN': `${attempts} 次失败`,
});

/** What our ends are called where the client comes back. */
const nth = (number: number) => `server ${number}`;

/** The server ends the connection, and resets the next one, with a question unanswered. */
async function survivesLostConnections({ listen, startsClient, meets, random }: Words) {
  const [first, second] = [random.word(), random.word()];
  const answers = { [first]: random.word(), [second]: random.word() };
  const listener = await listen();
  const client = await startsClient(listener);
  client.types(`${first}\n${second}\n`);
  const isAsked = async (server: Speaker, line: string, after?: Text) => {
    const { id = 0 } = await server.hears({ kind: 'request', text: line }, after ? { after } : {});
    return () => server.says({ kind: 'answer', id, text: answers[line] ?? '' });
  };
  const server = await meets(listener, nth(1));
  const answersFirst = await isAsked(server, first);
  await isAsked(server, second);
  answersFirst();
  await client.prints({ text: `${first}: ${answers[first]}` });

  server.client.leaves();
  const ended = {
    en: `the server had ended the connection before "${second}" was answered`,
    'zh-CN': `在 "${second}" 得到回答之前，服务器结束了连接`,
  };
  const again = await meets(listener, nth(2), { after: ended });
  await isAsked(again, second, ended);

  again.client.resets();
  const reset = {
    en: `the server had reset the connection before "${second}" was answered`,
    'zh-CN': `在 "${second}" 得到回答之前，服务器复位了连接`,
  };
  const last = await meets(listener, nth(3), { after: reset });
  const answersSecond = await isAsked(last, second, reset);
  answersSecond();
  await client.prints({ text: `${second}: ${answers[second]}` }, { after: reset });
  for (const each of [again, last]) isNotAsked(each, first);
  await finishes(client, last, random.word(), random.word());
}

/** Fails when something is asked that was answered. */
function isNotAsked({ name, heard }: Speaker, line: string) {
  const request = heard.find(({ kind, text }) => kind === 'request' && text === line);
  if (!request) return;
  throw new CheckFailed({
    kind: 'unexpected',
    who: name,
    unwanted: {
      described: {
        en: 'a request that was answered on the connection before',
        'zh-CN': '在前一个连接上已经得到回答的请求',
      },
    },
    received: JSON.stringify(request),
  });
}

/** The server does not end the connection, but says nothing any more. */
async function leavesSilentServer({ listen, startsClient, meets, random, now }: Words) {
  const line = random.word();
  const listener = await listen();
  const client = await startsClient(listener, withHeartbeat);
  client.types(`${line}\n`);
  const server = await meets(listener, nth(4));
  await server.hears({ kind: 'request', text: line });
  const began = now();
  server.says(pong);
  const after = fellSilent(server);
  await server.hears(ping, { withinMs: soonAfter(heartbeatMs), after });
  await isDropped(server, began, now);
  const next = await meets(listener, nth(5), { after });
  await next.hears({ kind: 'request', text: line }, { after });
}
