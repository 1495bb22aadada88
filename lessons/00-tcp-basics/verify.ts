import { CannotTell, CheckFailed } from '../../runner/lesson/failure.ts';
import { defineCheck, defineLesson } from '../../runner/lesson/lesson.ts';
import type { Client, Context, Stage } from '../../runner/lesson/stage.ts';
import { complainsInOneLine, hasNoStackTrace } from '../shared/complaints.ts';

interface Echo {
  /** Somebody is connected and has had a moment to be greeted. */
  readonly arrives: (role: string) => Promise<Client>;
  /** Who has just come is told how many are connected, and how many may be. */
  readonly isGreeted: (client: Client, count: number, context?: Context) => Promise<void>;
  /** Whoever says something gets it back. */
  readonly isServed: (client: Client, context?: Context) => Promise<void>;
}

const echo = ({ connect, random }: Stage): Echo => ({
  async arrives(role) {
    const client = await connect(random.name(role));
    await client.hearsSomething();
    return client;
  },
  async isGreeted(client, count, context) {
    await client.hears({ ratio: [count, maxClients], lineEnd: '\n' }, context);
  },
  async isServed(client, context) {
    const text = random.phrase();
    client.says(text);
    await client.hears({ text }, context);
  },
});

const check = defineCheck<Stage & Echo>;

/** How many are let in, where the limit is not what is asked about. */
const maxClients = 5;

/** The limit that the idle check sets, in milliseconds. */
const idleMs = 200;

