import { CannotTell, CheckFailed, type Address } from '../../runner/lesson/failure.ts';
import { defineCheck, defineLesson } from '../../runner/lesson/lesson.ts';
import type { Context, Datagram, Peer, Program, Stage } from '../../runner/lesson/stage.ts';
import type { Text } from '../../runner/lesson/text.ts';
import { complainsInOneLine, hasNoStackTrace } from '../shared/complaints.ts';

/** What the client is asked to send: a part of a text, and the numbers that name it. */
interface Slice {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly args: readonly string[];
}

interface Udp {
  /** Somebody with a socket of their own. */
  readonly sender: (role: string) => Promise<Peer>;
  /** Sends a datagram and gets the same one back, from where it was sent to. */
  readonly isEchoed: (sender: Peer, bytes?: Uint8Array, context?: Context) => Promise<void>;
  /** A text of characters that take three bytes each, and a part of it. */
  readonly slice: () => Slice;
  /** Those who are not this server: one has its address, one its port. */
  readonly strangers: (server: Peer) => Promise<readonly Peer[]>;
  /**
   * HOST, whoever hears what is sent to everybody on its port, and another host that answers. Throws CannotTell where
   * nobody hears it.
   */
  readonly broadcastPeers: () => Promise<{ host: Peer; everybody: Peer; answerer: Peer }>;
  /** The learner's client, asked to send a slice to this server of ours. */
  readonly asks: (server: Peer, slice: Slice, env?: Record<string, string>) => Promise<Program>;
  /** The client prints the answer, which is the slice, and ends well. */
  readonly printsAnswer: (client: Program, slice: Slice, context?: Context) => Promise<void>;
}

const udp = (stage: Stage): Udp => ({
  sender: (role) => stage.peer(stage.random.name(role)),
  async isEchoed(sender, bytes = Buffer.from(stage.random.phrase()), context) {
    sender.sends(bytes);
    cameFrom(sender, await sender.hears({ datagram: bytes }, context), stage.server.address);
  },
  slice() {
    const text = stage.random.pick(['测试信息', '网络编程实验', '数据报与字节', '用户数据报协议']);
    const characters = [...text];
    const first = stage.random.int(1, characters.length - 3);
    const chosen = characters.slice(first, first + 2).join('');
    const bytes = Buffer.from(chosen);
    return { bytes, text: chosen, args: [text, String(3 * first), String(bytes.length)] };
  },
  async strangers({ address: { port } }) {
    const sameAddress = await stage.peer(stage.random.name('stranger'));
    if (!hasOtherHost(stage.platform)) return [sameAddress];
    const address = { host: otherHost, port };
    return [sameAddress, await stage.peer(stage.random.name('neighbour'), { address })];
  },
  async broadcastPeers() {
    if (!(await stage.hearsBroadcasts())) {
      throw new CannotTell({
        en: 'a broadcast on the loopback interface is not heard on this system; try it by hand in your own network',
        'zh-CN': '在这个系统上收不到回环接口上的广播；请在自己的网络里手动试一试',
      });
    }
    const answerer = await stage.peer('answerer');
    const at = (name: string, host: string) =>
      stage.peer(name, { address: { host, port: answerer.address.port } });
    const host = hasOtherHost(stage.platform) ? await at('host', otherHost) : answerer;
    return { host, everybody: await at('everybody', loopbackBroadcast), answerer };
  },
  asks: ({ address }, { args }, env = {}) => stage.launch('client', { args, address, env }),
  async printsAnswer(client, { text }, context) {
    await client.prints({ text }, context);
    await client.exits(0, context);
  },
});

/** Linux has more than one address on the loopback interface: a host of its own, with the same ports. */
const otherHost = '127.0.0.2';
const hasOtherHost = (platform: NodeJS.Platform) => platform === 'linux';
/** The only broadcast address that stays on this machine. */
const loopbackBroadcast = '127.255.255.255';

const check = defineCheck<Stage & Udp>;

