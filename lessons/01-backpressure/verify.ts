import { highest, type Points } from '../../runner/lesson/chart.ts';
import { CannotTell, CheckFailed, type Address } from '../../runner/lesson/failure.ts';
import { defineCheck, defineLesson } from '../../runner/lesson/lesson.ts';
import type {
  Client,
  Download,
  Gauge,
  Listener,
  Program,
  Stage,
} from '../../runner/lesson/stage.ts';
import type { Text } from '../../runner/lesson/text.ts';
import { Disturbed, undisturbed } from '../shared/undisturbed.ts';

const MiB = 2 ** 20;
const fileBytes = 128 * MiB;

/** Memory that a bounded server stays under, for a client that does not read. In MiB. */
const memoryLimit = 16;
/** How long somebody may well read nothing, in milliseconds: who is slow has not gone. */
const stallMs = 1200;
/** How long what was sent may take to arrive, on the same machine, in milliseconds. */
const arrivalMs = 30;
/**
 * What the client sends through the relay, and how much of it may be on the way to a sink that does not read, in MiB. The
 * buffers of a Linux system alone have been seen to take 26, and may grow to 72: 32 to receive and 4 to send, twice.
 */
const upload = { short: 8 * MiB, long: fileBytes, onTheWay: 80 };
/** How many clients vanish, and how many files and sockets may be open more than before: some are opened late. */
const vanishing = { clients: 10, left: 2 };

interface Backpressure {
  /** Somebody connects who reads nothing yet. */
  readonly arrives: (role: string) => Promise<Client>;
  /** Somebody connects and stops reading. */
  readonly stalls: (role: string) => Promise<Client>;
  /** Somebody connects and reads until the end. */
  readonly downloads: (role: string) => Promise<{ client: Client; got: Download }>;
  /** Somebody connects, reads until the end, and gets the whole file. */
  readonly getsEverything: (role: string, after?: Text) => Promise<void>;
  /** A gauge of what the server holds, in MiB. */
  readonly serversMemory: () => Promise<Gauge>;
  /** A relay that passes on to this sink. */
  readonly relayTo: (sink: Listener) => Promise<Program>;
}

const backpressure = (stage: Stage): Backpressure => {
  const { connect, random, launch } = stage;
  const arrives = (role: string) => connect(random.name(role), { paused: true });
  const downloads = (role: string) =>
    undisturbed(async (isLast) => {
      const client = await arrives(role);
      const got = await client.downloads();
      if (seemedToStall(got) && !isLast) throw new Disturbed(hardlyMoved);
      return { client, got };
    });
  return {
    arrives,
    async stalls(role) {
      const client = await arrives(role);
      client.stalls();
      return client;
    },
    downloads,
    async getsEverything(role, after) {
      const { client, got } = await downloads(role);
      isWhole(client, got, { after });
    },
    async serversMemory() {
      const gauge = await stage.server.memory();
      return async () => (await gauge()) / MiB;
    },
    relayTo: ({ address }) => launch('relay', { env: sinkAt(address) }),
  };
};

const inMebibytes: Text = { en: 'MiB', 'zh-CN': 'MiB' };

/** A gauge of what has been taken from a client that sends, in MiB. */
const takenFrom =
  (client: Client): Gauge =>
  () =>
    Promise.resolve(client.accepted() / MiB);

const sinkAt = ({ host, port }: Address) => ({ SINK_HOST: host, SINK_PORT: String(port) });

const check = defineCheck<Stage & Backpressure>;

