import type { Crash, Failure } from '../lesson/failure.ts';
import type { Check } from '../lesson/lesson.ts';
import type { Lang, Text } from '../lesson/text.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { muteFor, timesHeard } from './around.ts';
import { wasTakenForText } from './bytes.ts';

type Transcript = readonly TranscriptEntry[];

/** What to look for when a cause is more telling than what the check asks for. */
const hints = {
  syntax: {
    en: 'The caret shows where the compiler gave up. The mistake is there or just before it, often on the line above: a bracket, a quotation mark or a comma too many or too few.',
    'zh-CN':
      '^ 所指的是编译器读不下去的地方。错误就在那里或紧靠它前面，常常在上一行：多了或少了一个括号、引号或逗号。',
  },
  unresolved: {
    en: 'Is the name spelled as the file is, with its extension, and does the path begin with ./ or ../, seen from the file that imports it? Packages are not needed: Node’s own modules begin with node:.',
    'zh-CN':
      '名字是否与文件完全一致（包括扩展名）？路径是否以 ./ 或 ../ 开头，并从写 import 的文件算起？这里不需要安装包：Node 自带的模块以 node: 开头。',
  },
  noFile: {
    en: 'npx workshop start with the name of the lesson copies the starter there; files of yours are kept.',
    'zh-CN': '运行 npx workshop start 加课程名，会把起始文件复制到那里；你已有的文件会保留。',
  },
  cannotStart: {
    en: 'What follows -- is started as it stands, without a shell: does the same command work in your terminal, and is the program installed?',
    'zh-CN':
      '-- 之后的命令不经过 shell，原样启动：同样的命令在你的终端里能运行吗？那个程序装了吗？',
  },
  unheardError: {
    en: "An 'error' event that nobody listens to ends the whole program. Which socket or server emitted it, and where do you listen to its 'error'?",
    'zh-CN':
      "没有人监听的 'error' 事件会结束整个程序。它是哪个 socket 或 server 触发的？你在哪里监听它的 'error'？",
  },
  thrown: {
    en: 'An exception that nobody catches ends the program for everybody who is connected. Begin at the first line of your own in the stack trace: which value there is not what you expect?',
    'zh-CN':
      '没有被捕获的异常会结束整个程序，所有连接随之断开。从堆栈里第一行你自己的代码看起：那里哪个值和你想的不一样？',
  },
  saidGoodbye: {
    en: 'It ended of its own accord: is process.exit() called, or did nothing keep it running? Node goes on only while there is something left to wait for, such as a server that listens.',
    'zh-CN':
      '它是自己结束的：是调用了 process.exit()，还是没有什么让它继续运行？只有还有事可等（比如一个正在监听的 server）时，Node 才不会退出。',
  },
  killed: {
    en: 'The system ended it. Does it kill itself, or does something in it grow until the memory is used up?',
    'zh-CN': '它是被系统结束的。是它自己发的信号，还是有什么东西不断增长、用尽了内存？',
  },
  listenTcp: {
    en: 'Is server.listen(PORT, HOST) ever reached? Look at what stands before it: an await that never ends, a callback that is never called, a branch that is not taken.',
    'zh-CN':
      '程序真的执行到 server.listen(PORT, HOST) 了吗？看看它前面：有没有永远不结束的 await、从未被调用的回调、没有走到的分支。',
  },
  listenUdp: {
    en: 'Is socket.bind(PORT, HOST) ever reached? Look at what stands before it: an await that never ends, a callback that is never called, a branch that is not taken.',
    'zh-CN':
      '程序真的执行到 socket.bind(PORT, HOST) 了吗？看看它前面：有没有永远不结束的 await、从未被调用的回调、没有走到的分支。',
  },
  blocked: {
    en: 'Node runs your code in one thread: while a loop or a long computation goes on, no event is delivered to anybody. Which loop may never end, and which call has Sync in its name?',
    'zh-CN':
      'Node 在一个线程里运行你的代码：循环或长时间的计算没结束，任何事件都送不到。哪个循环可能永远不结束？哪个调用的名字里带 Sync？',
  },
  tcp: {
    en: 'TCP is net.createServer() and listen(); dgram.createSocket() and bind() are UDP. The two are told apart by the protocol, so both may have the same port number.',
    'zh-CN':
      'TCP 用 net.createServer() 和 listen()；dgram.createSocket() 和 bind() 是 UDP。两者靠协议区分，端口号相同也互不相干。',
  },
  udp: {
    en: "UDP is dgram.createSocket('udp4') and bind(); net.createServer() and listen() are TCP. The two are told apart by the protocol, so both may have the same port number.",
    'zh-CN':
      "UDP 用 dgram.createSocket('udp4') 和 bind()；net.createServer() 和 listen() 是 TCP。两者靠协议区分，端口号相同也互不相干。",
  },
  address: {
    en: 'A server is reached only on the address that it listens on. Pass HOST on as it is: listen(PORT, HOST).',
    'zh-CN': '服务器只能从它监听的地址到达。请原样使用 HOST：listen(PORT, HOST)。',
  },
  late: {
    en: 'What does the answer wait for: a timer, more input, the end of the connection, or a computation that holds up everything? It can leave as soon as all that it needs is there.',
    'zh-CN':
      '这个回答在等什么：定时器、更多的输入、连接结束，还是一段挡住一切的计算？需要的东西一齐，就可以马上回答。',
  },
  mute: {
    en: 'Not a byte has come from it. Does the listener that should answer ever run? A console.log() in it shows that here.',
    'zh-CN':
      '它一个字节也没有发出。应当回答的那个监听函数执行过吗？在里面放一句 console.log()，这里就能看到。',
  },
  twice: {
    en: 'Is it sent in two places, or is the same listener added twice, such as inside another one?',
    'zh-CN': '是不是有两处都发送了它，或者同一个监听函数被加了两次（比如写在另一个监听函数里面）？',
  },
  ended: {
    en: 'Who calls end() or destroy() on this socket, and when? A server that only answers leaves that to the client.',
    'zh-CN':
      '谁对这个 socket 调用了 end() 或 destroy()？什么时候？只管回答的服务器，把结束连接留给客户端。',
  },
  reset: {
    en: 'A reset is a connection that is thrown away: destroy() with data left unread, resetAndDestroy(), or the end of the program. end() closes it politely.',
    'zh-CN':
      '重置意味着连接被直接丢弃：还有数据没读就 destroy()，调用了 resetAndDestroy()，或者程序结束了。end() 才是正常关闭。',
  },
  refused: {
    en: 'It listened, and does so no longer: who calls server.close()?',
    'zh-CN': '它曾经在监听，现在不再监听了：谁调用了 server.close()？',
  },
  takenForText: {
    en: 'Bytes that are no text were taken for text: toString(), setEncoding() and + turn them into �. Leave the Buffer a Buffer.',
    'zh-CN':
      '把不是文本的字节当成了文本：toString()、setEncoding() 和 + 会把它们变成 �。让 Buffer 保持为 Buffer。',
  },
} satisfies Record<string, Text>;