/** How soon the client has to send again when a datagram is lost, in milliseconds. */
const againMs = 500;
/** A wait that was certainly shorter than this may have been in time on a busy machine. */
const inTimeMs = 900;
/** A wait that was certainly longer than this was not. */
const tooLateMs = 700;
const againWithinMs = 1500;
/** So many waits are looked at before a client is said to be slow. */
const mostWaits = 5;
/** In which time the client has to give up, and a moment for its start and its end. */
const givesUpWithinMs = 5000 + 1000;
const bigBytes = 60_000;

export default defineLesson({
  id: '04-udp',
  title: { en: 'UDP', 'zh-CN': 'UDP 数据报' },
  teaches: {
    en: 'datagrams: sending, answering, losing, and sending again',
    'zh-CN': '数据报：发送、应答、丢失与重发',
  },
  programs: [
    { name: 'server', role: 'listens', protocol: 'udp' },
    { name: 'client', role: 'runs', protocol: 'udp' },
  ],
  vocabulary: udp,
  checks: [
    check('bound', {
      title: {
        en: 'it is bound to PORT, and its standard output names address and port',
        'zh-CN': '绑定到 PORT，并在标准输出里说出地址和端口',
      },
      hints: {
        en: [
          'Where does your program learn to which port it is to be bound, and when does it know that it is?',
          "bind() takes the port and the address. Once it is done, the socket emits 'listening', and address() tells both.",
          'socket.bind(port, host, () => { const { address, port } = socket.address(); console.log(`${address}:${port}`); })',
        ],
        'zh-CN': [
          '你的程序从哪里得知该绑定哪个端口？它什么时候知道已经绑定好了？',
          "bind() 接受端口和地址。绑定完成后触发 'listening'，address() 给出地址和端口。",
          'socket.bind(port, host, () => { const { address, port } = socket.address(); console.log(`${address}:${port}`); })',
        ],
      },
      async run({ server }) {
        server.listensAsAsked();
        await server.prints({ number: server.asked.port });
        // On which line the address stands is the learner's choice; 0.0.0.0 is one, too.
        const host = [server.asked.host, '0.0.0.0', '::'].find((each) =>
          server.printed().includes(each),
        );
        if (host === undefined) await server.prints({ text: server.asked.host });
      },
    }),

    check('echo', {
      title: {
        en: 'the same bytes come back, from the very port they were sent to',
        'zh-CN': '同样的字节从收到它的那个端口返回',
      },
      hints: {
        en: [
          'Who sent the datagram, and where does the answer have to leave from?',
          "'message' brings the bytes, which go back untouched (toString() harms what is no text), and rinfo: the sender's address and port. The socket that is bound has to answer: another one has another port.",
          "socket.on('message', (bytes, { address, port }) => socket.send(bytes, port, address))",
        ],
        'zh-CN': [
          '数据报是谁发来的？回答必须从哪里发出？',
          "'message' 带来字节和 rinfo：字节原样发回（toString() 会损坏非文本的内容），rinfo 是发送者的地址和端口。必须由绑定的那个套接字来回答：换一个套接字，端口就不同了。",
          "socket.on('message', (bytes, { address, port }) => socket.send(bytes, port, address))",
        ],
      },
      async run({ sender, isEchoed, random, hearNothingElse }) {
        const alice = await sender('alice');
        await isEchoed(alice);
        // Bytes that are no text.
        await isEchoed(alice, Uint8Array.of(0xff, ...random.bytes(20), 0xfe));
        hearNothingElse(alice);
      },
    }),

    check('senders', {
      title: {
        en: 'several senders, interleaved: each gets its own answers, and only these',
        'zh-CN': '几个发送者交错发送：各自收到自己的回答，且只有这些',
      },
      needs: ['echo'],
      hints: {
        en: [
          'Is there something in your server that remembers who sent last, or first?',
          'There are no connections: every datagram brings its own sender in rinfo, and one socket serves them all.',
          'Use the rinfo of the very message that you answer; keep it in no variable outside of the listener.',
        ],
        'zh-CN': [
          '你的服务器里有什么东西记住了最先或最后的发送者吗？',
          '这里没有连接：每个数据报都在 rinfo 里带着自己的发送者，一个套接字服务所有人。',
          '回答哪个消息，就用哪个消息的 rinfo；不要把它存到监听器外面的变量里。',
        ],
      },
      async run({ sender, isEchoed, random, hearNothingElse }) {
        const senders = [await sender('alice'), await sender('bob'), await sender('carol')];
        const sent = senders.flatMap((from) =>
          [1, 2].map(() => ({ from, bytes: Buffer.from(random.phrase()) })),
        );
        // alice, bob, carol, alice, bob, carol.
        for (const turn of [0, 1]) {
          for (const [index, { from, bytes }] of sent.entries()) {
            if (index % 2 === turn) from.sends(bytes);
          }
        }
        for (const { from, bytes } of sent) await from.hears({ datagram: bytes });
        for (const each of senders) await isEchoed(each);
        hearNothingElse(...senders);
      },
    }),

    check('boundaries', {
      title: {
        en: 'three datagrams are three answers; nothing is merged or cut',
        'zh-CN': '三个数据报就是三个回答；不合并，也不截断',
      },
      needs: ['echo'],
      hints: {
        en: [
          'How many times does your listener run when three datagrams come in a row, and how many answers does it send?',
          "UDP keeps boundaries, unlike TCP: one send() is one 'message'. There is nothing to collect.",
          'Answer inside the listener, at once, with the bytes as they came.',
        ],
        'zh-CN': [
          '连续到达三个数据报时，你的监听器运行几次？发送几个回答？',
          "与 TCP 不同，UDP 保留边界：一次 send() 就是一个 'message'。没有什么需要积攒。",
          '在监听器里立刻回答，字节原样返回。',
        ],
      },
      async run({ sender, isEchoed, random, hearNothingElse }) {
        const alice = await sender('alice');
        const sizes = [random.int(1, 20), random.int(1000, 1400), random.int(100, 200)];
        const datagrams = sizes.map((size) => random.bytes(size));
        for (const bytes of datagrams) alice.sends(bytes);
        const after = {
          en: `three datagrams of ${sizes.join(', ')} bytes were sent in a row`,
          'zh-CN': `连续发送了 ${sizes.join('、')} 字节的三个数据报`,
        };
        for (const bytes of datagrams) await alice.hears({ datagram: bytes }, { after });
        await isEchoed(alice);
        hearNothingElse(alice);
      },
    }),

    check('empty', {
      title: {
        en: 'an empty datagram is answered with an empty one',
        'zh-CN': '空数据报得到一个空数据报作为回答',
      },
      needs: ['echo'],
      hints: {
        en: [
          'Is a datagram without a single byte still a datagram?',
          "It is: 'message' comes with a Buffer of length 0. In TCP there is nothing like it.",
          'Look for an `if` in your listener that lets it fall through the net.',
        ],
        'zh-CN': [
          '一个字节也没有的数据报，还是数据报吗？',
          "是的：'message' 带来一个长度为 0 的 Buffer。TCP 里没有这样的东西。",
          '看看你的监听器里有没有哪个 `if` 把它漏掉了。',
        ],
      },
      async run({ sender, isEchoed }) {
        const alice = await sender('alice');
        const after = { en: 'an empty datagram was sent', 'zh-CN': '发送了一个空数据报' };
        await isEchoed(alice, new Uint8Array(), { after });
        await isEchoed(alice);
      },
    }),

    check('big', {
      title: {
        en: `a datagram of ${bigBytes} bytes comes back whole`,
        'zh-CN': `${bigBytes} 字节的数据报完整返回`,
      },
      needs: ['echo'],
      notOn: {
        platforms: ['darwin'],
        because: {
          en: 'macOS sends no datagrams of more than 9,216 bytes unless it is told to',
          'zh-CN': 'macOS 默认不发送超过 9,216 字节的数据报',
        },
      },
      hints: {
        en: [
          'Is there a size in your program?',
          'A datagram holds up to 65,507 bytes; the Buffer that you are given is exactly as long as what came.',
          'Send the Buffer as it is, without an offset or a length of your own.',
        ],
        'zh-CN': [
          '你的程序里写了某个固定的大小吗？',
          '一个数据报最多 65,507 字节；交给你的 Buffer 和收到的内容一样长。',
          '把 Buffer 原样发送，不要自己加 offset 或 length。',
        ],
      },
      async run({ sender, isEchoed, random }) {
        const alice = await sender('alice');
        const after = {
          en: `a datagram of ${bigBytes} bytes was sent`,
          'zh-CN': `发送了一个 ${bigBytes} 字节的数据报`,
        };
        await isEchoed(alice, random.bytes(bigBytes), { after });
      },
      smaller: {
        most: bigBytes,
        trial: (size) => ({
          input: {
            described: { en: `a datagram of ${size} bytes`, 'zh-CN': `${size} 字节的数据报` },
          },
          run: async ({ sender, isEchoed, random }) => {
            await isEchoed(await sender('alice'), random.bytes(size));
          },
        }),
      },
    }),

    check('unreachable', {
      title: {
        en: 'a sender that is gone before the answer arrives takes nobody with it',
        'zh-CN': '发送者在回答到达之前已离开，不会连累任何人',
      },
      tier: 'stretch',
      needs: ['senders'],
      hints: {
        en: [
          'What happens to an answer when nobody has its port any more?',
          "A socket that is connected to a peer hears of it: 'error' with ECONNREFUSED, and without a listener that ends the program.",
          'Answer from the bound, unconnected socket, and give send() a callback or the socket an error listener.',
        ],
        'zh-CN': [
          '端口已经没有人用了，发往那里的回答会怎样？',
          "connect 过的套接字会得知：触发 'error'（ECONNREFUSED），没有监听器的话程序就结束了。",
          '用绑定的、没有 connect 过的套接字回答，并给 send() 一个回调，或给套接字加上 error 监听器。',
        ],
      },
      async run({ sender, isEchoed, random }) {
        const alice = await sender('alice');
        for (let times = 0; times < 3; times += 1) {
          const ghost = await sender('ghost');
          ghost.sends(random.phrase());
          ghost.leaves();
          await isEchoed(alice);
        }
        await isEchoed(alice);
      },
    }),

    check('port-taken', {
      title: {
        en: 'when PORT is taken: one line on standard error that names it, exit status 1',
        'zh-CN': 'PORT 被占用时：标准错误上一行说明并给出端口，退出状态 1',
      },
      tier: 'stretch',
      needs: ['bound'],
      startsProgram: false,
      hints: {
        en: [
          'Where does Node report that binding did not work, and with which status does your program end then?',
          "The socket emits 'error', with error.code EADDRINUSE and error.port.",
          "socket.on('error', (error) => { console.error(`port ${port}: ${error.code}`); socket.close(); process.exitCode = 1; })",
        ],
        'zh-CN': [
          '绑定失败时，Node 在哪里报告？那时你的程序以什么状态退出？',
          "套接字会触发 'error'，其中有 error.code（EADDRINUSE）和 error.port。",
          "socket.on('error', (error) => { console.error(`端口 ${port}：${error.code}`); socket.close(); process.exitCode = 1; })",
        ],
      },
      async run({ peer, launch }) {
        const { address } = await peer('somebody else');
        const after = {
          en: `port ${address.port} was taken`,
          'zh-CN': `端口 ${address.port} 已被占用`,
        };
        const server = await launch('server', { address, untilItListens: false });
        await server.exits(1, { after });
        hasNoStackTrace(server, after);
        await server.complains({ number: address.port }, { after });
        complainsInOneLine(server);
      },
    }),

    check('slice', {
      title: {
        en: 'client TEXT OFFSET LENGTH sends exactly that slice, prints the answer, exits 0',
        'zh-CN': 'client TEXT OFFSET LENGTH：恰好发送这一段，打印回答，以状态 0 退出',
      },
      program: 'client',
      hints: {
        en: [
          'What do OFFSET and LENGTH count? And when has the client done its work?',
          'Bytes, not characters: 测 alone is three of them. Buffer.from(text) gives you the bytes, and send() takes an offset and a length.',
          'socket.send(Buffer.from(text), offset, length, port, host): and when the message is there, console.log(String(message)) and socket.close(), so that the program ends by itself.',
        ],
        'zh-CN': [
          'OFFSET 和 LENGTH 数的是什么？客户端做完什么才算完成？',
          '是字节，不是字符：单是“测”就有三个字节。Buffer.from(text) 给出字节，send() 接受 offset 和 length。',
          'socket.send(Buffer.from(text), offset, length, port, host)；收到 message 时 console.log(String(message))，再 socket.close()，程序就会自己结束。',
        ],
      },
      async run({ peer, asks, slice, printsAnswer, wait }) {
        const server = await peer('server');
        const wanted = slice();
        const client = await asks(server, wanted);
        const { host, port } = server.address;
        const after = {
          en: `the client was called with ${wanted.args.join(' ')}, HOST was ${host} and PORT ${port}`,
          'zh-CN': `client 的参数为 ${wanted.args.join(' ')}，HOST 为 ${host}，PORT 为 ${port}`,
        };
        const { from } = await server.hears({ datagram: wanted.bytes }, { after });
        // What it says of its own accord may come a moment after what it sends.
        await wait(100);
        client.forgets();
        server.sends(wanted.bytes, from);
        await printsAnswer(client, wanted, {
          after: { en: 'the server had answered', 'zh-CN': '服务器已回答' },
        });
        sentOnly(server, wanted);
      },
    }),

    check('retry', {
      title: {
        en: 'the first two datagrams are lost: the client sends again, at least every 500 ms',
        'zh-CN': '前两个数据报丢失：客户端重发，间隔不超过 500 毫秒，最终成功',
      },
      tier: 'stretch',
      program: 'client',
      needs: ['slice'],
      hints: {
        en: [
          'How would your client notice that a datagram was lost?',
          'It cannot: it can only wait for an answer for a while, and then send the same again.',
          'const again = setInterval(sendOnce, 250): and clearInterval(again) when the answer is there.',
        ],
        'zh-CN': [
          '你的客户端怎样得知数据报丢了？',
          '它无从得知：只能等一会儿回答，然后再发一遍。',
          'const again = setInterval(sendOnce, 250)；收到回答后 clearInterval(again)。',
        ],
      },
      async run({ peer, asks, slice, printsAnswer }) {
        const server = await peer('server');
        const wanted = slice();
        const client = await asks(server, wanted);
        const came = [await server.hears({ datagram: wanted.bytes })];
        const hearsAgain = async (after: Text) => {
          const context = { after, withinMs: againWithinMs };
          came.push(await server.hears({ datagram: wanted.bytes }, context));
        };
        await hearsAgain({ en: 'one datagram was lost', 'zh-CN': '已有 1 个数据报丢失' });
        await hearsAgain({ en: 'two datagrams were lost', 'zh-CN': '已有 2 个数据报丢失' });
        await sendsOften(came, () =>
          hearsAgain({ en: 'more datagrams were lost', 'zh-CN': '又有数据报丢失' }),
        );
        server.sends(wanted.bytes, came.at(-1)?.from);
        await printsAnswer(client, wanted);
      },
    }),

    check('gives-up', {
      title: {
        en: 'nobody answers: within 5 s a message that names host and port, exit status 1',
        'zh-CN': '无人回答：5 秒内给出含主机和端口的说明，退出状态 1',
      },
      tier: 'stretch',
      program: 'client',
      needs: ['slice'],
      takesLong: true,
      hints: {
        en: [
          'How long is it worth asking, and what does the user need to know then?',
          'Count how often you have sent, or set one timer for the whole. Then say where nobody answered, and leave with status 1.',
          'if (tries === 8) { console.error(`no answer from ${host}:${port}`); socket.close(); process.exitCode = 1; }',
        ],
        'zh-CN': [
          '问多久还值得？到那时，用户需要知道什么？',
          '数一数发了几次，或者设一个总的定时器。然后说明是哪里没有回答，以状态 1 退出。',
          'if (tries === 8) { console.error(`${host}:${port} 没有回答`); socket.close(); process.exitCode = 1; }',
        ],
      },
      async run({ peer, asks, slice }) {
        const server = await peer('server');
        const wanted = slice();
        const client = await asks(server, wanted);
        await server.hears({ datagram: wanted.bytes });
        const after = { en: 'nobody had answered', 'zh-CN': '一直没有人回答' };
        await client.exits(1, { after, withinMs: givesUpWithinMs });
        const { host, port } = server.address;
        await client.tells({ number: port }, { after });
        const said = client.printed() + client.complaints();
        if (!said.includes(host)) await client.tells({ text: host }, { after });
      },
    }),

    check('stray', {
      title: {
        en: 'the client ignores a datagram that does not come from the server',
        'zh-CN': '客户端忽略不是来自服务器的数据报',
      },
      tier: 'stretch',
      program: 'client',
      needs: ['slice'],
      hints: {
        en: [
          'Who can send something to the port of your client?',
          'Anybody. rinfo says who it was; or connect() the socket, and the system lets through only what comes from there.',
          'if (rinfo.address !== host || rinfo.port !== port) return;',
        ],
        'zh-CN': [
          '谁可以向你客户端的端口发送内容？',
          '任何人都可以。rinfo 说明是谁发的；或者对套接字调用 connect()，系统就只放行来自那里的内容。',
          'if (rinfo.address !== host || rinfo.port !== port) return;',
        ],
      },
      async run({ peer, strangers, asks, slice, printsAnswer, random, wait }) {
        const server = await peer('server');
        const wanted = slice();
        const client = await asks(server, wanted);
        const { from } = await server.hears({ datagram: wanted.bytes });
        const others = await strangers(server);
        for (const stranger of others) stranger.sends(random.words(), from);
        // Whoever takes one of these for the answer is done by then.
        await wait(200);
        server.sends(wanted.bytes, from);
        const whom = others.map(whoAndWhere);
        const after = {
          en: `${whom.join(' and ')} had sent something, and then ${whoAndWhere(server)} had answered`,
          'zh-CN': `${whom.join('、')} 先发来了内容，然后 ${whoAndWhere(server)} 才回答`,
        };
        await printsAnswer(client, wanted, { after });
      },
    }),

    check('broadcast', {
      title: {
        en: 'with BROADCAST set, the client sends to that address, and prints the first answer',
        'zh-CN': '设置了 BROADCAST 时，客户端发送到该地址，并打印第一个回答',
      },
      tier: 'stretch',
      program: 'client',
      needs: ['slice'],
      hints: {
        en: [
          'What is different when BROADCAST is set: where the datagram goes, what the system lets you send, and who may answer?',
          'To a broadcast address an ordinary socket gets EACCES: a broadcast reaches everybody, so the program has to ask for permission first, once the socket is bound.',
          'socket.bind(() => { socket.setBroadcast(true); socket.send(bytes, port, process.env.BROADCAST); }): the answer comes from a host of its own, not from that address.',
        ],
        'zh-CN': [
          '设置了 BROADCAST 时有什么不同：数据报发往哪里、系统允许你发什么、谁可以回答？',
          '普通的套接字向广播地址发送，会得到 EACCES：广播会到达所有人，所以程序要先申请许可，在套接字绑定之后。',
          'socket.bind(() => { socket.setBroadcast(true); socket.send(bytes, port, process.env.BROADCAST); })；回答来自某台主机自己的地址，而不是广播地址。',
        ],
      },
      async run({ broadcastPeers, asks, slice, printsAnswer }) {
        const { everybody, host, answerer } = await broadcastPeers();
        const wanted = slice();
        const env = { BROADCAST: everybody.address.host };
        const client = await asks(host, wanted, env);
        const after = {
          en: `BROADCAST was ${env.BROADCAST}, and HOST ${host.address.host}`,
          'zh-CN': `BROADCAST 为 ${env.BROADCAST}，HOST 为 ${host.address.host}`,
        };
        const { from } = await everybody.hears({ datagram: wanted.bytes }, { after });
        answerer.sends(wanted.bytes, from);
        sentNothingTo(host);
        await printsAnswer(client, wanted, {
          after: {
            en: `HOST was ${host.address.host}, and ${answerer.address.host} had answered the broadcast`,
            'zh-CN': `HOST 为 ${host.address.host}，${answerer.address.host} 回答了这个广播`,
          },
        });
      },
    }),
  ],
});