export default defineLesson({
  id: '01-backpressure',
  title: { en: 'Backpressure', 'zh-CN': '背压' },
  teaches: {
    en: 'sending no faster than the other side reads',
    'zh-CN': '发送的速度不超过对方读取的速度',
  },
  programs: [
    { name: 'server', role: 'listens', protocol: 'tcp', reads: ['FILE'] },
    { name: 'relay', role: 'listens', protocol: 'tcp', reads: ['SINK_HOST', 'SINK_PORT'] },
  ],
  needs: {
    file: {
      bytes: fileBytes,
      sha256: '1e23db989f6d5da0a68d41d9c611fd82273665e645d3a2a8e10e3d4860dedbd2',
    },
  },
  environment: { SINK_HOST: '127.0.0.1', SINK_PORT: '9090' },
  vocabulary: backpressure,
  checks: [
    check('delivers', {
      title: {
        en: 'a client gets the whole file, then the end of the connection',
        'zh-CN': '客户端收到完整的文件，随后连接结束',
      },
      hints: {
        en: [
          'Where do the bytes of FILE come from, where do they go, and who says that this was all? If they stop half-way: who waits for whom?',
          'A readable stream gives you the file piece by piece, as Buffers; a socket is a writable stream. Let the bytes be bytes: no encoding.',
          "It stops half-way? Whoever calls pause() owes a resume(), each time: socket.on('drain', ...), since once() hears the first one only.",
          "To begin with: const source = fs.createReadStream(file); source.on('data', (piece) => socket.write(piece)); source.on('end', () => socket.end());",
        ],
        'zh-CN': [
          'FILE 的字节从哪里来，到哪里去？由谁来说明“到此为止”？如果中途停住了：是谁在等谁？',
          '可读流把文件一块一块地交给你，每块是一个 Buffer；socket 是可写流。让字节保持为字节：不要设置编码。',
          "中途停住了？每次 pause() 之后都要有一次 resume()：用 socket.on('drain', ...)，因为 once() 只听得到第一次。",
          "可以先这样写：const source = fs.createReadStream(file); source.on('data', (piece) => socket.write(piece)); source.on('end', () => socket.end());",
        ],
      },
      async run({ getsEverything }) {
        await getsEverything('alice');
      },
    }),

    check('everyone', {
      title: {
        en: 'a second client, come later, gets the whole file, too, from its first byte',
        'zh-CN': '后来的第二个客户端也从第一个字节起收到完整的文件',
      },
      hints: {
        en: [
          'How often is the file opened, and for whom?',
          'A stream can be read once. Whoever comes when it has been read finds it empty; whoever comes in the middle gets the rest.',
          'Make the stream inside the connection listener: net.createServer((socket) => { const source = fs.createReadStream(file); ... })',
        ],
        'zh-CN': [
          '文件打开了几次？是为谁打开的？',
          '一个流只能读一遍。读完之后才来的人什么也得不到；中途来的人只得到剩下的部分。',
          '在 connection 监听器里创建流：net.createServer((socket) => { const source = fs.createReadStream(file); ... })',
        ],
      },
      async run({ downloads }) {
        const first = await downloads('first');
        // Where already the first one is short of bytes, or cut off, what the second one gets would tell nothing.
        if (isShort(first.got) || first.got.over === 'reset') {
          isWhole(first.client, first.got, { cause: 'delivers' });
        }
        const second = await downloads('second');
        const after = {
          en: `${first.client.name} had come before, and had got ${inMiB(first.got.bytes)}`,
          'zh-CN': `${first.client.name} 先来，收到了 ${inMiB(first.got.bytes, '字节')}`,
        };
        // Whatever else is wrong is wrong for both of them.
        const cause = isShort(second.got) ? undefined : 'delivers';
        isWhole(second.client, second.got, { after, cause });
        isWhole(first.client, first.got, { cause: 'delivers' });
      },
    }),

    check('bounded', {
      title: {
        en: `while a client reads nothing, the server keeps less than ${memoryLimit} MiB for it`,
        'zh-CN': `客户端什么也不读时，服务器为它保留的内容少于 ${memoryLimit} MiB`,
      },
      hints: {
        en: [
          'Where are the bytes that you have read from the file and the client has not taken?',
          'write() returns false when enough is waiting in memory: from then on every further write is kept there. `drain` tells when it is empty again.',
          'Stop reading, not only writing. A listener cannot be made to wait: an await inside it, or an array beside it, lets the file run on.',
          "source.on('data', (piece) => { if (!socket.write(piece)) source.pause(); }); socket.on('drain', () => source.resume()): or let pipeline() do just that.",
        ],
        'zh-CN': [
          '你已经从文件读出、客户端还没有收走的字节，在什么地方？',
          'write() 返回 false 表示内存里等待的已经够多：此后每次写入都会留在内存里。`drain` 告诉你何时清空。',
          '要停的是读取，而不只是写入。监听器不会让谁等待：里面的 await、旁边的数组，都拦不住文件继续读下去。',
          "source.on('data', (piece) => { if (!socket.write(piece)) source.pause(); }); socket.on('drain', () => source.resume())；pipeline() 做的正是这件事。",
        ],
      },
      async run({ serversMemory, stalls, untilLevel, draws }) {
        const memory = await serversMemory();
        const alice = await stalls('alice');
        const first = await untilLevel(memory, memoryLimit);
        // Who sends nothing keeps nothing, and who has not begun yet keeps nothing either.
        const got = await alice.downloads(MiB);
        const second = await untilLevel(memory, memoryLimit);
        const points = [...first, ...later(first, second)];
        draws('heldMiB', {
          title: {
            en: 'what the server holds while a client reads nothing',
            'zh-CN': '客户端什么也不读时，服务器占用的内存',
          },
          unit: inMebibytes,
          limit: memoryLimit,
          points,
        });
        const held = highest(points);
        if (held > memoryLimit) {
          throw new CheckFailed({
            kind: 'measure',
            value: Math.ceil(held * 10) / 10,
            limit: memoryLimit,
            unit: inMebibytes,
            what: {
              en: 'The client was not reading, and the server kept {value} for it when the verifier stopped watching; a bounded server stays under {limit}, however big the file.',
              'zh-CN':
                '客户端没有读取，到检验程序停止观察时，服务器已为它保留了 {value}；有节制的服务器始终少于 {limit}，无论文件多大。',
            },
          });
        }
        if (got.bytes < MiB) isWhole(alice, got, { cause: 'delivers' });
      },
    }),

    check('resumes', {
      title: {
        en: 'the stalled client reads again, and gets everything',
        'zh-CN': '停顿的客户端重新开始读取，并收到全部内容',
      },
      needs: ['delivers'],
      takesLong: true,
      hints: {
        en: [
          'Who starts the file again after you have stopped it? And does anything give up on a client that takes its time?',
          "Once write() has returned false, the socket emits 'drain' when what was waiting is gone. It comes again and again, each time after a false.",
          "socket.on('drain', () => source.resume()): and a client that is slow is not a client that is gone.",
        ],
        'zh-CN': [
          '你让文件停下之后，由谁让它重新开始？客户端慢一些，会不会有什么先放弃了它？',
          "write() 返回 false 之后，等待的内容发完时 socket 会触发 'drain'。每次返回 false 之后都会再触发一次。",
          "socket.on('drain', () => source.resume())；慢的客户端并不是离开的客户端。",
        ],
      },
      async run({ serversMemory, stalls, untilLevel, wait }) {
        const memory = await serversMemory();
        const alice = await stalls('alice');
        await untilLevel(memory, memoryLimit);
        await wait(stallMs);
        const after = {
          en: `${alice.name} had read nothing for more than a second`,
          'zh-CN': `${alice.name} 有一秒多什么也没读`,
        };
        isWhole(alice, await alice.downloads(), { after });
      },
    }),

    check('unblocked', {
      title: {
        en: 'while one client stalls, another gets the whole file',
        'zh-CN': '一个客户端停顿时，另一个仍收到完整的文件',
      },
      needs: ['delivers'],
      hints: {
        en: [
          'When you wait for the `drain` of one client, or for its end: who else has to wait with you?',
          'Each client has a pace of its own. A stream that all share goes at the pace of the slowest, and a queue waits for the one in front.',
          'One createReadStream() for each connection, each with its own pipeline().',
        ],
        'zh-CN': [
          '你等待一个客户端的 `drain`、或等它结束时，还有谁也得跟着等？',
          '每个客户端都有自己的节奏。大家共用一个流，就只能跟着最慢的走；排成队，就要等最前面的人。',
          '每个连接各用一个 createReadStream()，各用一个 pipeline()。',
        ],
      },
      async run({ stalls, getsEverything }) {
        const { name } = await stalls('stalled');
        await getsEverything('bob', {
          en: `${name} was connected and read nothing`,
          'zh-CN': `${name} 已连接，但什么也不读`,
        });
      },
    }),

    check('cleans-up', {
      title: {
        en: 'ten clients vanish in mid-transfer: the server lives, and nothing of theirs stays open',
        'zh-CN': '十个客户端在传输途中消失：服务器继续运行，没有遗留打开的文件或连接',
      },
      tier: 'stretch',
      needs: ['delivers'],
      hints: {
        en: [
          'A client vanishes with a reset. Who hears that error, and who closes the file that was being read for it?',
          "A socket 'error' without a listener ends the process, and so does a rejected await that nobody catches. A promise that waits for drain alone waits for ever.",
          'pipe() ends the destination when the source has ended, and nothing else: a source whose destination is gone stays open for ever.',
          'pipeline(source, socket, callback) destroys both when one of them fails. With a FileHandle: close it in a finally.',
        ],
        'zh-CN': [
          '客户端以复位的方式消失。由谁听到这个错误，又由谁关闭正在为它读取的文件？',
          "socket 的 'error' 没有监听器，进程就会结束；被拒绝的 await 没人捕获，也是如此。只等 drain 的 promise 会永远等下去。",
          'pipe() 只在源流结束时结束目标流，别的都不管：目标流没了，源流会一直打开着。',
          'pipeline(source, socket, callback) 在其中一个失败时会销毁两者。使用 FileHandle 时，在 finally 里关闭它。',
        ],
      },
      async run({ server, arrives, getsEverything, wait, now, measure }) {
        // What a server opens once for all clients is open after the first one.
        const first = await arrives('vanishing');
        await first.downloads(MiB);
        first.resets();
        await wait(100);
        const before = await server.openFiles();
        for (let index = 0; index < vanishing.clients; index += 1) {
          const client = await arrives('vanishing');
          await client.downloads(MiB);
          client.resets();
        }
        const after = {
          en: `${vanishing.clients} clients had vanished in mid-transfer`,
          'zh-CN': `${vanishing.clients} 个客户端在传输途中消失`,
        };
        // Nothing tells when it has cleaned up, so we look until it has.
        const began = now();
        let left = Infinity;
        for (;;) {
          left = (await server.openFiles()) - before;
          if (left <= vanishing.left || now() - began > 2000) break;
          await wait(20);
        }
        measure('leftOpen', Math.max(0, left));
        if (left > vanishing.left) {
          throw new CheckFailed({
            kind: 'measure',
            value: left,
            limit: vanishing.left,
            unit: { en: 'files and sockets', 'zh-CN': '个文件和 socket' },
            what: {
              en: `After ${vanishing.clients} clients had vanished, {value} more than before were still open; up to {limit} would have been overlooked.`,
              'zh-CN': `${vanishing.clients} 个客户端消失之后，仍比之前多打开着 {value}；最多容许 {limit}。`,
            },
          });
        }
        await getsEverything('next', after);
      },
    }),

    check('relay-delivers', {
      title: {
        en: 'everything that a client sends reaches the sink, in order, then the end',
        'zh-CN': '客户端发送的一切按顺序到达接收端，随后是结束',
      },
      program: 'relay',
      startsProgram: false,
      hints: {
        en: [
          'What happens to what the client sends before the connection to the sink is open? And who tells the sink that this was all?',
          'A socket that is still connecting takes writes and keeps them until it is open. When the client has ended, the sink must be told.',
          "It stops half-way? Whoever calls client.pause() owes a client.resume(), at each 'drain' of the sink.",
          "const sink = net.connect(sinkPort, sinkHost); client.on('data', (piece) => sink.write(piece)); client.on('end', () => sink.end());",
        ],
        'zh-CN': [
          '到接收端的连接还没打开时，客户端发来的内容去了哪里？由谁告诉接收端“到此为止”？',
          '正在连接的 socket 也可以写入，内容会留到连接打开。客户端结束时，也要让接收端知道。',
          "中途停住了？每次 client.pause() 之后都要有一次 client.resume()：在接收端每次 'drain' 时。",
          "const sink = net.connect(sinkPort, sinkHost); client.on('data', (piece) => sink.write(piece)); client.on('end', () => sink.end());",
        ],
      },
      async run({ listen, relayTo, arrives, untilLevel, wait }) {
        const listener = await listen();
        const relay = await relayTo(listener);
        // The first bytes are there when the relay meets the client: before its own connection to the sink is open.
        const alice = await relay.heldUpWhile(async () => {
          const client = await arrives('alice');
          void client.uploads(upload.long).then(() => client.halfCloses());
          // Nothing tells that they have arrived.
          await wait(arrivalMs);
          return client;
        });
        const sink = await listener.accepts('relay', { as: 'sink', paused: true });
        sink.stalls();
        // A slow sink: the relay has to stop in between, or to keep what it cannot pass on.
        await untilLevel(takenFrom(alice), upload.onTheWay);
        isWhole(sink, await sink.downloads(), { uploaded: upload.long });
      },
    }),

    check('relay-throttles', {
      title: {
        en: 'while the sink reads nothing, the relay stops taking from the client',
        'zh-CN': '接收端什么也不读时，中继不再从客户端接收',
      },
      program: 'relay',
      startsProgram: false,
      needs: ['relay-delivers'],
      hints: {
        en: [
          'What does your relay do with what it has read and cannot pass on?',
          'When it stops reading, the system stops taking, and the client notices: its own write() returns false. That is backpressure, passed on.',
          "client.on('data', (piece) => { if (!sink.write(piece)) client.pause(); }); sink.on('drain', () => client.resume()): or pipeline().",
        ],
        'zh-CN': [
          '读到了却转发不出去的内容，你的中继怎样处理？',
          '它停止读取，系统就停止接收，客户端便会察觉：它自己的 write() 返回 false。这就是背压的传递。',
          "client.on('data', (piece) => { if (!sink.write(piece)) client.pause(); }); sink.on('drain', () => client.resume())；或者用 pipeline()。",
        ],
      },
      async run({ listen, relayTo, arrives, untilLevel, draws }) {
        const listener = await listen();
        await relayTo(listener);
        const alice = await arrives('alice');
        void alice.uploads(upload.long);
        const sink = await listener.accepts('relay', { as: 'sink', paused: true });
        sink.stalls();
        const points = await untilLevel(takenFrom(alice), upload.onTheWay);
        draws('takenMiB', {
          title: {
            en: 'what the relay takes while the sink reads nothing',
            'zh-CN': '接收端什么也不读时，中继接收的内容',
          },
          unit: inMebibytes,
          limit: upload.onTheWay,
          points,
        });
        const taken = highest(points);
        if (taken <= upload.onTheWay) return;
        throw new CheckFailed({
          kind: 'measure',
          // Rounded up: what is over the limit should not look as if it were not.
          value: Math.ceil(taken * 10) / 10,
          limit: upload.onTheWay,
          unit: inMebibytes,
          what: {
            en: 'The sink read nothing, and the relay had taken {value} from the client when the verifier stopped watching; a relay that passes the pressure on stops before {limit}.',
            'zh-CN':
              '接收端什么也没读，到检验程序停止观察时，中继已从客户端接收了 {value}；能传递背压的中继不到 {limit} 就会停下。',
          },
        });
      },
    }),

    check('relay-recovers', {
      title: {
        en: 'the sink goes away: the client’s connection is ended, too, and the next one is served',
        'zh-CN': '接收端离开：客户端的连接也被结束，下一个客户端照常得到服务',
      },
      tier: 'stretch',
      program: 'relay',
      startsProgram: false,
      needs: ['relay-delivers'],
      hints: {
        en: [
          'Two sockets belong together here. When one of them is gone, who tells the other?',
          "A socket that fails emits 'error', then 'close'. pipe() passes neither on; pipeline() destroys both. One that is ended politely emits 'end', if somebody reads from it: sink.resume().",
          'pipeline(client, sink, (error) => { if (error) console.error(error.message); }) inside the connection listener: a sink for each client.',
        ],
        'zh-CN': [
          '这里有两个 socket 成对。其中一个没了，由谁告诉另一个？',
          "出错的 socket 会触发 'error'，然后是 'close'。pipe() 两者都不传递；pipeline() 会销毁两端。对方正常结束时触发的是 'end'，但要有人在读它：sink.resume()。",
          '在 connection 监听器里写 pipeline(client, sink, (error) => { if (error) console.error(error.message); })：每个客户端各有一个接收端连接。',
        ],
      },
      async run({ listen, relayTo, connect, arrives, random, untilLevel }) {
        const listener = await listen();
        await relayTo(listener);
        const nextSink = () => listener.accepts('relay', { as: 'sink', paused: true });
        /** A sink goes away in the middle of what a client sends. */
        const losesItsSink = async (role: string, goes: (sink: Client) => void, after: Text) => {
          const client = await connect(random.name(role));
          void client.uploads(upload.long);
          const sink = await nextSink();
          await sink.downloads(MiB);
          // A relay that can still write would learn of it by that.
          await untilLevel(takenFrom(client), upload.onTheWay);
          goes(sink);
          await client.isEnded({ after });
        };
        await losesItsSink('alice', (sink) => sink.resets(), {
          en: 'the sink had reset its connection',
          'zh-CN': '接收端已复位连接',
        });
        await losesItsSink('carol', (sink) => sink.leaves(), {
          en: 'the sink had ended its connection politely',
          'zh-CN': '接收端已正常结束连接',
        });

        const bob = await arrives('bob');
        void bob.uploads(upload.short).then(() => bob.halfCloses());
        const sink = await nextSink();
        const after = { en: 'two sinks had gone away', 'zh-CN': '之前的两个接收端连接已断开' };
        isWhole(sink, await sink.downloads(), { after, uploaded: upload.short });
      },
    }),
  ],
});