function ofCrash(crash: Crash): Text | undefined {
  switch (crash.cause) {
    case 'does-not-compile':
      return crash.problem.unresolved ? hints.unresolved : hints.syntax;
    case 'no-file':
      return hints.noFile;
    case 'cannot-start':
      return hints.cannotStart;
    case 'exited':
      if (crash.unheard) return hints.unheardError;
      if (crash.error !== undefined) return hints.thrown;
      return crash.exit.signal === null ? hints.saidGoodbye : hints.killed;
    case 'never-listened':
      if (crash.blocked) return hints.blocked;
      return crash.protocol === 'tcp' ? hints.listenTcp : hints.listenUdp;
    case 'blocked':
      return hints.blocked;
    case 'wrong-protocol':
      return crash.protocol === 'udp' ? hints.tcp : hints.udp;
    case 'wrong-address':
      return hints.address;
    case 'port-not-shared':
      // It is what the check is about.
      return undefined;
  }
}

/** The hint of the cause itself; undefined where the check knows better. */
function ofCause(failure: Failure, transcript: Transcript): Text | undefined {
  switch (failure.kind) {
    case 'crashed':
      return ofCrash(failure.crash);
    case 'silence':
      if (failure.cameAfterMs !== undefined) return hints.late;
      return muteFor(failure, transcript) === undefined ? undefined : hints.mute;
    case 'unexpected':
      return timesHeard(failure, transcript) > 1 && !('text' in failure.unwanted)
        ? hints.twice
        : undefined;
    case 'closed':
      // What the check tells about it is closer to the point.
      if (failure.after) return undefined;
      return failure.how === 'end' ? hints.ended : hints.reset;
    case 'refused':
      return hints.refused;
    case 'mismatch':
      return wasTakenForText(failure) ? hints.takenForText : undefined;
    case 'measure':
      return undefined;
  }
}

/** A program that does not come up has nothing to do with what the check asks for, unless that is what stops it. */
const hasToDoWithCheck = (failure: Failure, transcript: Transcript): boolean =>
  failure.kind !== 'crashed' ||
  failure.crash.cause === 'port-not-shared' ||
  transcript.some(({ event }) => event === 'connect' || event === 'data');

/** The hints on a failure: those of its check, the first of them replaced where the cause tells more. */
export function hintsOn(
  failure: Failure,
  check: Pick<Check, 'hints'>,
  transcript: Transcript,
  lang: Lang,
): readonly string[] {
  const ofCheck = hasToDoWithCheck(failure, transcript) ? check.hints[lang] : [];
  const own = ofCause(failure, transcript);
  return own ? [own[lang], ...ofCheck.slice(1)] : ofCheck;
}