const whoAndWhere = ({ name, address: { host, port } }: Peer) => `${name} (${host}:${port})`;

function cameFrom({ name }: Peer, { from }: Datagram, { host, port }: Address) {
  if (from.port === port && from.host === host) return;
  throw new CheckFailed({
    kind: 'mismatch',
    who: name,
    wanted: {
      described: {
        en: `an answer from ${host}:${port}`,
        'zh-CN': `收到来自 ${host}:${port} 的回答`,
      },
    },
    received: `${from.host}:${from.port}`,
  });
}

/** Fails when anything but the slice was sent. The same again is no mistake: the first may have been lost. */
function sentOnly(server: Peer, { bytes }: Slice) {
  const other = server.unheard().find((datagram) => !Buffer.from(datagram.bytes).equals(bytes));
  if (!other) return;
  throw new CheckFailed({
    kind: 'unexpected',
    who: server.name,
    unwanted: { described: { en: 'anything but the slice', 'zh-CN': '这一段以外的内容' } },
    received: other.bytes,
  });
}

/** How long it was from one datagram to the next, at least and at most: we may have seen either of them late. */
const waitsBetween = (came: readonly Datagram[]) =>
  came.slice(1).map((next, index) => {
    const last = came[index] ?? next;
    return {
      least: next.came.earliest - last.came.latest,
      most: next.came.latest - last.came.earliest,
    };
  });