/** What was measured after something else, on the same clock. */
const later = (first: Points, second: Points): Points => {
  const [end = 0] = first.at(-1) ?? [];
  return second.map(([atMs, value]) => [end + atMs, value] as const);
};

const inMiB = (bytes: number, unit = 'bytes') =>
  bytes < MiB ? `${bytes} ${unit}` : `${(bytes / MiB).toFixed(1).replace(/\.0$/, '')} MiB`;

/** Whether these are fewer bytes than the file has, be they right or wrong. */
const isShort = ({ bytes }: Download) => bytes < fileBytes;

/** Whether it was cut off when hardly anything had moved for a while: for a client that stalls there is a check of its own. */
const seemedToStall = (got: Download) =>
  got.seemedGone && got.over !== undefined && got.wrongAt === undefined && isShort(got);

const hardlyMoved: Text = {
  en: 'hardly anything moved for a while, and then the client was cut off',
  'zh-CN': '有一段时间几乎没有传输什么，随后客户端被断开',
};

interface Judgement {
  readonly after?: Text | undefined;
  /** The check that fails for the same cause. */
  readonly cause?: string | undefined;
  /** That it is not the file, but so much that a client has sent through the relay. */
  readonly uploaded?: number;
}

const theFile: Text = { en: 'the file', 'zh-CN': '文件内容' };
const theUpload: Text = { en: 'the upload', 'zh-CN': '上传数据' };