export default defineLesson({
  id: '00-tcp-basics',
  title: { en: 'TCP basics', 'zh-CN': 'TCP 基础' },
  teaches: {
    en: 'a TCP server and client: listening, greeting, echoing, ending',
    'zh-CN': '监听、问候、回显、结束',
  },
  programs: [
    { name: 'server', role: 'listens', protocol: 'tcp' },
    { name: 'client', role: 'runs', protocol: 'tcp' },
  ],
  environment: { MAX_CLIENTS: String(maxClients) },
  vocabulary: echo,
  checks: [
    check('listens', {
      title: {
        en: 'it listens on PORT, and its standard output names that port',
        'zh-CN': '监听 PORT，并在标准输出里说出这个端口',
      },
      hints: {
        en: [
          'Where does your program learn on which port it is to listen, and does it say where it listens?',
          'process.env.PORT is a string, or undefined when nobody set it. The callback of listen() runs once the server listens.',
          'server.listen(port, host, () => console.log(server.address()))',
        ],
        'zh-CN': [
          '你的程序从哪里得知该监听哪个端口？它有没有说出自己监听在哪里？',
          'process.env.PORT 是字符串；没人设置时是 undefined。listen() 的回调在开始监听后执行。',
          'server.listen(port, host, () => console.log(server.address()))',
        ],
      },
      async run({ server }) {
        server.listensAsAsked();
        await server.prints({ number: server.asked.port });
      },
    }),

    check('greets', {
      title: {
        en: 'each client is greeted with the number connected and the most allowed, as 2/5',
        'zh-CN': '问候每个客户端：当前连接数和上限，如 2/5',
      },
      needs: ['listens'],
      env: { MAX_CLIENTS: String(maxClients) },
      hints: {
        en: [
          'Who counts the connections, and when does the number go down again?',
          'server.getConnections() tells the number of this moment; MAX_CLIENTS is the most allowed. A count of your own goes down on close, which comes for everybody once your side has ended, too: with allowHalfOpen that is up to you.',
          'server.getConnections((error, count) => socket.write(`${count}/${max}\\r\\n`))',
        ],
        'zh-CN': [
          '谁来数连接？这个数什么时候减少？',
          'server.getConnections() 给出此刻的连接数；MAX_CLIENTS 是上限。如果自己计数，就在 close 时减一：谁离开都会触发它，但要等你的一侧也结束；开了 allowHalfOpen，这要由你来做。',
          'server.getConnections((error, count) => socket.write(`${count}/${max}\\r\\n`))',
        ],
      },
      async run({ connect, isGreeted, random, wait }) {
        const first = await connect(random.name('first'));
        await isGreeted(first, 1);
        const second = await connect(random.name('second'));
        await isGreeted(second, 2);
        const third = await connect(random.name('third'));
        await isGreeted(third, 3);

        second.leaves();
        await second.gone();
        // The server may still be about to count down.
        await wait(100);
        const next = await connect(random.name('next'));
        const after = { en: 'one of three clients had left', 'zh-CN': '三个客户端中已有一个离开' };
        await isGreeted(next, 3, { after });
      },
    }),

    check('echo', {
      title: { en: 'what is sent comes back', 'zh-CN': '发送什么就收回什么' },
      needs: ['listens'],
      hints: {
        en: [
          'What does the `data` event hand you?',
          'A Buffer: the bytes themselves. Write them back to the socket that they came from.',
          "socket.on('data', (data) => socket.write(data))",
        ],
        'zh-CN': [
          '`data` 事件交给你的是什么？',
          '是 Buffer，也就是那些字节本身。从哪个 socket 收到，就写回哪个 socket。',
          "socket.on('data', (data) => socket.write(data))",
        ],
      },
      async run({ arrives, isServed }) {
        const alice = await arrives('alice');
        await isServed(alice);
        await isServed(alice);
      },
    }),

    check('independent', {
      title: {
        en: 'two clients talking at once each get their own, and only their own',
        'zh-CN': '两个客户端同时说话，各自只收到自己的内容',
      },
      needs: ['echo'],
      hints: {
        en: [
          'Is there something in your server that all connections share?',
          'What belongs to one connection is kept inside the connection listener; every socket has its own.',
          "net.createServer((socket) => { socket.on('data', (data) => socket.write(data)); }): the same `socket` in both places, and no variable outside.",
        ],
        'zh-CN': [
          '你的服务器里有什么东西是所有连接共用的吗？',
          '属于某个连接的东西放在 connection 监听器里面；每个 socket 都有自己的一份。',
          "net.createServer((socket) => { socket.on('data', (data) => socket.write(data)); })：两处是同一个 `socket`，外面不需要变量。",
        ],
      },
      async run({ arrives, isServed, random, nobodyHears }) {
        const [alice, bob] = [await arrives('alice'), await arrives('bob')];
        const [hers, his] = [random.words(), random.words()];
        alice.says(hers);
        bob.says(his);
        await alice.hears({ text: hers });
        await bob.hears({ text: his });
        await nobodyHears({ text: hers }, [bob], { until: () => isServed(bob) });
        await nobodyHears({ text: his }, [alice], { until: () => isServed(alice) });
      },
    }),

    check('limit', {
      title: {
        en: 'with MAX_CLIENTS=2 a third client is turned away; when one leaves, another gets in',
        'zh-CN': 'MAX_CLIENTS=2 时第三个客户端被拒绝；有人离开后，别人可以进来',
      },
      needs: ['greets', 'echo'],
      env: { MAX_CLIENTS: '2' },
      hints: {
        en: [
          'Does net.Server know a limit of its own?',
          'With server.maxConnections set, Node closes what is too much, before your listener sees it.',
          'server.maxConnections = Number(process.env.MAX_CLIENTS)',
        ],
        'zh-CN': [
          'net.Server 自己有没有上限的设置？',
          '设了 server.maxConnections，Node 会在你的监听器看到之前就关闭多出的连接。',
          'server.maxConnections = Number(process.env.MAX_CLIENTS)',
        ],
      },
      async run({ arrives, tryToConnect, isServed, random, nobodyHears, wait, now }) {
        const [first, second] = [await arrives('first'), await arrives('second')];
        const after = { en: 'two of two clients were inside', 'zh-CN': '两个名额都已占用' };
        const third = await tryToConnect(random.name('third'));
        if (third) {
          await third.isEnded({ after });
          await nobodyHears({ ratio: [3, 2] }, [third], { until: () => isServed(first), after });
        }
        await isServed(first);
        await isServed(second);

        first.leaves();
        await first.gone();
        // Nothing tells when the place is free, so it is asked for until it is.
        const name = random.name('next');
        const began = now();
        for (;;) {
          const next = await tryToConnect(name);
          if (next && (await gotIn(next, isServed))) break;
          if (now() - began > 2000) {
            throw new CheckFailed({
              kind: 'closed',
              who: name,
              by: 'server',
              how: 'end',
              wanted: { ratio: [2, 2] },
              after: { en: 'one of two clients had left', 'zh-CN': '两个客户端中已有一个离开' },
            });
          }
          await wait(20);
        }
        await isServed(second);
      },
    }),

    check('reset', {
      title: {
        en: 'a client that resets its connection takes nobody with it, and is no longer counted',
        'zh-CN': '一个客户端复位连接，不会连累任何人，也不再计入人数',
      },
      needs: ['echo', 'greets'],
      env: { MAX_CLIENTS: String(maxClients) },
      hints: {
        en: [
          'What does Node do with an `error` event that nobody listens to? And which events does a socket emit at a reset, and which not?',
          "A reset arrives at the socket as 'error' (ECONNRESET). Listen to it on every socket. There is no 'end' then: whoever counts does it on 'close', which always comes.",
          "socket.on('error', (error) => console.error(error.message))",
        ],
        'zh-CN': [
          '没有人监听的 `error` 事件，Node 会怎样处理？连接被复位时，socket 会触发哪些事件，不会触发哪个？',
          "复位在 socket 上表现为 'error'（ECONNRESET）。每个 socket 都要监听它。这时不会有 'end'：要计数，就在 'close' 里减一，它总会到来。",
          "socket.on('error', (error) => console.error(error.message))",
        ],
      },
      async run({ arrives, connect, isGreeted, isServed, random, wait }) {
        const [alice, mallory] = [await arrives('alice'), await arrives('mallory')];
        await isServed(mallory);
        mallory.resets();
        await isServed(alice);
        await isServed(alice);
        // The server may still be about to count down.
        await wait(100);
        const bob = await connect(random.name('bob'));
        const after = {
          en: `one of two clients, ${mallory.name}, had reset its connection`,
          'zh-CN': `两个客户端中的 ${mallory.name} 复位了连接`,
        };
        await isGreeted(bob, 2, { after });
        await isServed(bob);
      },
    }),

    check('binary', {
      title: { en: 'all 256 byte values come back unharmed', 'zh-CN': '256 种字节值都原样返回' },
      tier: 'stretch',
      needs: ['echo'],
      hints: {
        en: [
          'Is everything that a client sends text?',
          'toString() and setEncoding() turn bytes that are no valid UTF-8 into �, and that is not what was sent.',
          'Leave the Buffer a Buffer: socket.write(data).',
        ],
        'zh-CN': [
          '客户端发送的一定是文本吗？',
          'toString() 和 setEncoding() 会把不是合法 UTF-8 的字节变成 �，那就不是原来的内容了。',
          '让 Buffer 保持为 Buffer：socket.write(data)。',
        ],
      },
      async run({ arrives, random }) {
        const alice = await arrives('alice');
        const start = random.int(0, 255);
        const bytes = Uint8Array.from({ length: 256 }, (_, index) => (start + index) % 256);
        alice.sends(bytes);
        await alice.hears({ bytes });
      },
    }),

    check('farewell', {
      title: {
        en: 'after a client’s FIN the server sends bye: N, then ends',
        'zh-CN': '客户端发来 FIN 后，服务器仍发送 bye: N，然后结束',
      },
      tier: 'stretch',
      needs: ['echo'],
      hints: {
        en: [
          'After a client has ended its side, may the server still speak?',
          'allowHalfOpen: true leaves your side open at the client’s FIN. Then you have to end it yourself. Who counts what came, in bytes and not in characters?',
          "socket.on('end', () => socket.end(`bye: ${socket.bytesRead}\\r\\n`))",
        ],
        'zh-CN': [
          '客户端结束了它的一侧之后，服务器还能说话吗？',
          'allowHalfOpen: true 让你的一侧在收到 FIN 后仍然打开。之后必须由你自己结束。收到了多少字节（不是字符），谁替你数着？',
          "socket.on('end', () => socket.end(`bye: ${socket.bytesRead}\\r\\n`))",
        ],
      },
      async run({ arrives, random }) {
        const alice = await arrives('alice');
        // Bytes, not characters: the two differ here.
        const text = `${random.words()} 你好 ${random.word()}`;
        alice.sends(text);
        await alice.hears({ text });
        alice.halfCloses();
        const after = {
          en: `${alice.name} had sent ${Buffer.byteLength(text)} bytes and then FIN`,
          'zh-CN': `${alice.name} 发送了 ${Buffer.byteLength(text)} 个字节，然后是 FIN`,
        };
        await alice.hears({ text: `bye: ${Buffer.byteLength(text)}` }, { after });
        await alice.isEnded({ after });
      },
    }),

    check('idle', {
      title: {
        en: 'with IDLE_MS=200 a silent client is disconnected, a talking one is not',
        'zh-CN': 'IDLE_MS=200 时，空闲的客户端被断开，说话的不会',
      },
      tier: 'stretch',
      needs: ['echo'],
      env: { IDLE_MS: String(idleMs) },
      takesLong: true,
      hints: {
        en: [
          'What does Node do by itself when a socket has been idle for that long?',
          "socket.setTimeout only tells: it emits 'timeout', so long after the last byte. Ending the connection is up to you. The global setTimeout does not begin anew with each byte.",
          "socket.setTimeout(Number(process.env.IDLE_MS ?? 0)); socket.on('timeout', () => socket.destroy()): 0 means no limit.",
        ],
        'zh-CN': [
          'socket 空闲这么久之后，Node 自己会做什么？',
          "socket.setTimeout 只负责通知：最后一个字节之后过了这么久，它触发 'timeout'。结束连接要由你来做。全局的 setTimeout 不会因为又有字节到来而重新计时。",
          "socket.setTimeout(Number(process.env.IDLE_MS ?? 0)); socket.on('timeout', () => socket.destroy())：0 表示没有限制。",
        ],
      },
      async run({ connect, isServed, random, wait, now }) {
        const silent = await connect(random.name('silent'));
        for (let tries = 0; tries < 30; tries += 1) {
          // The server may have let it in before we get to know.
          const began = now();
          const talker = await connect(random.name('talker'));
          let [heardBefore, heard] = [began, began];
          // A server that ends the talker, too, does so with the silent client or soon after: it talks on for as long.
          let silentUntil = began + idleMs;
          while (now() - began < 2.5 * idleMs && now() - silentUntil < idleMs) {
            await wait(idleMs / 10);
            if (!(await gotIn(talker, isServed))) break;
            [heardBefore, heard] = [heard, now()];
            if (silent.isConnected()) silentUntil = now();
          }
          if (talker.isConnected()) {
            return silent.isEnded({
              after: {
                en: `it had been silent for ${idleMs} ms`,
                'zh-CN': `它已有 ${idleMs} 毫秒没有发送数据`,
              },
            });
          }
          // What was answered last was said after `heardBefore`. When that is as long ago as the limit, on a busy
          // machine, the server may not have known that we talk: that proves nothing.
          const silence = now() - heardBefore;
          if (silence >= idleMs) continue;
          const pause = Math.ceil(Math.max(heard - heardBefore, now() - heard));
          talker.isStillConnected({
            after: {
              en: `it had talked every ${pause} ms, and had been answered`,
              'zh-CN': `它每 ${pause} 毫秒说一次话，并得到了回答`,
            },
          });
        }
        throw new CannotTell({
          en: 'this machine is too busy to talk often enough',
          'zh-CN': '这台机器太忙，无法足够频繁地发送',
        });
      },
    }),

    check('keep-alive', {
      title: {
        en: 'the server turns on TCP keep-alive for its connections',
        'zh-CN': '服务器为连接开启 TCP keep-alive',
      },
      tier: 'stretch',
      needs: ['listens'],
      hints: {
        en: [
          'How would the server notice that the other computer has lost its power?',
          'Keep-alive is off unless you turn it on, for each connection or for all of them. What is the default of the first argument of setKeepAlive()?',
          'socket.setKeepAlive(true, 60_000), or net.createServer({ keepAlive: true }, ...)',
        ],
        'zh-CN': [
          '如果对方的电脑断电了，服务器怎样得知？',
          'keep-alive 默认是关闭的，可以对每个连接开启，也可以对全部开启。setKeepAlive() 的第一个参数默认是什么？',
          'socket.setKeepAlive(true, 60_000)，或 net.createServer({ keepAlive: true }, ...)',
        ],
      },
      async run({ arrives, server }) {
        const alice = await arrives('alice');
        if (await server.keepsAlive(alice)) return;
        throw new CheckFailed({
          kind: 'mismatch',
          who: 'server',
          wanted: {
            described: {
              en: 'TCP keep-alive switched on for the connection',
              'zh-CN': '为这个连接开启 TCP keep-alive',
            },
          },
          received: 'off',
          told: {
            en: `The server has not switched on TCP keep-alive for its connection with ${alice.name}.`,
            'zh-CN': `服务器没有为它与 ${alice.name} 的连接开启 TCP keep-alive。`,
          },
        });
      },
    }),

    check('port-taken', {
      title: {
        en: 'when PORT is taken: one line on standard error that names it, exit status 1',
        'zh-CN': 'PORT 被占用时：标准错误上一行说明并给出端口，退出状态 1',
      },
      tier: 'stretch',
      needs: ['listens'],
      startsProgram: false,
      hints: {
        en: [
          'Where does Node report that listening did not work?',
          "The server emits 'error', with error.code EADDRINUSE and error.port.",
          "server.on('error', (error) => { console.error(`port ${port}: ${error.code}`); process.exitCode = 1; })",
        ],
        'zh-CN': [
          '监听失败时，Node 在哪里报告？',
          "server 会触发 'error'，其中有 error.code（EADDRINUSE）和 error.port。",
          "server.on('error', (error) => { console.error(`端口 ${port}：${error.code}`); process.exitCode = 1; })",
        ],
      },
      async run({ listen, launch }) {
        const { address } = await listen();
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

    check('closes-gently', {
      title: {
        en: 'on SIGTERM nobody new gets in, those inside are served, and it exits 0 after the last',
        'zh-CN': '收到 SIGTERM：不再放人进来，里面的人继续得到服务，最后一人离开后以状态 0 退出',
      },
      tier: 'stretch',
      needs: ['echo', 'greets'],
      notOn: {
        platforms: ['win32'],
        because: {
          en: 'Windows has no SIGTERM that a program could catch',
          'zh-CN': 'Windows 没有程序可以捕获的 SIGTERM',
        },
      },
      hints: {
        en: [
          'What does SIGTERM do to a program that does not listen for it? And what does server.close() do to the connections that are open?',
          'SIGTERM ends it at once, unless there is a listener. server.close() does nothing to them: it only stops accepting. When the last of them is closed and nothing else is to do, Node ends by itself.',
          "process.on('SIGTERM', () => server.close())",
        ],
        'zh-CN': [
          '程序没有监听 SIGTERM 时，收到它会怎样？server.close() 又会怎样对待已打开的连接？',
          '没有监听函数，SIGTERM 会立刻结束程序。server.close() 对已打开的连接什么也不做：它只是不再接受新连接。最后一个连接关闭、再无事可做时，Node 会自己结束。',
          "process.on('SIGTERM', () => server.close())",
        ],
      },
      async run({ arrives, server, tryToConnect, isServed, random, wait, now }) {
        const alice = await arrives('alice');
        await isServed(alice);
        server.signal('SIGTERM');

        // A signal takes effect a moment later; until then somebody may still get in.
        const name = random.name('late');
        const began = now();
        for (;;) {
          const newcomer = await tryToConnect(name);
          if (!newcomer) break;
          const isIn = await gotIn(newcomer, isServed);
          newcomer.leaves();
          if (!isIn) break;
          if (now() - began > 2000) {
            throw new CheckFailed({
              kind: 'unexpected',
              who: name,
              unwanted: {
                described: { en: 'an answer after SIGTERM', 'zh-CN': 'SIGTERM 之后的回答' },
              },
              received: newcomer.heardSince(0),
            });
          }
          await wait(20);
        }

        const after = { en: 'SIGTERM was sent', 'zh-CN': '已发送 SIGTERM' };
        await isServed(alice, { after });
        alice.leaves();
        await server.exits(0, {
          after: {
            en: 'SIGTERM was sent and the last client had left',
            'zh-CN': '已发送 SIGTERM，且最后一个客户端已离开',
          },
        });
      },
    }),

    check('client-talks', {
      title: {
        en: 'client TEXT sends TEXT, half-closes, prints what it gets, exits 0 when the server has ended',
        'zh-CN': 'client TEXT：发送 TEXT，半关闭，打印收到的内容，服务器结束后以状态 0 退出',
      },
      program: 'client',
      hints: {
        en: [
          'Where does the client find its TEXT, and how does the server learn that this was all?',
          'end(text) sends the text and then FIN, and goes on reading. process.argv[2] is the text.',
          'const socket = net.connect(port, host); socket.end(process.argv[2]); socket.pipe(process.stdout);',
        ],
        'zh-CN': [
          '客户端从哪里得到 TEXT？服务器又怎样得知它的话已经说完？',
          'end(text) 先发送内容再发送 FIN，之后仍可读取。内容在 process.argv[2]。',
          'const socket = net.connect(port, host); socket.end(process.argv[2]); socket.pipe(process.stdout);',
        ],
      },
      async run({ listen, launch, random, wait, now }) {
        const [question, greeting, answer] = [random.words(), random.words(), random.words()];
        const listener = await listen();
        const client = await launch('client', { args: [question], address: listener.address });
        const peer = await listener.accepts('client');
        await peer.hears(
          { text: question },
          {
            after: {
              en: `client "${question}" was started`,
              'zh-CN': `启动了 client "${question}"`,
            },
          },
        );
        await peer.isEnded({
          after: {
            en: 'the client had sent its text, and was to half-close',
            'zh-CN': '客户端已发送内容，接着应当半关闭',
          },
        });
        peer.says(greeting);
        // Whoever takes this for all that there is goes by the time it is printed. Others may print everything at the end.
        const began = now();
        while (!client.printed().includes(greeting) && now() - began < 500) await wait(20);
        peer.says(answer);
        peer.halfCloses();
        await client.prints({ text: greeting });
        await client.prints(
          { text: answer },
          {
            after: { en: `"${greeting}" had come before it`, 'zh-CN': `之前先来了 "${greeting}"` },
          },
        );
        await client.exits(0);
      },
    }),

    check('client-utf8', {
      title: {
        en: 'the client prints characters whole although they arrive cut in two',
        'zh-CN': '字符被切成两半到达，客户端仍完整打印',
      },
      tier: 'stretch',
      program: 'client',
      needs: ['client-talks'],
      hints: {
        en: [
          'What becomes of half a character when it is turned into text?',
          "setEncoding('utf8') keeps the half until the rest has come; or pass the bytes on as they are.",
          "socket.setEncoding('utf8'), or socket.pipe(process.stdout)",
        ],
        'zh-CN': [
          '半个字符转换成文本会变成什么？',
          "setEncoding('utf8') 会留住前一半，直到其余部分到达；或者把字节原样转交。",
          "socket.setEncoding('utf8')，或 socket.pipe(process.stdout)",
        ],
      },
      async run({ listen, launch, random, inPieces }) {
        const text = `${random.word()} 你好 ${random.word()}`;
        const bytes = Buffer.from(text);
        const insideCharacter = bytes.indexOf(Buffer.from('你')) + 1;
        const listener = await listen();
        const client = await launch('client', { args: ['hello'], address: listener.address });
        const peer = await listener.accepts('client');
        await peer.hears({ text: 'hello' });
        await inPieces(peer, [bytes.subarray(0, insideCharacter), bytes.subarray(insideCharacter)]);
        peer.halfCloses();
        await client.prints(
          { text },
          {
            after: {
              en: 'a character of three bytes arrived cut in two',
              'zh-CN': '一个三字节的字符被切成两半到达',
            },
          },
        );
      },
    }),

    check('client-refused', {
      title: {
        en: 'nobody listening: one line on standard error that names host and port, exit status 1',
        'zh-CN': '无人监听：标准错误上一行给出主机和端口，退出状态 1',
      },
      tier: 'stretch',
      program: 'client',
      needs: ['client-talks'],
      hints: {
        en: [
          'Where does Node report that connecting did not work?',
          "The socket emits 'error', with error.code ECONNREFUSED. Print one line and set process.exitCode.",
          "socket.on('error', () => { console.error(`cannot connect to ${host}:${port}`); process.exitCode = 1; })",
        ],
        'zh-CN': [
          '连接失败时，Node 在哪里报告？',
          "socket 会触发 'error'，error.code 是 ECONNREFUSED。打印一行，并设置 process.exitCode。",
          "socket.on('error', () => { console.error(`无法连接 ${host}:${port}`); process.exitCode = 1; })",
        ],
      },
      async run({ freeAddress, launch }) {
        const address = await freeAddress();
        const after = {
          en: `nobody listened on ${address.host}:${address.port}`,
          'zh-CN': `没有人监听 ${address.host}:${address.port}`,
        };
        const client = await launch('client', { args: ['hello'], address });
        await client.exits(1, { after });
        hasNoStackTrace(client, after);
        await client.complains({ endpoint: address }, { after });
        complainsInOneLine(client);
      },
    }),
  ],
});

/** Whether a client is served. One that is turned away may get a polite line before the end of its connection. */
async function gotIn(client: Client, isServed: Echo['isServed']): Promise<boolean> {
  try {
    await isServed(client);
    return true;
  } catch (error) {
    if (error instanceof CheckFailed) return false;
    throw error;
  }
}