/** A wait may be long because the machine was busy: then more of them are looked at, and one in time is enough. */
async function sendsOften(came: readonly Datagram[], lookOn: () => Promise<void>) {
  const isInTime = () => waitsBetween(came).some(({ most }) => most <= inTimeMs);
  try {
    while (!isInTime() && came.length <= mostWaits) await lookOn();
  } catch (error) {
    // It has given up in the meantime, as it may. What was seen so far decides.
    if (!(error instanceof CheckFailed)) throw error;
  }
  if (isInTime()) return;
  const tooLate = waitsBetween(came).filter(({ least }) => least > tooLateMs);
  if (tooLate.length < 2) {
    throw new CannotTell({
      en: 'this machine is too busy to tell how soon the client sent again',
      'zh-CN': '这台机器太忙，无法判断客户端多久重发一次',
    });
  }
  throw new CheckFailed({
    kind: 'measure',
    value: Math.round(Math.min(...tooLate.map(({ least }) => least))),
    limit: againMs,
    unit: { en: 'ms', 'zh-CN': '毫秒' },
    what: {
      en: 'The client waited for {value} or longer before it sent again; it should not wait for more than {limit}.',
      'zh-CN': '客户端至少等了 {value}才重发；等待不应超过 {limit}。',
    },
  });
}

/** Fails when something was sent to the host although everybody was to be asked. */
function sentNothingTo(host: Peer) {
  const [datagram] = host.unheard();
  if (!datagram) return;
  throw new CheckFailed({
    kind: 'unexpected',
    who: host.name,
    unwanted: { described: { en: 'a datagram to HOST', 'zh-CN': '发往 HOST 的数据报' } },
    received: datagram.bytes,
  });
}