/**
 * Fails unless this is the whole file, or so much from its beginning, and then the end of the connection. Throws
 * CannotTell when it might have become that.
 */
function isWhole(client: Client, got: Download, { after, cause, uploaded }: Judgement = {}) {
  const bytes = uploaded ?? fileBytes;
  if (got.bytes === bytes && got.wrongAt === undefined && got.over === 'end') return;
  if (got.isSlow && got.wrongAt === undefined) throw tooSlow(client, got);
  const wanted = {
    described: {
      en: `${inMiB(bytes)}, byte for byte, then the end of the connection`,
      'zh-CN': `收到 ${inMiB(bytes)}，逐字节相同，然后连接结束`,
    },
  };
  const received = whatCame(got, uploaded === undefined ? theFile : theUpload);
  const facts = { kind: 'mismatch', who: client.name, wanted, received } as const;
  throw new CheckFailed({ ...facts, ...(after ? { after } : {}) }, cause);
}

const tooSlow = ({ name }: Client, { bytes }: Download) =>
  new CannotTell({
    en: `${name} had got ${inMiB(bytes)}, all of it right, and more was still coming when the verifier stopped waiting`,
    'zh-CN': `${name} 已收到 ${inMiB(bytes, '字节')}，全部正确；检验程序停止等待时，后面的内容仍在到来`,
  });

/** What came, told as it came: how far it was right, what stood there instead, and how it ended. */
function whatCame({ bytes, wrongAt, insteadFrom, over, isSlow }: Download, whole: Text): Text {
  const right = wrongAt ?? bytes;
  const { en, 'zh-CN': zh } = whole;
  const instead = {
    en:
      wrongAt === undefined
        ? ''
        : insteadFrom === undefined
          ? `, then bytes that are not in ${en} (${inMiB(bytes - right)})`
          : `, then ${en} from its byte ${insteadFrom} on (${inMiB(bytes - right)})`,
    'zh-CN':
      wrongAt === undefined
        ? ''
        : insteadFrom === undefined
          ? `，随后是${zh}里没有的字节（${inMiB(bytes - right, '字节')}）`
          : `，随后是${zh}从第 ${insteadFrom} 字节开始的部分（${inMiB(bytes - right, '字节')}）`,
  };
  const unended = isSlow
    ? {
        en: 'more, which was still coming when we stopped waiting',
        'zh-CN': '还有内容，停止等待时仍在到来',
      }
    : { en: 'nothing more, and no end', 'zh-CN': '不再有内容，连接也没有结束' };
  const end = {
    en: over === 'end' ? 'the end' : over === 'reset' ? 'a reset' : unended.en,
    'zh-CN': over === 'end' ? '连接结束' : over === 'reset' ? '连接被复位' : unended['zh-CN'],
  };
  return {
    en: `${inMiB(right)} of ${en}${instead.en}, then ${end.en}`,
    'zh-CN': `${inMiB(right, '字节')}${right < MiB ? '' : ' '}的${zh}${instead['zh-CN']}，然后${end['zh-CN']}`,
  };
}
